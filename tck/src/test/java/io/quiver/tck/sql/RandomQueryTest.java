package io.quiver.tck.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Generated queries give the same rows whichever rule of the optimizer is switched off and whatever
 * indexes there are, and a condition divides the rows into those for which it is true, false and
 * unknown. Property {@code quiver.seed} repeats a run.
 */
class RandomQueryTest {
  private static final int QUERIES = 25;
  private static final int CONDITIONS = 60;

  private final long seed = Long.getLong("quiver.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final RandomQueries queries = new RandomQueries(random);

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Rows in order, or the SQLSTATE. */
  private static List<String> rows(Connection connection, String sql) {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append('|').append(result.getObject(i));
        }
        rows.add(row.toString());
      }
    } catch (SQLException e) {
      return List.of(e.getSQLState());
    }
    rows.sort(null);
    return rows;
  }

  /** The same rows with and without indexes. */
  private List<Connection> open() throws SQLException {
    List<Connection> connections =
        List.of(
            DriverManager.getConnection("jdbc:quiver:mem:"),
            DriverManager.getConnection("jdbc:quiver:mem:"));
    List<String> inserts = new ArrayList<>();
    for (String table : List.of("t", "u")) {
      for (int id = 0; id < 25; id++) {
        inserts.add(
            "INSERT INTO %s VALUES (%d, %s, %s, %s, %s)"
                .formatted(table, id, value(8), value(5), text(), value(20)));
      }
    }
    for (int i = 0; i < 2; i++) {
      String key = i == 0 ? " PRIMARY KEY" : "";
      for (String table : List.of("t", "u")) {
        run(
            connections.get(i),
            "CREATE TABLE "
                + table
                + " (id INTEGER"
                + key
                + ", a INTEGER, b INTEGER, c VARCHAR(5), d DECIMAL(8, 2))");
      }
      for (String insert : inserts) {
        run(connections.get(i), insert);
      }
    }
    run(connections.get(0), "CREATE INDEX t_a ON t (a, b)");
    run(connections.get(0), "CREATE INDEX u_b ON u (b)");
    run(connections.get(0), "CREATE INDEX u_c ON u (c, d)");
    return connections;
  }

  private String value(int bound) {
    int value = random.nextInt(bound + 1);
    return value == bound ? "NULL" : Integer.toString(value);
  }

  private String text() {
    int value = random.nextInt(6);
    return value == 5 ? "NULL" : "'x" + value + "'";
  }

  private static List<String> rules(Connection connection) {
    SQLException e =
        assertThrows(SQLException.class, () -> run(connection, "SET disabled_rules = '~'"));
    String message = Objects.requireNonNull(e.getMessage());
    String names = message.substring(message.indexOf("Rules are ") + 10).strip();
    return List.of(names.substring(0, names.length() - 1).split(", "));
  }

  @Test
  void sameWithoutAnyRuleOrIndex() throws SQLException {
    System.err.println("RandomQueryTest.sameWithoutAnyRuleOrIndex seed " + seed);
    List<Connection> connections = open();
    List<String> rules = rules(connections.get(0));
    assertTrue(rules.size() > 20, () -> rules.toString());
    int failed = 0;
    int empty = 0;
    for (int n = 0; n < QUERIES; n++) {
      String sql = queries.query();
      List<String> expected = rows(connections.get(0), sql);
      failed += expected.size() == 1 && expected.get(0).matches("[0-9A-Z]{5}") ? 1 : 0;
      empty += expected.isEmpty() ? 1 : 0;
      assertEquals(expected, rows(connections.get(1), sql), () -> "without indexes: " + sql);
      for (String rule : rules) {
        run(connections.get(0), "SET disabled_rules = '" + rule + "'");
        assertEquals(
            expected,
            rows(connections.get(0), sql),
            () -> "seed " + seed + " without " + rule + ": " + sql);
      }
      run(connections.get(0), "SET disabled_rules = ''");
    }
    int failures = failed;
    int empties = empty;
    assertTrue(failed < QUERIES / 4, () -> failures + " queries failed");
    assertTrue(empty < QUERIES * 4 / 5, () -> empties + " queries without rows");
    for (Connection connection : connections) {
      connection.close();
    }
  }

  @Test
  void conditionsDivideTheRows() throws SQLException {
    System.err.println("RandomQueryTest.conditionsDivideTheRows seed " + seed);
    List<Connection> connections = open();
    for (int n = 0; n < CONDITIONS; n++) {
      String condition = queries.predicate("x", 3);
      String from = "SELECT x.id, y.c FROM t x LEFT JOIN u y ON x.a = y.b";
      for (Connection connection : connections) {
        List<String> parts = new ArrayList<>();
        for (String part : List.of("(%s)", "NOT (%s)", "(%s) IS NULL")) {
          parts.addAll(rows(connection, from + " WHERE " + part.formatted(condition)));
        }
        parts.sort(null);
        assertEquals(rows(connection, from), parts, () -> "seed " + seed + ": " + condition);
      }
    }
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
