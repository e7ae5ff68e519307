package io.quiver.tck.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Generated frames of windows hold the rows that they hold on DuckDB. */
class WindowFrameTest {
  private static final int FRAMES = 120;

  private final long seed = Long.getLong("quiver.seed", System.nanoTime());
  private final Random random = new Random(seed);

  private String one(String... of) {
    return of[random.nextInt(of.length)];
  }

  private String value(String quoted, int bound) {
    int value = random.nextInt(bound + 1);
    return value == bound ? "NULL" : quoted.formatted(value);
  }

  private void fill(Connection... connections) throws SQLException {
    List<String> rows = new ArrayList<>();
    for (int id = 0; id < 60; id++) {
      rows.add(
          "(%d, %s, %s, %s, %s, %s)"
              .formatted(
                  id,
                  value("%d", 3),
                  value("%d", 20),
                  value("%d.25", 20),
                  value("DATE '2024-02-%02d'", 29).replace("-00'", "-29'"),
                  value("%d", 9)));
    }
    for (Connection connection : connections) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "CREATE TABLE t (id INTEGER, g INTEGER, i BIGINT, d DECIMAL(8, 2), e DATE, v INTEGER)");
        statement.execute("INSERT INTO t VALUES " + String.join(", ", rows));
      }
    }
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(result.getString(1) + "|" + result.getString(2) + "|" + result.getString(3));
      }
    }
    return rows;
  }

  private String edge(boolean first, String offset) {
    return switch (random.nextInt(first ? 4 : 3)) {
      case 0 -> "CURRENT ROW";
      case 1 -> offset + (first ? " PRECEDING" : " FOLLOWING");
      case 2 -> first ? "UNBOUNDED PRECEDING" : "UNBOUNDED FOLLOWING";
      default -> offset + " PRECEDING";
    };
  }

  private String window() {
    String partition = one("", "PARTITION BY g ");
    String unit = one("ROWS", "RANGE", "GROUPS");
    boolean rows = unit.equals("ROWS");
    String key = one("i", "d", "e");
    String direction = one("", " DESC") + one(" NULLS FIRST", " NULLS LAST");
    String offset =
        !unit.equals("RANGE")
            ? Integer.toString(random.nextInt(6))
            : switch (key) {
              case "e" -> one("INTERVAL '3' DAY", "INTERVAL '1' MONTH", "INTERVAL '0' DAY");
              case "d" -> one("1", "2.5", "0");
              default -> Integer.toString(random.nextInt(6));
            };
    return partition
        + "ORDER BY "
        + key
        + direction
        + (rows ? ", id" : "")
        + " "
        + unit
        + " BETWEEN "
        + edge(true, offset)
        + " AND "
        + edge(false, offset)
        + one("", " EXCLUDE CURRENT ROW", " EXCLUDE GROUP", " EXCLUDE TIES", " EXCLUDE NO OTHERS");
  }

  @Test
  void sameAsDuckDb() throws SQLException {
    System.err.println("WindowFrameTest seed " + seed);
    try (Connection quiver = DriverManager.getConnection("jdbc:quiver:mem:");
        Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
      fill(quiver, duckdb);
      for (int n = 0; n < FRAMES; n++) {
        String window = window();
        String sql =
            "SELECT id, COUNT(*) OVER w, "
                + one("SUM(v)", "MIN(v)", "MAX(i)", "COUNT(v)")
                + " OVER w FROM t WINDOW w AS ("
                + window
                + ") ORDER BY id";
        assertEquals(rows(duckdb, sql), rows(quiver, sql), () -> "seed " + seed + ": " + sql);
      }
    }
  }
}
