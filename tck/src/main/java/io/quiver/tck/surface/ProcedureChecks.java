package io.quiver.tck.surface;

import static io.quiver.tck.surface.Surface.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.BatchUpdateException;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.util.UUID;

@Feature("Procedures")
final class ProcedureChecks {
  private ProcedureChecks() {}

  private static void run(Surface s, String sql) throws SQLException {
    try (Statement statement = s.connection().createStatement()) {
      statement.execute(sql);
    }
  }

  @Feature("{call p(?, ?, ?)} with IN, OUT and INOUT parameters by number")
  static void byNumber(Surface s) throws SQLException {
    run(
        s,
        "CREATE PROCEDURE add_to(IN a INTEGER, OUT twice INTEGER, INOUT total BIGINT)"
            + " BEGIN ATOMIC SET twice = a * 2; SET total = total + a; END");
    try (CallableStatement call = s.connection().prepareCall("{call add_to(?, ?, ?)}")) {
      call.registerOutParameter(2, Types.INTEGER);
      call.registerOutParameter(3, Types.BIGINT);
      for (int i = 1; i < 4; i++) {
        call.setInt(1, i);
        call.setLong(3, 100);
        assertFalse(call.execute());
        assertEquals(2 * i, call.getInt(2));
        assertEquals(100L + i, call.getLong(3));
        assertFalse(call.wasNull());
      }
      refused(() -> call.getInt(1));
      refused(() -> call.registerOutParameter(1, Types.INTEGER));
    }
  }

  @Feature("{call p(?, ?)} by names of parameters")
  static void byName(Surface s) throws SQLException {
    run(
        s,
        "CREATE PROCEDURE greet(IN who VARCHAR(20), OUT greeting VARCHAR(40))"
            + " SET greeting = 'Hello ' || who");
    try (CallableStatement call = s.connection().prepareCall("{call greet(?, ?)}")) {
      call.registerOutParameter("greeting", Types.VARCHAR);
      call.setString("WHO", "Ada");
      call.execute();
      assertEquals("Hello Ada", call.getString("Greeting"));
      assertEquals("Hello Ada", call.getObject("greeting"));
      assertEquals("Hello Ada", call.getObject("greeting", String.class));
      call.setNull("who", Types.VARCHAR);
      call.executeUpdate();
      assertNull(call.getString("greeting"));
      assertTrue(call.wasNull());
      refused(() -> call.setString("nobody", "x"));
    }
  }

  @Feature("every getter of an out parameter")
  static void getters(Surface s) throws SQLException {
    run(
        s,
        "CREATE PROCEDURE kinds(OUT n INTEGER, OUT d DECIMAL(10, 2), OUT f DOUBLE, OUT b BOOLEAN,"
            + " OUT v VARCHAR(10), OUT y VARBINARY(4), OUT day DATE, OUT t TIME(0), OUT ts"
            + " TIMESTAMP(0), OUT u UUID, OUT l INTEGER ARRAY) BEGIN ATOMIC SET n = 7; SET d ="
            + " 1.25; SET f = 0.5; SET b = TRUE; SET v = 'text'; SET y = X'0102'; SET day = DATE"
            + " '2024-02-29'; SET t = TIME '10:11:12'; SET ts = TIMESTAMP '2024-02-29 10:11:12';"
            + " SET u = CAST('00000000-0000-0000-0000-000000000007' AS UUID); SET l = ARRAY[1, 2];"
            + " END");
    try (CallableStatement call =
        s.connection().prepareCall("{call kinds(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)}")) {
      call.execute();
      assertEquals(7, call.getByte(1));
      assertEquals(7, call.getShort(1));
      assertEquals(7, call.getInt(1));
      assertEquals(7L, call.getLong(1));
      assertEquals(7f, call.getFloat(1));
      assertEquals(new BigDecimal("1.25"), call.getBigDecimal(2));
      assertEquals(0.5, call.getDouble(3));
      assertTrue(call.getBoolean(4));
      assertEquals("text", call.getString(5));
      assertEquals("text", call.getNString(5));
      assertEquals(2, call.getBytes(6).length);
      assertEquals(Date.valueOf("2024-02-29"), call.getDate(7));
      assertEquals(LocalDate.of(2024, 2, 29), call.getObject(7, LocalDate.class));
      assertEquals(Time.valueOf("10:11:12"), call.getTime(8));
      assertEquals(Timestamp.valueOf("2024-02-29 10:11:12"), call.getTimestamp(9));
      assertEquals(new UUID(0, 7), call.getObject(10));
      assertEquals(2, ((Object[]) call.getArray(11).getArray()).length);
    }
  }

  @Feature("a procedure changes and reads tables; it does all or nothing")
  static void tables(Surface s) throws SQLException {
    Connection connection = s.connection();
    run(s, "CREATE TABLE pr (id INTEGER PRIMARY KEY, name VARCHAR(20))");
    run(
        s,
        "CREATE PROCEDURE put(IN i INTEGER, IN n VARCHAR(20), OUT size BIGINT) BEGIN ATOMIC INSERT"
            + " INTO pr (id, name) VALUES (i, n); INSERT INTO pr VALUES (i + 1, n || '!');"
            + " SELECT COUNT(*) INTO size FROM pr; END");
    try (CallableStatement call = connection.prepareCall("{call put(?, ?, ?)}")) {
      call.setInt(1, 1);
      call.setString(2, "a");
      call.execute();
      assertEquals(2, call.getLong(3));
      call.setInt(1, 0); // 0 is new, 1 is there
      refused(java.sql.SQLIntegrityConstraintViolationException.class, call::execute);
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM pr")) {
      rows.next();
      assertEquals(2, rows.getInt(1));
    }
  }

  @Feature("ParameterMetaData, getProcedures and getProcedureColumns of a procedure")
  static void metadata(Surface s) throws SQLException {
    run(s, "CREATE PROCEDURE meta(IN a INTEGER, OUT b VARCHAR(30), INOUT c BIGINT) SET b = 'x'");
    Connection connection = s.connection();
    try (CallableStatement call = connection.prepareCall("{call meta(?, ?, ?)}")) {
      ParameterMetaData parameters = call.getParameterMetaData();
      assertEquals(3, parameters.getParameterCount());
      assertEquals(ParameterMetaData.parameterModeIn, parameters.getParameterMode(1));
      assertEquals(ParameterMetaData.parameterModeOut, parameters.getParameterMode(2));
      assertEquals(ParameterMetaData.parameterModeInOut, parameters.getParameterMode(3));
    }
    try (ResultSet rows = connection.getMetaData().getProcedures(null, null, "META")) {
      assertTrue(rows.next());
      assertEquals("META", rows.getString("PROCEDURE_NAME"));
      assertFalse(rows.next());
    }
    StringBuilder found = new StringBuilder();
    try (ResultSet rows = connection.getMetaData().getProcedureColumns(null, null, "META", "%")) {
      while (rows.next()) {
        found
            .append(rows.getString("COLUMN_NAME"))
            .append(rows.getInt("COLUMN_TYPE"))
            .append(':')
            .append(rows.getInt("DATA_TYPE"))
            .append(' ');
      }
    }
    assertEquals("A1:4 B4:12 C2:-5 ", found.toString());
  }

  @Feature("a batch of calls, with executeBatch and executeLargeBatch")
  static void batch(Surface s) throws SQLException {
    run(s, "CREATE TABLE bt (id INTEGER PRIMARY KEY, name VARCHAR(20))");
    run(
        s,
        "CREATE PROCEDURE put_one(IN i INTEGER, IN n VARCHAR(20)) INSERT INTO bt (id, name) VALUES"
            + " (i, n)");
    try (CallableStatement call = s.connection().prepareCall("{call put_one(?, ?)}")) {
      for (int i = 1; i <= 3; i++) {
        call.setInt("i", i);
        call.setString("n", "row " + i);
        call.addBatch();
      }
      assertEquals(3, call.executeBatch().length);
      call.setInt(1, 4);
      call.setString(2, "row 4");
      call.addBatch();
      assertEquals(1, call.executeLargeBatch().length);
      assertEquals(0, call.executeBatch().length);
    }
    assertEquals(4, s.number("SELECT COUNT(*) FROM bt"));
  }

  @Feature("a batch of calls that fails is one transaction with auto-commit on")
  static void failedBatch(Surface s) throws SQLException {
    run(s, "CREATE TABLE bt (id INTEGER PRIMARY KEY)");
    run(s, "CREATE PROCEDURE put_one(IN i INTEGER) INSERT INTO bt (id) VALUES (i)");
    try (CallableStatement call = s.connection().prepareCall("{call put_one(?)}")) {
      for (int i : new int[] {1, 2, 1, 3}) {
        call.setInt(1, i);
        call.addBatch();
      }
      BatchUpdateException failure = refused(BatchUpdateException.class, call::executeBatch);
      assertEquals("23505", failure.getSQLState());
      assertEquals(2, failure.getUpdateCounts().length);
      assertTrue(s.connection().getAutoCommit());
    }
    assertEquals(0, s.number("SELECT COUNT(*) FROM bt"));
  }

  @Feature("a batch of calls with out parameters is refused")
  static void batchWithOut(Surface s) throws SQLException {
    run(s, "CREATE PROCEDURE twice_of(IN a INTEGER, OUT b INTEGER) SET b = a * 2");
    try (CallableStatement call = s.connection().prepareCall("{call twice_of(?, ?)}")) {
      call.setInt(1, 1);
      call.addBatch();
      refused(BatchUpdateException.class, call::executeBatch);
    }
    try (CallableStatement call = s.connection().prepareCall("{? = call ABS(?)}")) {
      call.setInt(2, 1);
      call.addBatch();
      refused(BatchUpdateException.class, call::executeBatch);
    }
  }

  @Feature("getProcedureColumns: sizes, lengths, nullability, order")
  static void columns(Surface s) throws SQLException {
    run(
        s,
        "CREATE PROCEDURE sized(IN a DECIMAL(10, 2), OUT b VARCHAR(30), INOUT c BIGINT, IN d"
            + " VECTOR(3)) SET b = 'x'");
    StringBuilder found = new StringBuilder();
    try (ResultSet rows =
        s.connection().getMetaData().getProcedureColumns(null, null, "SIZED", "%")) {
      assertEquals(20, rows.getMetaData().getColumnCount());
      while (rows.next()) {
        found.append(rows.getInt("ORDINAL_POSITION")).append(rows.getString("COLUMN_NAME"));
        found.append(' ').append(rows.getString("TYPE_NAME")).append(' ');
        found.append(rows.getInt("PRECISION")).append(' ').append(rows.getInt("SCALE"));
        found.append(' ').append(rows.getString("CHAR_OCTET_LENGTH")).append("; ");
        assertEquals("YES", rows.getString("IS_NULLABLE"));
        assertEquals(DatabaseMetaData.procedureNullable, rows.getInt("NULLABLE"));
        assertEquals("SIZED", rows.getString("SPECIFIC_NAME"));
        assertTrue(rows.getInt("LENGTH") > 0);
      }
    }
    assertEquals(
        "1A DECIMAL 10 2 null; 2B VARCHAR 30 0 120; 3C BIGINT 19 0 null; 4D VECTOR 3 0 null; ",
        found.toString());
  }
}
