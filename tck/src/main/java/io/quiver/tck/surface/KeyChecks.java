package io.quiver.tck.surface;

import static io.quiver.tck.surface.Surface.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

@Feature("Generated keys")
final class KeyChecks {
  private static final String INSERT = "INSERT INTO P (NAME) VALUES (?)";

  private KeyChecks() {}

  private static void inserted(PreparedStatement insert, int expected) throws SQLException {
    insert.setString(1, "x");
    assertEquals(1, insert.executeUpdate());
    try (ResultSet keys = insert.getGeneratedKeys()) {
      assertTrue(keys.next());
      assertEquals(expected, keys.getInt("ID"));
      assertFalse(keys.next());
    }
  }

  @Feature("by flag")
  static void byFlag(Surface s) throws SQLException {
    s.people();
    try (PreparedStatement insert =
        s.connection().prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
      inserted(insert, 4);
      inserted(insert, 5);
    }
  }

  @Feature("by column names")
  static void byNames(Surface s) throws SQLException {
    s.people();
    try (PreparedStatement insert =
        s.connection().prepareStatement(INSERT, new String[] {"ID", "AGE"})) {
      insert.setString(1, "x");
      insert.executeUpdate();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        assertTrue(keys.next());
        assertEquals(4, keys.getInt(1));
        assertEquals(7, keys.getInt("AGE"));
      }
    }
  }

  @Feature("by column numbers")
  static void byNumbers(Surface s) throws SQLException {
    s.people();
    try (PreparedStatement insert = s.connection().prepareStatement(INSERT, new int[] {1})) {
      inserted(insert, 4);
    }
  }

  @Feature("of a Statement: all three forms of executeUpdate and execute")
  static void ofStatement(Surface s) throws SQLException {
    s.people();
    String sql = "INSERT INTO P (NAME) VALUES ('x')";
    try (Statement statement = s.statement()) {
      statement.executeUpdate(sql, Statement.RETURN_GENERATED_KEYS);
      key(statement, 4);
      statement.executeUpdate(sql, new String[] {"ID"});
      key(statement, 5);
      statement.executeUpdate(sql, new int[] {1});
      key(statement, 6);
      assertFalse(statement.execute(sql, Statement.RETURN_GENERATED_KEYS));
      key(statement, 7);
      assertFalse(statement.execute(sql, new String[] {"ID"}));
      key(statement, 8);
      assertEquals(1L, statement.executeLargeUpdate(sql, new int[] {1}));
      key(statement, 9);
    }
  }

  private static void key(Statement statement, long expected) throws SQLException {
    try (ResultSet keys = statement.getGeneratedKeys()) {
      assertTrue(keys.next());
      assertEquals(expected, keys.getLong(1));
    }
  }

  @Feature("of a batch")
  static void ofBatch(Surface s) throws SQLException {
    s.people();
    try (PreparedStatement insert =
        s.connection().prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
      for (int i = 0; i < 3; i++) {
        insert.setString(1, "x" + i);
        insert.addBatch();
      }
      insert.executeBatch();
      try (ResultSet keys = insert.getGeneratedKeys()) {
        for (int id = 4; id <= 6; id++) {
          assertTrue(keys.next());
          assertEquals(id, keys.getInt(1));
        }
        assertFalse(keys.next());
      }
    }
  }

  @Feature("of an INSERT of several rows")
  static void ofSeveralRows(Surface s) throws SQLException {
    s.people();
    try (Statement statement = s.statement()) {
      statement.executeUpdate(
          "INSERT INTO P (NAME) VALUES ('x'), ('y')", Statement.RETURN_GENERATED_KEYS);
      try (ResultSet keys = statement.getGeneratedKeys()) {
        assertTrue(keys.next());
        assertTrue(keys.next());
        assertEquals(5, keys.getInt(1));
        assertFalse(keys.next());
      }
    }
  }

  @Feature("none when not asked for")
  static void none(Surface s) throws SQLException {
    s.people();
    try (Statement statement = s.statement()) {
      statement.executeUpdate("INSERT INTO P (NAME) VALUES ('x')", Statement.NO_GENERATED_KEYS);
      try (ResultSet keys = statement.getGeneratedKeys()) {
        assertFalse(keys.next());
      }
    }
  }

  @Feature("of a column that does not exist are refused")
  static void noSuchColumn(Surface s) throws SQLException {
    s.people();
    refused(
        () -> {
          try (PreparedStatement insert =
              s.connection().prepareStatement(INSERT, new String[] {"NONE"})) {
            insert.setString(1, "x");
            insert.executeUpdate();
          }
        });
  }
}
