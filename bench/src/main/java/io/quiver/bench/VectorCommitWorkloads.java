package io.quiver.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Durable commits of one row with a vector, and searches meanwhile. */
final class VectorCommitWorkloads {
  private static final int DIMENSIONS = 128;
  private static final int LOADED = Integer.getInteger("quiver.bench.vectors", 100_000) / 5;
  private static final int PAIRS = 4_000;
  private static final int COMMITS_PER_SECOND = 2_000;
  private static final int COMMITS = 5 * COMMITS_PER_SECOND;
  private static final int IDLE_SEARCHES = 20_000;

  private VectorCommitWorkloads() {}

  /**
   * Inserts go by turns to a table with an index and to one without; half of them warm up. After
   * each the row must be found.
   */
  static Measurement insert(Site site) throws SQLException {
    VectorSet set = VectorSet.clustered(LOADED + PAIRS, DIMENSIONS);
    try (Connection connection = site.connect()) {
      prepare(connection, set);
      Site.execute(
          connection, "CREATE TABLE plain (id INT PRIMARY KEY, category INT, emb VECTOR(128))");
      long[] indexed = new long[PAIRS];
      long[] plain = new long[PAIRS];
      try (PreparedStatement toIndexed = connection.prepareStatement(QuiverNeighbours.INSERT);
          PreparedStatement toPlain =
              connection.prepareStatement("INSERT INTO plain VALUES (?, ?, ?)");
          PreparedStatement search = connection.prepareStatement(QuiverNeighbours.SEARCH)) {
        for (int i = 0; i < PAIRS; i++) {
          int id = LOADED + i;
          plain[i] = insert(toPlain, set, id);
          indexed[i] = insert(toIndexed, set, id);
          search.setObject(1, set.vectors[id]);
          if (DuckDbNeighbours.ids(search)[0] != id) {
            throw new SQLException("a committed row was not found");
          }
        }
      }
      double microseconds = (median(indexed) - median(plain)) / 1_000.0;
      return new Measurement(
          microseconds, String.format(Locale.ROOT, "plain insert %.0f", median(plain) / 1_000.0));
    }
  }

  private static long insert(PreparedStatement insert, VectorSet set, int id) throws SQLException {
    long start = System.nanoTime();
    insert.setInt(1, id);
    insert.setInt(2, set.categories[id]);
    insert.setObject(3, set.vectors[id]);
    insert.executeUpdate();
    return System.nanoTime() - start;
  }

  private static long median(long[] nanos) {
    long[] warm = Arrays.copyOfRange(nanos, nanos.length / 2, nanos.length);
    Arrays.sort(warm);
    return warm[warm.length / 2];
  }

  static Measurement commits(Site site) throws SQLException {
    return run(site).commits();
  }

  static Measurement latency(Site site) throws SQLException {
    return run(site).latency();
  }

  /** What commits and searches were like. */
  private record Run(Measurement commits, Measurement latency) {}

  private static Run run(Site site) throws SQLException {
    VectorSet set = VectorSet.clustered(LOADED + COMMITS, DIMENSIONS);
    try (Connection connection = site.connect();
        ExecutorService thread = Executors.newSingleThreadExecutor()) {
      prepare(connection, set);
      try (PreparedStatement search = connection.prepareStatement(QuiverNeighbours.SEARCH)) {
        searches(search, set, IDLE_SEARCHES, null);
        double idle = searches(search, set, IDLE_SEARCHES, null);
        Future<Double> writer = thread.submit(() -> write(site, set));
        double busy = searches(search, set, Integer.MAX_VALUE, writer);
        return new Run(
            Measurement.of(writer.get()),
            new Measurement(
                busy / idle, String.format(Locale.ROOT, "%.0f and %.0f us", idle, busy)));
      } catch (ExecutionException e) {
        throw new SQLException(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SQLException(e);
      }
    }
  }

  private static void prepare(Connection connection, VectorSet set) throws SQLException {
    Site.execute(connection, QuiverNeighbours.TABLE.formatted(DIMENSIONS));
    QuiverNeighbours.insert(connection, set, 0, LOADED);
    QuiverNeighbours.createIndex(connection, "");
  }

  /** One search after the other; microseconds that 99 of 100 take at most. */
  private static double searches(
      PreparedStatement search, VectorSet set, int most, @Nullable Future<Double> until)
      throws SQLException {
    long[] nanos = new long[1 << 16];
    int count = 0;
    for (; count < most && (until == null || !until.isDone()); count++) {
      if (count == nanos.length) {
        nanos = Arrays.copyOf(nanos, 2 * count);
      }
      long start = System.nanoTime();
      search.setObject(1, set.queries[count % set.queries.length]);
      DuckDbNeighbours.ids(search);
      nanos[count] = System.nanoTime() - start;
    }
    Arrays.sort(nanos, 0, count);
    return nanos[(int) (count * 0.99)] / 1_000.0;
  }

  /** Commits on time, as far as they keep up; commits a second. */
  private static double write(Site site, VectorSet set) throws SQLException {
    try (Connection connection = site.connect();
        PreparedStatement insert = connection.prepareStatement(QuiverNeighbours.INSERT)) {
      long start = System.nanoTime();
      for (int i = 0; i < COMMITS; i++) {
        long due = start + i * (1_000_000_000L / COMMITS_PER_SECOND);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        insert(insert, set, LOADED + i);
      }
      return COMMITS * 1e9 / (System.nanoTime() - start);
    }
  }
}
