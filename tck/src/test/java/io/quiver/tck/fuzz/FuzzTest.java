package io.quiver.tck.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Feeds committed inputs and damaged ones to what takes text from outside, by a mutator of our own
 * (not Jazzer: there is no coverage guidance). Only plain SQLExceptions may come out, each input
 * ends. {@code -Dfuzz.seed=N} repeats a run whose seed was printed.
 */
@Tag("slow")
class FuzzTest {
  private static final int MUTATIONS = 2000;
  private static final long LONG_NANOS = TimeUnit.MINUTES.toNanos(10);

  /** Far beyond the timeout of statements: only for what would never end. */
  private static final int HANG_SECONDS = 60;

  /** What is fed. */
  enum Kind {
    SQL,
    JSON,
    URL,
    LITERAL;

    FuzzTarget open(boolean all) {
      return switch (this) {
        case SQL -> new SqlTarget();
        case JSON -> TextTarget.json(all);
        case URL -> new UrlTarget();
        case LITERAL -> TextTarget.literals(all);
      };
    }

    List<String> seeds() throws Exception {
      return Seeds.read(name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void seeds(Kind kind) throws Exception {
    List<String> seeds = kind.seeds();
    assertTrue(seeds.stream().distinct().count() >= 200, kind + " has too few seeds");
    feed(kind, true, seeds.iterator(), kind + " seeds");
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(Kind.class)
  void mutations(Kind kind) throws Exception {
    long seed = Long.getLong("fuzz.seed", 20260101L);
    Mutator mutator = new Mutator(seed, kind.seeds());
    feed(
        kind, false, Stream.generate(mutator::next).limit(MUTATIONS).iterator(), kind + " " + seed);
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource(Kind.class)
  void tenMinutes(Kind kind) throws Exception {
    long seed = Long.getLong("fuzz.seed", new Random().nextLong());
    Mutator mutator = new Mutator(seed, kind.seeds());
    long begin = System.nanoTime();
    feed(
        kind,
        false,
        Stream.generate(mutator::next)
            .takeWhile(input -> System.nanoTime() - begin < LONG_NANOS)
            .iterator(),
        kind + " -Dfuzz.seed=" + seed);
  }

  @Test
  void sameSeedSameInputs() {
    List<String> seeds = List.of("SELECT 1 FROM t", "{\"a\":12}");
    Mutator one = new Mutator(7, seeds);
    Mutator two = new Mutator(7, seeds);
    assertTrue(Stream.generate(one::next).limit(100).allMatch(s -> s.equals(two.next())));
  }

  private static void feed(Kind kind, boolean all, Iterator<String> inputs, String what)
      throws Exception {
    Failures failures = new Failures();
    Thread[] worker = new Thread[1];
    ExecutorService executor =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread thread = new Thread(null, task, "fuzz-" + kind);
              thread.setDaemon(true);
              worker[0] = thread;
              return thread;
            });
    try (FuzzTarget target = kind.open(all)) {
      while (inputs.hasNext()) {
        String input = inputs.next();
        Future<?> done =
            executor.submit(
                () -> {
                  target.feed(input, failures);
                  return null;
                });
        try {
          done.get(HANG_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
          Throwable hang = new TimeoutException("no end");
          hang.setStackTrace(worker[0].getStackTrace());
          failures.add(input, "does not end", hang);
          break;
        }
      }
    } finally {
      executor.shutdownNow();
    }
    assertTrue(failures.isEmpty(), () -> what + ": " + failures);
  }
}
