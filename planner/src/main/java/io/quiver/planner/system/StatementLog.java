package io.quiver.planner.system;

import io.quiver.storage.Database;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What the statements of a database have cost, by their text without literals. Keeps the latest
 * {@value #MOST} kinds of statements. Thread-safe.
 */
public final class StatementLog {
  private static final int MOST = 1_000;

  /** How exactly the last use is known. */
  private static final long USE_NANOS = 1_000_000;

  private final ConcurrentHashMap<String, Totals> totals = new ConcurrentHashMap<>();

  private StatementLog() {}

  /** That of a database. */
  public static StatementLog of(Database database) {
    return database.attached(StatementLog.class, opened -> new StatementLog());
  }

  /** The totals of one kind of statement. */
  public Totals totals(String text) {
    Totals found = totals.get(text);
    if (found != null) {
      return found;
    }
    if (totals.size() >= MOST) {
      forgetOldest();
    }
    return totals.computeIfAbsent(text, Totals::new);
  }

  private void forgetOldest() {
    List<Totals> all = new ArrayList<>(totals.values());
    long now = System.nanoTime();
    all.sort(Comparator.comparingLong((Totals t) -> now - t.lastUse).reversed());
    for (Totals old : all.subList(0, Math.min(all.size(), MOST / 10))) {
      totals.remove(old.text, old);
      old.forgotten = true;
    }
  }

  /** Forgets everything. */
  public void reset() {
    totals.values().forEach(old -> old.forgotten = true);
    totals.clear();
  }

  List<Totals> all() {
    return totals.values().stream().sorted(Comparator.comparing(t -> t.text)).toList();
  }

  /** Counts of one kind of statement. */
  public static final class Totals {
    final String text;
    final LongAdder executions = new LongAdder();
    final LongAdder errors = new LongAdder();
    final LongAdder nanos = new LongAdder();
    final LongAdder rows = new LongAdder();
    final long firstMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    volatile long maxNanos;
    volatile long lastUse;
    volatile boolean forgotten;

    Totals(String text) {
      this.text = text;
      this.lastUse = System.nanoTime();
    }

    /** Whether others hold these totals no more. */
    public boolean isForgotten() {
      return forgotten;
    }

    /**
     * One execution has ended; its rows come later.
     *
     * @param start as {@link System#nanoTime}
     * @param end likewise
     */
    public void executed(long start, long end, boolean failed) {
      long took = end - start;
      executions.increment();
      nanos.add(took);
      if (failed) {
        errors.increment();
      }
      // Lost updates of the two below only make them a little wrong.
      if (took > maxNanos) {
        maxNanos = took;
      }
      // Written by every execution it would travel from processor to processor.
      if (end - lastUse > USE_NANOS) {
        lastUse = end;
      }
    }

    /** So many rows were given or changed. */
    public void addRows(long count) {
      rows.add(count);
    }
  }
}
