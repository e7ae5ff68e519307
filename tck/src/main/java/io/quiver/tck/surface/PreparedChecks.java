package io.quiver.tck.surface;

import static io.quiver.tck.surface.Surface.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

@Feature("PreparedStatement")
final class PreparedChecks {
  private PreparedChecks() {}

  @Feature("runs again with other values")
  static void again(Surface s) throws SQLException {
    s.people();
    try (PreparedStatement query = s.prepare("SELECT NAME FROM P WHERE ID = ?")) {
      for (int i = 1; i <= 3; i++) {
        query.setInt(1, i);
        try (ResultSet rows = query.executeQuery()) {
          assertTrue(rows.next());
          assertEquals(String.valueOf((char) ('a' + i - 1)), rows.getString(1));
        }
      }
    }
  }

  @Feature("a parameter without a value is refused")
  static void unset(Surface s) throws SQLException {
    s.people();
    try (PreparedStatement query = s.prepare("SELECT NAME FROM P WHERE ID = ? AND AGE = ?")) {
      query.setInt(1, 1);
      refused(query::executeQuery);
    }
  }

  @Feature("clearParameters forgets the values")
  static void clear(Surface s) throws SQLException {
    s.people();
    try (PreparedStatement query = s.prepare("SELECT NAME FROM P WHERE ID = ?")) {
      query.setInt(1, 1);
      query.clearParameters();
      refused(query::executeQuery);
    }
  }

  @Feature("a parameter number out of range is refused")
  static void range(Surface s) throws SQLException {
    s.people();
    try (PreparedStatement query = s.prepare("SELECT NAME FROM P WHERE ID = ?")) {
      refused(() -> query.setInt(0, 1));
      refused(() -> query.setInt(2, 1));
    }
  }

  @Feature("methods with SQL text are refused")
  static void text(Surface s) throws SQLException {
    try (PreparedStatement query = s.prepare("SELECT 1")) {
      refused(() -> query.executeQuery("SELECT 2"));
      refused(() -> query.executeUpdate("SELECT 2"));
      refused(() -> query.execute("SELECT 2"));
      refused(() -> query.addBatch("SELECT 2"));
    }
  }

  @Feature("a syntax error shows when preparing")
  static void syntax(Surface s) {
    refused(() -> s.prepare("SELEKT ?"));
  }

  @Feature("getMetaData before executing")
  static void metadata(Surface s) throws SQLException {
    s.people();
    try (PreparedStatement query = s.prepare("SELECT NAME, AGE FROM P WHERE ID = ?")) {
      var columns = query.getMetaData();
      assertNotNull(columns);
      assertEquals(2, columns.getColumnCount());
      assertEquals(Types.INTEGER, columns.getColumnType(2));
    }
  }

  @Feature("getMetaData of a change is null")
  static void noMetadata(Surface s) throws SQLException {
    s.people();
    try (PreparedStatement change = s.prepare("DELETE FROM P WHERE ID = ?")) {
      assertNull(change.getMetaData());
    }
  }

  @Feature("ParameterMetaData: count, types, classes, mode")
  static void parameters(Surface s) throws SQLException {
    try (PreparedStatement query = s.prepare("SELECT CAST(? AS VARCHAR(9)), CAST(? AS INT)")) {
      ParameterMetaData data = query.getParameterMetaData();
      assertEquals(2, data.getParameterCount());
      assertEquals(Types.VARCHAR, data.getParameterType(1));
      assertEquals(Types.INTEGER, data.getParameterType(2));
      assertEquals("java.lang.Integer", data.getParameterClassName(2));
      assertEquals(ParameterMetaData.parameterModeIn, data.getParameterMode(1));
      assertNotNull(data.getParameterTypeName(1));
      assertTrue(data.getPrecision(2) > 0);
      assertEquals(0, data.getScale(2));
      assertTrue(data.isSigned(2));
    }
  }

  @Feature("ParameterMetaData refuses a number out of range")
  static void parameterRange(Surface s) throws SQLException {
    try (PreparedStatement query = s.prepare("SELECT CAST(? AS INT)")) {
      ParameterMetaData data = query.getParameterMetaData();
      refused(() -> data.getParameterType(2));
      refused(() -> data.getParameterMode(0));
    }
  }

  @Feature("setNull with every sensible type code")
  static void nulls(Surface s) throws SQLException {
    s.people();
    try (PreparedStatement update = s.prepare("UPDATE P SET AGE = ? WHERE ID = 1")) {
      for (int type :
          new int[] {
            Types.NULL, Types.OTHER, Types.INTEGER, Types.VARCHAR, Types.DECIMAL, Types.TIMESTAMP
          }) {
        update.setNull(1, type);
        assertEquals(1, update.executeUpdate());
        assertNull(s.text("SELECT AGE FROM P WHERE ID = 1"), "type " + type);
      }
      update.setNull(1, Types.INTEGER, "INTEGER");
      assertEquals(1, update.executeUpdate());
    }
  }

  @Feature("parameters in LIMIT, OFFSET and IN")
  static void places(Surface s) throws SQLException {
    s.people();
    try (PreparedStatement query =
        s.prepare("SELECT ID FROM P WHERE ID IN (?, ?, ?) ORDER BY ID LIMIT ? OFFSET ?")) {
      query.setInt(1, 1);
      query.setInt(2, 2);
      query.setInt(3, 3);
      query.setInt(4, 1);
      query.setInt(5, 1);
      try (ResultSet rows = query.executeQuery()) {
        assertTrue(rows.next());
        assertEquals(2, rows.getInt(1));
        assertFalse(rows.next());
      }
    }
  }

  @Feature("a value never becomes SQL")
  static void injection(Surface s) throws SQLException {
    s.people();
    try (PreparedStatement query = s.prepare("SELECT COUNT(*) FROM P WHERE NAME = ?")) {
      query.setString(1, "a' OR '1'='1");
      try (ResultSet rows = query.executeQuery()) {
        assertTrue(rows.next());
        assertEquals(0, rows.getInt(1));
      }
    }
  }

  @Feature("a negative number after a minus is no comment")
  static void minus(Surface s) throws SQLException {
    try (PreparedStatement query = s.prepare("SELECT 5 -CAST(? AS INT)")) {
      query.setInt(1, -3);
      try (ResultSet rows = query.executeQuery()) {
        assertTrue(rows.next());
        assertEquals(8, rows.getInt(1));
      }
    }
  }

  @Feature("survives a change of its table")
  static void redefinition(Surface s) throws SQLException {
    s.people();
    try (PreparedStatement query = s.prepare("SELECT * FROM P WHERE ID = ?")) {
      query.setInt(1, 1);
      query.executeQuery().close();
      s.run("ALTER TABLE P ADD COLUMN EXTRA INT DEFAULT 5");
      try (ResultSet rows = query.executeQuery()) {
        assertTrue(rows.next());
        assertEquals(5, rows.getInt("EXTRA"));
      }
    }
  }

  @Feature("a closed one says that it is closed")
  static void closed(Surface s) throws SQLException {
    PreparedStatement query = s.prepare("SELECT CAST(? AS INT)");
    query.close();
    refused(() -> query.setInt(1, 1));
    refused(query::executeQuery);
    refused(query::executeUpdate);
    refused(query::addBatch);
    refused(query::clearParameters);
    refused(query::getParameterMetaData);
    refused(query::getMetaData);
  }
}
