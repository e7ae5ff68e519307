package io.quiver.storage.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.vector.VectorSearchOptions.Exactness;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One writer, one thread that builds and merges all the time, readers that compare. */
final class ConcurrentIndexTest {
  private static final int ROWS = 300;
  private static final int COMMITS = 3_000;

  private final long seed = ThreadLocalRandom.current().nextLong();
  private final IndexFixture fixture =
      new IndexFixture(new VectorIndexSettings(Metric.L2, 4, 4, 16, 40, 1 << 20));
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile Committed latest = new Committed(0, Map.of());
  private volatile boolean stop;
  private volatile long searches;

  /** A commit and the rows after it. */
  private record Committed(long timestamp, Map<Long, float[]> rows) {}

  @Test
  void readersSeeExactlyTheirSnapshot() throws InterruptedException {
    List<Thread> threads =
        List.of(
            new Thread(() -> guarded(this::maintain)),
            new Thread(() -> guarded(() -> read(new Random(seed + 1)))),
            new Thread(() -> guarded(() -> read(new Random(seed + 2)))));
    threads.forEach(Thread::start);
    Random random = new Random(seed);
    for (int i = 0; i < COMMITS && failure.get() == null; i++) {
      fixture.commit(changes(random));
      latest = new Committed(fixture.now(), new TreeMap<>(fixture.rows));
      fixture.index.release(fixture.now() - 30);
    }
    stop = true;
    for (Thread thread : threads) {
      thread.join();
    }
    assertNull(failure.get(), () -> "seed " + seed + ": " + failure.get());
    assertTrue(searches > 0);
    fixture.settle();
    assertEquals(fixture.rows.size(), fixture.index.rows());
  }

  private void maintain() {
    while (!stop) {
      fixture.index.maintain(fixture.rows::get);
      Thread.onSpinWait();
    }
  }

  private void read(Random random) {
    do {
      Committed now = latest;
      IndexState state = fixture.index.state();
      if (state.readableFrom() > now.timestamp()) {
        continue;
      }
      float[] query = vector(random);
      Exactness exactness = random.nextBoolean() ? Exactness.ALWAYS : Exactness.NEVER;
      List<VectorHit> found =
          fixture
              .index
              .search(
                  state,
                  now.timestamp(),
                  OwnVectors.NONE,
                  query,
                  15,
                  Searches.options(exactness),
                  null,
                  () -> {},
                  now.rows()::get)
              .hits();
      List<VectorHit> expected = BruteForce.nearest(Metric.L2, now.rows(), query, 15, null);
      assertEquals(expected.size(), found.size());
      for (VectorHit hit : found) {
        float[] row = now.rows().get(hit.rowId());
        assertTrue(row != null, "row " + hit.rowId() + " is not visible");
        assertEquals(BruteForce.distance(Metric.L2, query, row), hit.distance(), 1e-4);
      }
      if (exactness == Exactness.ALWAYS) {
        Searches.assertSame(expected, found);
      }
      searches = 1;
    } while (!stop);
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      stop = true;
    }
  }

  private static Map<Long, float @Nullable []> changes(Random random) {
    Map<Long, float @Nullable []> changes = new TreeMap<>();
    for (int i = 0; i < 12; i++) {
      changes.put((long) random.nextInt(ROWS), random.nextInt(4) == 0 ? null : vector(random));
    }
    return changes;
  }

  private static float[] vector(Random random) {
    float[] vector = new float[4];
    for (int i = 0; i < 4; i++) {
      vector[i] = random.nextFloat();
    }
    return vector;
  }
}
