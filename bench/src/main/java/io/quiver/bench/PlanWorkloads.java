package io.quiver.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long it takes to plan, on one thread. */
final class PlanWorkloads {
  private static final int FILES_OF_A_DIRECTORY = 2;
  private static final int RECORDS_OF_A_FILE = 200;
  private static final long WARM_UP_NANOS = 8_000_000_000L;
  private static final int KEYS = 100_000;
  private static final long WARM_UP_PLANS_NANOS = 6_000_000_000L;
  private static final int PLANS = 500;

  private PlanWorkloads() {}

  /** Statements of the corpus a second, queries read to their last row. */
  static Measurement corpus(Site site) throws SQLException {
    Corpus run = new Corpus();
    return new Measurement(
        run.statements * 1e9 / run.nanos,
        String.format(
            Locale.ROOT,
            "%.0f %% of the plans were in the cache",
            100.0 * run.hits / Math.max(1, run.hits + run.plannings)));
  }

  /** The median time to prepare a query of the corpus whose shape the database has not seen. */
  static Measurement neverSeen(Site site) throws SQLException {
    Corpus run = new Corpus();
    return new Measurement(
        run.quantile(0.5),
        String.format(
            Locale.ROOT,
            "90 %% under %.0f, %,d shapes",
            run.quantile(0.9),
            run.microseconds.size()));
  }

  /** Runs the sample again and again until it is warm, then once with a clock. */
  private static final class Corpus {
    private final List<Double> microseconds = new ArrayList<>();
    private long statements;
    private long nanos;
    private long plannings;
    private long hits;

    Corpus() throws SQLException {
      List<List<LogicCorpus.Record>> files =
          LogicCorpus.files(FILES_OF_A_DIRECTORY, RECORDS_OF_A_FILE);
      long begun = Rates.now();
      while (Rates.now() - begun < WARM_UP_NANOS) {
        run(files);
      }
      microseconds.clear();
      statements = 0;
      nanos = 0;
      plannings = 0;
      hits = 0;
      run(files);
      microseconds.sort(null);
    }

    double quantile(double part) {
      return microseconds.get((int) (part * (microseconds.size() - 1)));
    }

    private void run(List<List<LogicCorpus.Record>> files) throws SQLException {
      for (List<LogicCorpus.Record> file : files) {
        try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:");
            Statement statement = connection.createStatement();
            PreparedStatement counts =
                connection.prepareStatement("SELECT planned_count FROM sys.plan_cache")) {
          for (LogicCorpus.Record record : file) {
            run(connection, statement, counts, record);
          }
          count(statement);
        }
      }
    }

    private void run(
        Connection connection,
        Statement statement,
        PreparedStatement counts,
        LogicCorpus.Record record)
        throws SQLException {
      long before = record.query() ? number(counts) : 0;
      long start = Rates.now();
      try {
        if (!record.query()) {
          statement.execute(record.sql());
          return;
        }
        try (PreparedStatement query = connection.prepareStatement(record.sql())) {
          long prepared = Rates.now() - start;
          read(query);
          long end = Rates.now();
          if (number(counts) > before) {
            microseconds.add(prepared / 1e3);
          }
          start += Rates.now() - end;
        }
      } catch (SQLException e) {
        // Some statements are meant to fail, and some are known to.
        if (e.getSQLState() == null) {
          throw e;
        }
      } finally {
        nanos += Rates.now() - start;
        statements++;
      }
    }

    private static void read(PreparedStatement query) throws SQLException {
      try (ResultSet rows = query.executeQuery()) {
        int width = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int i = 1; i <= width; i++) {
            rows.getString(i);
          }
        }
      }
    }

    private static long number(PreparedStatement query) throws SQLException {
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }

    private void count(Statement statement) throws SQLException {
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT planned_count, text_hit_count + shape_hit_count FROM sys.plan_cache")) {
        rows.next();
        plannings += rows.getLong(1);
        hits += rows.getLong(2);
      }
    }
  }

  /** Microseconds to plan a join of so many tables that was not seen before: the median. */
  static Workload join(int tables) {
    return site -> {
      try (Connection connection = site.connect()) {
        for (int i = 0; i < tables; i++) {
          Site.execute(
              connection,
              "CREATE TABLE t%d (id BIGINT PRIMARY KEY, next BIGINT, kind INT, name VARCHAR(40))"
                  .formatted(i));
          Site.execute(connection, "CREATE INDEX t%d_kind ON t%d (kind)".formatted(i, i));
          Site.execute(
              connection,
              "INSERT INTO t%d SELECT x, x, MOD(x, 7), 'row ' || x FROM GENERATE_SERIES(1, %d) AS s(x)"
                  .formatted(i, 100 * (i + 1)));
        }
        int seed = 0;
        long begun = Rates.now();
        while (Rates.now() - begun < WARM_UP_PLANS_NANOS) {
          connection.prepareStatement(chain(tables, seed++)).close();
        }
        double[] microseconds = new double[PLANS];
        for (int i = 0; i < PLANS; i++) {
          String sql = chain(tables, seed++);
          long start = Rates.now();
          connection.prepareStatement(sql).close();
          microseconds[i] = (Rates.now() - start) / 1e3;
        }
        Arrays.sort(microseconds);
        return Measurement.of(microseconds[PLANS / 2]);
      }
    };
  }

  /** Tables joined in a row, by other names each time. */
  private static String chain(int tables, int seed) {
    String from =
        IntStream.range(0, tables)
            .mapToObj(i -> "t" + i + " AS a" + seed + "_" + i)
            .collect(Collectors.joining(", "));
    String where =
        IntStream.range(1, tables)
            .mapToObj(i -> "a%d_%d.next = a%d_%d.id".formatted(seed, i - 1, seed, i))
            .collect(Collectors.joining(" AND "));
    int last = tables - 1;
    return "SELECT a%d_0.name, a%d_%d.name FROM %s WHERE %s AND a%d_%d.kind = 3 AND a%d_0.kind > 1"
        .formatted(seed, seed, last, from, where, seed, last, seed);
  }

  /** Microseconds that a literal costs more than a parameter. */
  static Measurement newLiteral(Site site) throws SQLException {
    Random random = new Random(42);
    try (Connection connection = site.connect()) {
      NodeWorkloads.load(connection, KEYS);
      try (PreparedStatement select =
              connection.prepareStatement("SELECT name, score FROM node WHERE id = ?");
          Statement statement = connection.createStatement()) {
        double prepared =
            Rates.of(
                () -> {
                  select.setLong(1, random.nextInt(KEYS));
                  try (ResultSet rows = select.executeQuery()) {
                    Rates.expectRow(rows);
                  }
                });
        double literal =
            Rates.of(
                () -> {
                  try (ResultSet rows =
                      statement.executeQuery(
                          "SELECT name, score FROM node WHERE id = " + random.nextInt(KEYS))) {
                    Rates.expectRow(rows);
                  }
                });
        return new Measurement(
            1e6 / literal - 1e6 / prepared,
            String.format(Locale.ROOT, "%.2f with a parameter", 1e6 / prepared));
      }
    }
  }
}
