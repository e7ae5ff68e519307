package io.quiver.tck.surface;

import static io.quiver.tck.surface.Surface.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;

@Feature("ResultSet: changing")
final class UpdateChecks {
  private UpdateChecks() {}

  private static ResultSet updatable(Surface s, String sql) throws SQLException {
    return s.connection()
        .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)
        .executeQuery(sql);
  }

  private static ResultSet people(Surface s) throws SQLException {
    s.people();
    ResultSet rows = updatable(s, "SELECT ID, NAME, AGE FROM P ORDER BY ID");
    assertEquals(ResultSet.CONCUR_UPDATABLE, rows.getConcurrency());
    assertTrue(rows.next());
    return rows;
  }

  @Feature("updateRow")
  static void update(Surface s) throws SQLException {
    ResultSet rows = people(s);
    rows.updateString("NAME", "z");
    rows.updateInt(3, 99);
    rows.updateRow();
    assertEquals("z", rows.getString("NAME"));
    assertEquals("z", s.text("SELECT NAME FROM P WHERE ID = 1"));
    assertEquals(99, s.number("SELECT AGE FROM P WHERE ID = 1"));
    assertEquals(20, s.number("SELECT AGE FROM P WHERE ID = 2"));
  }

  @Feature("updateNull")
  static void updateNull(Surface s) throws SQLException {
    ResultSet rows = people(s);
    rows.updateNull("AGE");
    rows.updateRow();
    assertEquals(1, s.number("SELECT COUNT(*) FROM P WHERE AGE IS NULL"));
  }

  @Feature("cancelRowUpdates forgets the changes")
  static void cancel(Surface s) throws SQLException {
    ResultSet rows = people(s);
    rows.updateString("NAME", "z");
    rows.cancelRowUpdates();
    assertEquals("a", rows.getString("NAME"));
    assertEquals("a", s.text("SELECT NAME FROM P WHERE ID = 1"));
  }

  @Feature("moving on forgets the changes")
  static void movingOn(Surface s) throws SQLException {
    ResultSet rows = people(s);
    rows.updateString("NAME", "z");
    assertTrue(rows.next());
    rows.updateInt("AGE", 1);
    rows.updateRow();
    assertEquals("a", s.text("SELECT NAME FROM P WHERE ID = 1"));
    assertEquals("b", s.text("SELECT NAME FROM P WHERE ID = 2"));
  }

  @Feature("insertRow")
  static void insert(Surface s) throws SQLException {
    ResultSet rows = people(s);
    rows.moveToInsertRow();
    rows.updateString("NAME", "new");
    rows.updateInt("AGE", 5);
    rows.insertRow();
    rows.moveToCurrentRow();
    assertEquals("a", rows.getString("NAME"));
    assertEquals("new", s.text("SELECT NAME FROM P WHERE AGE = 5"));
    assertEquals(4, s.number("SELECT COUNT(*) FROM P"));
  }

  @Feature("deleteRow")
  static void delete(Surface s) throws SQLException {
    ResultSet rows = people(s);
    rows.next();
    rows.deleteRow();
    assertEquals(2, s.number("SELECT COUNT(*) FROM P"));
    assertEquals(0, s.number("SELECT COUNT(*) FROM P WHERE ID = 2"));
  }

  @Feature("refreshRow reads the row again")
  static void refresh(Surface s) throws SQLException {
    ResultSet rows = people(s);
    try (Connection other = s.another();
        Statement statement = other.createStatement()) {
      statement.executeUpdate("UPDATE P SET AGE = 77 WHERE ID = 1");
    }
    rows.refreshRow();
    assertEquals(77, rows.getInt("AGE"));
  }

  @Feature("changes within a transaction are rolled back with it")
  static void rollback(Surface s) throws SQLException {
    s.people();
    s.connection().setAutoCommit(false);
    ResultSet rows = updatable(s, "SELECT ID, NAME, AGE FROM P ORDER BY ID");
    assertTrue(rows.next());
    rows.updateInt("AGE", 1);
    rows.updateRow();
    s.connection().rollback();
    assertEquals(10, s.number("SELECT AGE FROM P WHERE ID = 1"));
  }

  @Feature("every updateXxx by number and label")
  static void everyType(Surface s) throws SQLException {
    s.run(
        "CREATE TABLE T (ID INT PRIMARY KEY, B BOOLEAN, N DECIMAL(10,2), D DATE, TI TIME, TS"
            + " TIMESTAMP, X VARBINARY(10), V VARCHAR(100), C CLOB, F DOUBLE PRECISION, L BIGINT)",
        "INSERT INTO T (ID) VALUES (1)");
    ResultSet rows = updatable(s, "SELECT ID, B, N, D, TI, TS, X, V, C, F, L FROM T");
    assertTrue(rows.next());
    rows.updateBoolean("B", true);
    rows.updateBigDecimal("N", new BigDecimal("1.25"));
    rows.updateDate("D", Date.valueOf("2026-02-03"));
    rows.updateTime("TI", Time.valueOf("12:13:14"));
    rows.updateTimestamp("TS", Timestamp.valueOf("2026-02-03 12:13:14"));
    rows.updateBytes("X", new byte[] {1, 2});
    rows.updateObject("V", "text");
    rows.updateCharacterStream(9, new StringReader("clob"));
    rows.updateDouble(10, 1.5);
    rows.updateLong(11, 1L << 40);
    rows.updateRow();
    assertEquals(
        1,
        s.number(
            "SELECT COUNT(*) FROM T WHERE B AND N = 1.25 AND D = DATE '2026-02-03' AND TI = TIME"
                + " '12:13:14' AND TS = TIMESTAMP '2026-02-03 12:13:14' AND X = X'0102' AND V ="
                + " 'text' AND F = 1.5 AND L = 1099511627776"));
    assertEquals("clob", s.text("SELECT C FROM T"));
    rows.updateBinaryStream(7, new ByteArrayInputStream(new byte[] {3}));
    rows.updateAsciiStream(8, new ByteArrayInputStream("a".getBytes(StandardCharsets.US_ASCII)));
    rows.updateObject(3, "7.5", Types.DECIMAL);
    rows.updateShort("L", (short) 3);
    rows.updateFloat("F", 0.5f);
    rows.updateNString("V", "n");
    rows.updateRow();
    assertEquals(1, s.number("SELECT COUNT(*) FROM T WHERE N = 7.5 AND L = 3 AND V = 'n'"));
  }

  @Feature("a failing updateRow leaves the row")
  static void failing(Surface s) throws SQLException {
    ResultSet rows = people(s);
    rows.updateNull("NAME");
    refused(rows::updateRow);
    assertEquals("a", s.text("SELECT NAME FROM P WHERE ID = 1"));
  }

  @Feature("names with quotes and spaces")
  static void quotedNames(Surface s) throws SQLException {
    s.run(
        "CREATE TABLE \"a \"\"t;--\" (\"k'k\" INT PRIMARY KEY, \"v v\" INT)",
        "INSERT INTO \"a \"\"t;--\" VALUES (1, 2)");
    ResultSet rows = updatable(s, "SELECT * FROM \"a \"\"t;--\"");
    assertTrue(rows.next());
    rows.updateInt("v v", 3);
    rows.updateRow();
    assertEquals(3, s.number("SELECT \"v v\" FROM \"a \"\"t;--\""));
    rows.refreshRow();
    rows.deleteRow();
  }

  @Feature("a read-only result refuses changes")
  static void readOnly(Surface s) throws SQLException {
    s.people();
    ResultSet rows = s.first("SELECT ID, NAME FROM P ORDER BY ID");
    assertEquals(ResultSet.CONCUR_READ_ONLY, rows.getConcurrency());
    refused(() -> rows.updateString(2, "z"));
    refused(rows::updateRow);
    refused(rows::deleteRow);
    refused(rows::insertRow);
    refused(rows::moveToInsertRow);
  }

  @Feature("a result without the primary key refuses changes")
  static void withoutKey(Surface s) throws SQLException {
    s.people();
    ResultSet rows = updatable(s, "SELECT NAME FROM P");
    assertTrue(rows.next());
    refused(
        () -> {
          rows.updateString(1, "z");
          rows.updateRow();
        });
    assertEquals(0, s.number("SELECT COUNT(*) FROM P WHERE NAME = 'z'"));
  }

  @Feature("rowUpdated, rowInserted, rowDeleted answer as the metadata says")
  static void detection(Surface s) throws SQLException {
    ResultSet rows = people(s);
    assertFalse(rows.rowUpdated());
    assertFalse(rows.rowInserted());
    assertFalse(rows.rowDeleted());
    rows.updateInt("AGE", 1);
    rows.updateRow();
    assertEquals(
        s.connection().getMetaData().updatesAreDetected(ResultSet.TYPE_SCROLL_INSENSITIVE),
        rows.rowUpdated());
  }
}
