package io.quiver.tck.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Values of every type, in and out. */
public abstract class JdbcTypesSuite extends JdbcContract {
  /**
   * A value that must come back equal.
   *
   * @param type as in a definition
   * @param value set with setObject and read with getObject(.., its class)
   * @param text what getString gives
   * @param code what metadata says
   */
  private record Sample(String type, Object value, String text, int code) {}

  private static final UUID ID = UUID.fromString("0b1e5a7e-0000-4000-8000-00000000000f");

  private static final List<Sample> SAMPLES =
      List.of(
          new Sample("BOOLEAN", true, "TRUE", Types.BOOLEAN),
          new Sample("TINYINT", (byte) -128, "-128", Types.TINYINT),
          new Sample("SMALLINT", (short) -32768, "-32768", Types.SMALLINT),
          new Sample("INTEGER", Integer.MIN_VALUE, "-2147483648", Types.INTEGER),
          new Sample("BIGINT", Long.MIN_VALUE, "-9223372036854775808", Types.BIGINT),
          new Sample(
              "DECIMAL(30,3)",
              new BigDecimal("-123456789012345678.125"),
              "-123456789012345678.125",
              Types.DECIMAL),
          new Sample("REAL", 0.1f, "0.1", Types.REAL),
          new Sample("DOUBLE PRECISION", 1e-300, "1.0E-300", Types.DOUBLE),
          new Sample(
              "VARCHAR(20)", "a'b\u00e4\ud83d\ude00", "a'b\u00e4\ud83d\ude00", Types.VARCHAR),
          new Sample("CHAR(3)", "ab ", "ab ", Types.CHAR),
          new Sample("CLOB", "long", "long", Types.CLOB),
          new Sample("DATE", LocalDate.of(2024, 2, 29), "2024-02-29", Types.DATE),
          new Sample("DATE", Date.valueOf("1999-12-31"), "1999-12-31", Types.DATE),
          new Sample("TIME", LocalTime.of(23, 59, 58), "23:59:58", Types.TIME),
          new Sample("TIME", Time.valueOf("01:02:03"), "01:02:03", Types.TIME),
          new Sample(
              "TIMESTAMP(6)",
              LocalDateTime.of(1950, 1, 2, 3, 4, 5, 6_000),
              "1950-01-02 03:04:05.000006",
              Types.TIMESTAMP),
          new Sample(
              "TIMESTAMP(6)",
              Timestamp.valueOf("2024-01-02 03:04:05.5"),
              "2024-01-02 03:04:05.5",
              Types.TIMESTAMP),
          new Sample("UUID", ID, ID.toString(), Types.OTHER));

  @TestFactory
  final Stream<DynamicTest> roundTrips() {
    return SAMPLES.stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.type() + " " + sample.value().getClass().getSimpleName(),
                    () -> roundTrip(sample)));
  }

  private void roundTrip(Sample sample) throws SQLException {
    run("DROP TABLE IF EXISTS S", "CREATE TABLE S (ID INT PRIMARY KEY, V " + sample.type() + ")");
    try (PreparedStatement insert =
            connection().prepareStatement("INSERT INTO S (ID, V) VALUES (?, ?)");
        PreparedStatement select =
            connection().prepareStatement("SELECT V, ID FROM S WHERE V = ? ORDER BY ID")) {
      insert.setInt(1, 1);
      insert.setObject(2, sample.value());
      insert.executeUpdate();
      insert.setInt(1, 2);
      insert.setNull(2, sample.code());
      insert.executeUpdate();
      insert.setInt(1, 3);
      insert.setObject(2, sample.value(), sample.code());
      insert.executeUpdate();
      select.setObject(1, sample.value());
      checkRows(sample, select);
    }
    try (PreparedStatement nulls =
            connection().prepareStatement("SELECT V FROM S WHERE V IS NULL");
        ResultSet rows = nulls.executeQuery()) {
      assertTrue(rows.next());
      assertNull(rows.getObject(1));
      assertTrue(rows.wasNull());
      assertNull(rows.getObject(1, sample.value().getClass()));
      assertNull(rows.getString(1));
      assertFalse(rows.next());
    }
  }

  private void checkRows(Sample sample, PreparedStatement select) throws SQLException {
    try (ResultSet rows = select.executeQuery()) {
      ResultSetMetaData metadata = rows.getMetaData();
      assertEquals(code(sample), metadata.getColumnType(1));
      assertEquals("V", metadata.getColumnLabel(1));
      for (int id : new int[] {1, 3}) {
        assertTrue(rows.next(), "row " + id);
        assertEquals(id, rows.getInt("ID"));
        assertEquals(sample.value(), rows.getObject(1, sample.value().getClass()));
        assertEquals(sample.text(), rows.getString("V"));
        assertFalse(rows.wasNull());
        Object object = rows.getObject(1);
        assertNotNull(object);
        assertEquals(object.getClass().isArray(), metadata.getColumnClassName(1).startsWith("["));
        assertTrue(instance(metadata.getColumnClassName(1), object), object.getClass().getName());
      }
      assertFalse(rows.next());
    }
  }

  /** A peer may call a type otherwise. */
  protected int code(String type, int code) {
    return code;
  }

  private int code(Sample sample) {
    return code(sample.type(), sample.code());
  }

  private static boolean instance(String className, Object object) {
    for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().equals(className)) {
        return true;
      }
      for (Class<?> face : type.getInterfaces()) {
        if (face.getName().equals(className)
            || Stream.of(face.getInterfaces()).anyMatch(f -> f.getName().equals(className))) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  final void timestampsWithTimeZoneAreInstants() throws SQLException {
    run("CREATE TABLE Z (ID INT PRIMARY KEY, V TIMESTAMP(6) WITH TIME ZONE)");
    Instant instant = Instant.parse("2024-07-01T12:30:00.123456Z");
    OffsetDateTime offset = instant.atOffset(ZoneOffset.ofHours(-7));
    try (PreparedStatement insert = connection().prepareStatement("INSERT INTO Z VALUES (?, ?)")) {
      int id = 0;
      for (Object value :
          new Object[] {offset, instant, offset.toZonedDateTime(), Timestamp.from(instant)}) {
        insert.setInt(1, id++);
        insert.setObject(2, value);
        insert.executeUpdate();
      }
      insert.setInt(1, id);
      insert.setObject(2, offset, Types.TIMESTAMP_WITH_TIMEZONE);
      insert.executeUpdate();
    }
    try (ResultSet rows = connection().createStatement().executeQuery("SELECT V FROM Z")) {
      int count = 0;
      while (rows.next()) {
        OffsetDateTime read = rows.getObject(1, OffsetDateTime.class);
        assertNotNull(read);
        assertEquals(instant, read.toInstant());
        assertEquals(instant, rows.getObject(1, Instant.class));
        assertEquals(Timestamp.from(instant), rows.getTimestamp(1));
        assertInstanceOf(OffsetDateTime.class, rows.getObject(1));
        count++;
      }
      assertEquals(5, count);
    }
  }

  @Test
  final void bytesAndStreams() throws SQLException {
    run("CREATE TABLE B (ID INT PRIMARY KEY, S VARBINARY(100), L BLOB, T CLOB)");
    byte[] bytes = {0, 1, -1, 127};
    try (PreparedStatement insert =
        connection().prepareStatement("INSERT INTO B VALUES (?, ?, ?, ?)")) {
      insert.setInt(1, 1);
      insert.setBytes(2, bytes);
      insert.setBinaryStream(3, new ByteArrayInputStream(bytes));
      insert.setCharacterStream(4, new StringReader("text"));
      insert.executeUpdate();
      insert.setInt(1, 2);
      insert.setObject(2, bytes);
      insert.setBlob(3, new ByteArrayInputStream(bytes), 4);
      insert.setClob(4, new StringReader("text"));
      insert.executeUpdate();
    }
    try (ResultSet rows = connection().createStatement().executeQuery("SELECT S, L, T FROM B")) {
      for (int i = 0; i < 2; i++) {
        assertTrue(rows.next());
        assertArrayEquals(bytes, rows.getBytes(1));
        assertArrayEquals(bytes, rows.getBytes(2));
        assertArrayEquals(bytes, rows.getBlob(2).getBytes(1, 10));
        assertEquals("text", rows.getString(3));
        assertEquals("text", rows.getClob(3).getSubString(1, 10));
      }
    }
  }

  @Test
  final void longValues() throws SQLException {
    run("CREATE TABLE L (ID INT PRIMARY KEY, T CLOB, B BLOB)");
    String text = "0123456789\u00e4".repeat(20_000);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (PreparedStatement insert =
        connection().prepareStatement("INSERT INTO L VALUES (1, ?, ?)")) {
      insert.setString(1, text);
      insert.setBytes(2, bytes);
      insert.executeUpdate();
    }
    try (ResultSet rows =
        connection().createStatement().executeQuery("SELECT T, B FROM L WHERE ID = 1")) {
      assertTrue(rows.next());
      assertEquals(text, rows.getString(1));
      assertArrayEquals(bytes, rows.getBytes(2));
    }
  }

  @Test
  final void arrays() throws SQLException {
    run("CREATE TABLE A (ID INT PRIMARY KEY, V INTEGER ARRAY)");
    try (PreparedStatement insert = connection().prepareStatement("INSERT INTO A VALUES (?, ?)")) {
      insert.setInt(1, 1);
      insert.setArray(2, connection().createArrayOf("INTEGER", new Object[] {1, null, 3}));
      insert.executeUpdate();
      insert.setInt(1, 2);
      insert.setObject(2, new Integer[] {4});
      insert.executeUpdate();
    }
    try (ResultSet rows =
        connection().createStatement().executeQuery("SELECT V FROM A ORDER BY ID")) {
      assertTrue(rows.next());
      Array array = rows.getArray(1);
      assertArrayEquals(new Object[] {1, null, 3}, (Object[]) array.getArray());
      try (ResultSet elements = array.getResultSet()) {
        assertTrue(elements.next());
        assertEquals(1, elements.getInt(2));
      }
      assertTrue(rows.next());
      assertArrayEquals(new Object[] {4}, (Object[]) rows.getArray(1).getArray());
      assertEquals(Types.ARRAY, rows.getMetaData().getColumnType(1));
    }
  }

  @Test
  final void numbersAreReadAsOtherNumbersWhenTheyFit() throws SQLException {
    try (ResultSet rows =
        connection()
            .createStatement()
            .executeQuery(
                "SELECT CAST(300 AS BIGINT), CAST('42' AS VARCHAR(5)), CAST(2.75 AS"
                    + " DECIMAL(5,2))")) {
      assertTrue(rows.next());
      assertEquals(300, rows.getInt(1));
      assertEquals(300.0, rows.getDouble(1));
      assertEquals(new BigDecimal("300"), rows.getBigDecimal(1));
      assertEquals("22003", state(() -> rows.getByte(1)));
      assertEquals(42, rows.getInt(2));
      assertEquals(42L, rows.getObject(2, Long.class));
      assertEquals(2.75, rows.getDouble(3));
      assertEquals("2.75", rows.getString(3));
    }
  }
}
