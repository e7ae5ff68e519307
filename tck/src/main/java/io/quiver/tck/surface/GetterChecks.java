package io.quiver.tck.surface;

import static io.quiver.tck.surface.Surface.refused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;

@Feature("ResultSet: reading")
final class GetterChecks {
  private GetterChecks() {}

  @Feature("numbers with every getter")
  static void numbers(Surface s) throws SQLException {
    ResultSet rows = s.first("SELECT CAST(42 AS INT) AS A");
    assertEquals(42, rows.getByte(1));
    assertEquals(42, rows.getShort(1));
    assertEquals(42, rows.getInt("A"));
    assertEquals(42L, rows.getLong(1));
    assertEquals(42f, rows.getFloat(1));
    assertEquals(42d, rows.getDouble(1));
    assertEquals(new BigDecimal(42), rows.getBigDecimal(1));
    assertEquals("42", rows.getString(1));
    assertTrue(rows.getBoolean(1));
  }

  @Feature("getObject gives the class that JDBC names")
  static void objects(Surface s) throws SQLException {
    ResultSet rows =
        s.first(
            "SELECT CAST(1 AS SMALLINT), 1, CAST(1 AS BIGINT), CAST(1 AS REAL), CAST(1 AS DOUBLE"
                + " PRECISION), 1.5, 'a', TRUE, DATE '2026-02-03', TIME '12:13:14', TIMESTAMP"
                + " '2026-02-03 12:13:14', X'01'");
    Class<?>[] classes = {
      Integer.class,
      Integer.class,
      Long.class,
      Float.class,
      Double.class,
      BigDecimal.class,
      String.class,
      Boolean.class,
      Date.class,
      Time.class,
      Timestamp.class,
      byte[].class
    };
    for (int i = 0; i < classes.length; i++) {
      assertInstanceOf(classes[i], rows.getObject(i + 1), "column " + (i + 1));
    }
  }

  @Feature("getObject of number classes")
  static void numberClasses(Surface s) throws SQLException {
    ResultSet rows = s.first("SELECT CAST(42 AS BIGINT)");
    assertEquals(42, rows.getObject(1, Integer.class));
    assertEquals(42L, rows.getObject(1, Long.class));
    assertEquals((short) 42, rows.getObject(1, Short.class));
    assertEquals((byte) 42, rows.getObject(1, Byte.class));
    assertEquals(42d, rows.getObject(1, Double.class));
    assertEquals(42f, rows.getObject(1, Float.class));
    assertEquals(BigInteger.valueOf(42), rows.getObject(1, BigInteger.class));
    assertEquals(new BigDecimal(42), rows.getObject(1, BigDecimal.class));
    assertEquals("42", rows.getObject(1, String.class));
  }

  @Feature("getObject of java.time classes")
  static void timeClasses(Surface s) throws SQLException {
    ResultSet rows =
        s.first(
            "SELECT DATE '2026-02-03', TIME '12:13:14', TIMESTAMP '2026-02-03 12:13:14.123456'");
    assertEquals(LocalDate.of(2026, 2, 3), rows.getObject(1, LocalDate.class));
    assertEquals(LocalTime.of(12, 13, 14), rows.getObject(2, LocalTime.class));
    assertEquals(
        LocalDateTime.of(2026, 2, 3, 12, 13, 14, 123_456_000),
        rows.getObject(3, LocalDateTime.class));
    assertEquals(Date.valueOf("2026-02-03"), rows.getObject(1, Date.class));
    assertEquals(Time.valueOf("12:13:14"), rows.getObject(2, Time.class));
    assertEquals(
        Timestamp.valueOf("2026-02-03 12:13:14.123456"), rows.getObject(3, Timestamp.class));
  }

  @Feature("getObject of a time with zone: OffsetDateTime, ZonedDateTime, Instant")
  static void zonedClasses(Surface s) throws SQLException {
    Instant expected = Instant.parse("2026-02-03T10:13:14Z");
    ResultSet rows =
        s.stored(
            "TIMESTAMP WITH TIME ZONE",
            insert -> insert.setObject(1, expected.atOffset(ZoneOffset.ofHours(2))));
    assertEquals(expected, rows.getObject(1, OffsetDateTime.class).toInstant());
    assertEquals(expected, rows.getObject(1, ZonedDateTime.class).toInstant());
    assertEquals(expected, rows.getObject(1, Instant.class));
    assertEquals(expected, rows.getTimestamp(1).toInstant());
  }

  @Feature("getObject(class) of NULL is null, also for numbers")
  static void nullObjects(Surface s) throws SQLException {
    ResultSet rows = s.first("SELECT CAST(NULL AS INT)");
    assertNull(rows.getObject(1, Integer.class));
    assertNull(rows.getObject(1, String.class));
    assertNull(rows.getObject(1));
    assertTrue(rows.wasNull());
  }

  @Feature("NULL by primitive getters is 0, wasNull tells")
  static void nulls(Surface s) throws SQLException {
    ResultSet rows = s.first("SELECT CAST(NULL AS INT), 1");
    assertEquals(0, rows.getInt(1));
    assertTrue(rows.wasNull());
    assertFalse(rows.getBoolean(1));
    assertEquals(0d, rows.getDouble(1));
    assertTrue(rows.wasNull());
    assertEquals(1, rows.getInt(2));
    assertFalse(rows.wasNull());
  }

  @Feature("getObject of an unsuitable class is refused")
  static void unsuitable(Surface s) throws SQLException {
    ResultSet rows = s.first("SELECT 1");
    refused(() -> rows.getObject(1, Thread.class));
    refused(() -> rows.getObject(1, (Class<?>) null));
  }

  @Feature("a value that does not fit is refused, never cut")
  static void overflow(Surface s) throws SQLException {
    ResultSet rows = s.first("SELECT CAST(3000000000 AS BIGINT), 'abc'");
    refused(() -> rows.getInt(1));
    refused(() -> rows.getShort(1));
    refused(() -> rows.getByte(1));
    refused(() -> rows.getInt(2));
    refused(() -> rows.getDate(2));
    refused(() -> rows.getBigDecimal(2));
  }

  @Feature("text is read as numbers, dates and booleans")
  static void fromText(Surface s) throws SQLException {
    ResultSet rows = s.first("SELECT '42', '2026-02-03', 'true', '1.5'");
    assertEquals(42, rows.getInt(1));
    assertEquals(Date.valueOf("2026-02-03"), rows.getDate(2));
    assertTrue(rows.getBoolean(3));
    assertEquals(new BigDecimal("1.5"), rows.getBigDecimal(4));
  }

  @Feature("decimals keep their digits")
  static void decimals(Surface s) throws SQLException {
    BigDecimal exact = new BigDecimal("12345678901234567890.1234567890");
    assertEquals(
        exact,
        s.stored("DECIMAL(30, 10)", insert -> insert.setBigDecimal(1, exact)).getBigDecimal(1));
  }

  @Feature("dates with a calendar")
  static void calendars(Surface s) throws SQLException {
    Calendar utc = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    ResultSet rows = s.first("SELECT TIMESTAMP '2026-02-03 12:13:14', DATE '2026-02-03'");
    assertEquals(Instant.parse("2026-02-03T12:13:14Z"), rows.getTimestamp(1, utc).toInstant());
    assertEquals(
        Instant.parse("2026-02-03T00:00:00Z").toEpochMilli(), rows.getDate(2, utc).getTime());
  }

  @Feature("bytes and binary streams")
  static void bytes(Surface s) throws SQLException, IOException {
    ResultSet rows = s.first("SELECT X'0102FF'");
    assertArrayEquals(new byte[] {1, 2, -1}, rows.getBytes(1));
    try (var stream = rows.getBinaryStream(1)) {
      assertArrayEquals(new byte[] {1, 2, -1}, stream.readAllBytes());
    }
  }

  @Feature("character and ASCII streams")
  static void streams(Surface s) throws SQLException, IOException {
    ResultSet rows = s.first("SELECT 'text'");
    try (Reader reader = rows.getCharacterStream(1)) {
      assertEquals('t', reader.read());
    }
    try (Reader reader = rows.getNCharacterStream(1)) {
      assertEquals('t', reader.read());
    }
    try (var stream = rows.getAsciiStream(1)) {
      assertEquals("text", new String(stream.readAllBytes(), StandardCharsets.US_ASCII));
    }
    assertEquals("text", rows.getNString(1));
  }

  @Feature("UUID")
  static void uuid(Surface s) throws SQLException {
    UUID uuid = UUID.fromString("01234567-89ab-cdef-0123-456789abcdef");
    ResultSet rows = s.stored("UUID", insert -> insert.setObject(1, uuid));
    assertEquals(uuid, rows.getObject(1));
    assertEquals(uuid, rows.getObject(1, UUID.class));
    assertEquals(uuid.toString(), rows.getString(1));
  }

  @Feature("Array: values, base type, as a result set, freed")
  static void array(Surface s) throws SQLException {
    ResultSet rows = s.first("SELECT ARRAY[10, 20, 30]");
    Array array = rows.getArray(1);
    assertArrayEquals(new Object[] {10, 20, 30}, (Object[]) array.getArray());
    assertArrayEquals(new Object[] {20, 30}, (Object[]) array.getArray(2, 2));
    assertEquals(java.sql.Types.INTEGER, array.getBaseType());
    assertEquals("INTEGER", array.getBaseTypeName());
    try (ResultSet elements = array.getResultSet()) {
      assertTrue(elements.next());
      assertEquals(1, elements.getInt(1));
      assertEquals(10, elements.getInt(2));
    }
    array.free();
    refused(array::getArray);
  }

  @Feature("float[] of a vector")
  static void vector(Surface s) throws SQLException {
    float[] vector = {1f, 2.5f, -3f};
    ResultSet rows = s.stored(s.target().vectorType(), insert -> insert.setObject(1, vector));
    assertArrayEquals(vector, rows.getObject(1, float[].class));
  }

  @Feature("labels before names, any case, the first of several")
  static void labels(Surface s) throws SQLException {
    s.people();
    ResultSet rows = s.first("SELECT ID AS NAME, NAME AS OTHER, 5 AS NAME FROM P WHERE ID = 1");
    assertEquals(1, rows.getInt("name"));
    assertEquals("a", rows.getString("Other"));
  }

  @Feature("getRef, getRowId and getURL are refused as not supported")
  static void unsupported(Surface s) throws SQLException {
    ResultSet rows = s.first("SELECT 1");
    refused(SQLFeatureNotSupportedException.class, () -> rows.getRef(1));
    refused(SQLFeatureNotSupportedException.class, () -> rows.getRowId(1));
    refused(SQLFeatureNotSupportedException.class, () -> rows.getURL(1));
    refused(
        SQLFeatureNotSupportedException.class, () -> rows.getObject(1, Map.of("T", String.class)));
  }
}
