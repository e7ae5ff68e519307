package io.quiver.bench;

import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The 22 queries of TPC-H, with an index on each primary key and foreign key in all systems. The
 * rate is one over the geometric mean of the queries' times; the note has the times one by one.
 */
final class TpchWorkload {
  static final int QUERIES = 22;

  private static final double SCALE = Double.parseDouble(System.getProperty("tpch.scale", "0.1"));
  private static final Path TEXTS = Path.of("tck/src/test/resources/tpch");
  private static final int BATCH = 2_000;

  /** A query that takes longer is stopped and counts as if it had taken so long. */
  private static final long LIMIT_MILLIS = 10_000;

  private static final long REPEAT_NANOS = 600_000_000L;
  private static final int MOST_RUNS = 15;

  private static final List<String> INDEXES =
      List.of(
          "supplier (s_nationkey)",
          "customer (c_nationkey)",
          "partsupp (ps_suppkey)",
          "orders (o_custkey)",
          "lineitem (l_partkey, l_suppkey)",
          "lineitem (l_suppkey)",
          "nation (n_regionkey)");

  private TpchWorkload() {}

  /** The database is closed after loading, so that each peer reads from a file at rest. */
  static Measurement run(Site site) throws SQLException {
    try (Connection connection = site.connect()) {
      load(site, connection);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ScheduledExecutorService watch =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    StringBuilder note = new StringBuilder("ms:");
    double logarithms = 0;
    try (Connection connection = site.connect()) {
      if (site.peer() == Peer.H2) {
        // It would answer a repeated query with what it found before.
        Site.execute(connection, "SET OPTIMIZE_REUSE_RESULTS 0");
      }
      for (int i = 1; i <= QUERIES; i++) {
        String name = String.format(Locale.ROOT, "q%02d", i);
        String sql = text(name + ".sql");
        String text = site.peer() == Peer.SQLITE ? TpchDialect.ofSqlite(sql) : sql;
        double seconds = seconds(connection, text, watch);
        logarithms += Math.log(seconds);
        note.append(String.format(Locale.ROOT, " %s=%.1f", name, seconds * 1e3));
      }
    } finally {
      watch.shutdownNow();
    }
    return new Measurement(Math.exp(-logarithms / QUERIES), note.toString());
  }

  private static String text(String name) {
    try {
      return Files.readString(TEXTS.resolve(name)).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The median after the first run. */
  private static double seconds(Connection connection, String sql, ScheduledExecutorService watch)
      throws SQLException {
    long[] times = new long[MOST_RUNS];
    int runs = 0;
    long begun = System.nanoTime();
    do {
      long start = System.nanoTime();
      boolean ended = run(connection, sql, watch);
      times[runs++] = System.nanoTime() - start;
      if (!ended) {
        return LIMIT_MILLIS / 1e3;
      }
    } while (runs < 2 || (runs < MOST_RUNS && System.nanoTime() - begun < REPEAT_NANOS));
    int from = runs > 1 ? 1 : 0;
    Arrays.sort(times, from, runs);
    return times[(from + runs) / 2] / 1e9;
  }

  /** False when it was stopped. */
  private static boolean run(Connection connection, String sql, ScheduledExecutorService watch)
      throws SQLException {
    boolean[] stopped = new boolean[1];
    try (Statement statement = connection.createStatement()) {
      Future<?> limit =
          watch.schedule(
              () -> {
                stopped[0] = true;
                statement.cancel();
                return null;
              },
              LIMIT_MILLIS,
              TimeUnit.MILLISECONDS);
      try (ResultSet rows = statement.executeQuery(sql)) {
        int width = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int i = 1; i <= width; i++) {
            rows.getString(i);
          }
        }
        return true;
      } catch (SQLException e) {
        if (stopped[0]) {
          return false;
        }
        throw e;
      } finally {
        limit.cancel(false);
      }
    }
  }

  private static void load(Site site, Connection connection) throws IOException, SQLException {
    for (String sql : text("schema.sql").split(";")) {
      if (!sql.isBlank()) {
        Site.execute(connection, sql);
      }
    }
    for (TpchTable<?> table : TpchTable.getTables()) {
      if (site.peer() == Peer.DUCKDB) {
        copy(connection, table, site.directory().resolve(table.getTableName() + ".tbl"));
      } else {
        insert(connection, table);
      }
    }
    for (int i = 0; i < INDEXES.size(); i++) {
      Site.execute(connection, "CREATE INDEX tpch_" + i + " ON " + INDEXES.get(i));
    }
    if (site.peer() == Peer.H2 || site.peer() == Peer.SQLITE) {
      Site.execute(connection, "ANALYZE");
    }
  }

  private static void insert(Connection connection, TpchTable<?> table) throws SQLException {
    connection.setAutoCommit(false);
    int columns = table.getColumns().size();
    String sql =
        "INSERT INTO " + table.getTableName() + " VALUES (" + "?, ".repeat(columns - 1) + "?)";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      int waiting = 0;
      for (TpchEntity row : table.createGenerator(SCALE, 1, 1)) {
        String[] values = row.toLine().split("\\|", -1);
        for (int i = 0; i < columns; i++) {
          insert.setString(i + 1, values[i]);
        }
        insert.addBatch();
        if (++waiting == BATCH) {
          insert.executeBatch();
          connection.commit();
          waiting = 0;
        }
      }
      insert.executeBatch();
      connection.commit();
    }
    connection.setAutoCommit(true);
  }

  /** DuckDB reads files faster than it takes rows. */
  private static void copy(Connection connection, TpchTable<?> table, Path file)
      throws IOException, SQLException {
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      for (TpchEntity row : table.createGenerator(SCALE, 1, 1)) {
        String line = row.toLine();
        lines.write(line, 0, line.length() - 1);
        lines.write('\n');
      }
    }
    Site.execute(
        connection, "COPY " + table.getTableName() + " FROM '" + file + "' (DELIMITER '|')");
    Files.delete(file);
  }
}
