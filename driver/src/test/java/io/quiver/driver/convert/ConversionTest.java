package io.quiver.driver.convert;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ConversionTest {
  private static final DataType DATE = DataType.of(TypeKind.DATE);
  private static final DataType TIME = DataType.of(TypeKind.TIME);
  private static final DataType TIMESTAMP = DataType.of(TypeKind.TIMESTAMP, 6);
  private static final DataType ZONED = DataType.of(TypeKind.TIMESTAMP_WITH_TIME_ZONE, 6);
  private static final DataType REAL = DataType.of(TypeKind.REAL);
  private static final DataType CLOB = DataType.of(TypeKind.CLOB);
  private static final DataType UUID_TYPE = DataType.of(TypeKind.UUID);
  private static final DataType VECTOR = DataType.vector(3);
  private static final ArrayRows NO_ROWS =
      (columns, rows) -> {
        throw new AssertionError();
      };

  private static <T> T read(Object value, DataType type, Class<T> wanted) throws SQLException {
    return ObjectValues.toObject(value, type, wanted, NO_ROWS);
  }

  /** What is written is read back as an equal object of the same class. */
  private static <T> void roundTrip(DataType type, Class<T> wanted, T given) throws SQLException {
    Object stored = ParameterValues.convert(given, type);
    assertEquals(given, read(stored, type, wanted), type + " as " + wanted);
  }

  @Test
  void roundTrips() throws SQLException {
    roundTrip(DataType.BOOLEAN, Boolean.class, true);
    roundTrip(DataType.INTEGER, Integer.class, -5);
    roundTrip(DataType.INTEGER, Byte.class, (byte) 5);
    roundTrip(DataType.INTEGER, Short.class, (short) 5);
    roundTrip(DataType.BIGINT, Long.class, Long.MIN_VALUE);
    roundTrip(DataType.DOUBLE, Double.class, 0.1);
    roundTrip(REAL, Float.class, 0.1f);
    roundTrip(DataType.decimal(30, 2), BigDecimal.class, new BigDecimal("12345678901234567.89"));
    roundTrip(DataType.decimal(30, 0), BigInteger.class, new BigInteger("123456789012345678901"));
    roundTrip(DataType.VARCHAR, String.class, "a\u00e4\ud83d\ude00");
    roundTrip(UUID_TYPE, UUID.class, UUID.fromString("00000000-0000-0001-8000-000000000002"));
    roundTrip(DATE, LocalDate.class, LocalDate.of(1582, 10, 5));
    roundTrip(DATE, Date.class, Date.valueOf("2024-02-29"));
    roundTrip(TIME, LocalTime.class, LocalTime.of(23, 59, 59, 999_999_000));
    roundTrip(TIME, Time.class, Time.valueOf("01:02:03"));
    roundTrip(TIMESTAMP, LocalDateTime.class, LocalDateTime.of(1901, 1, 1, 0, 0, 0, 1_000));
    roundTrip(TIMESTAMP, Timestamp.class, Timestamp.valueOf("2024-01-02 03:04:05.000006"));
    roundTrip(ZONED, Instant.class, Instant.parse("1969-12-31T23:59:59.999999Z"));
    roundTrip(ZONED, Timestamp.class, Timestamp.from(Instant.parse("2024-07-01T00:00:00Z")));
    roundTrip(ZONED, ZonedDateTime.class, ZonedDateTime.now(ZoneId.systemDefault()).withNano(0));
    roundTrip(DataType.of(TypeKind.INTERVAL_DAY_TIME), Duration.class, Duration.ofMillis(-1_500));
    roundTrip(DataType.of(TypeKind.INTERVAL_YEAR_MONTH), Period.class, Period.of(2, 3, 0));
  }

  @Test
  void offsetsAreInstants() throws SQLException {
    OffsetDateTime given = OffsetDateTime.of(2024, 1, 2, 3, 4, 5, 0, ZoneOffset.ofHours(5));
    Object stored = ParameterValues.convert(given, ZONED);
    assertEquals(given.toInstant().getEpochSecond() * 1_000_000, stored);
    assertEquals(given.toInstant(), read(stored, ZONED, OffsetDateTime.class).toInstant());
  }

  @Test
  void numbersOutOfRangeAreRefused() throws SQLException {
    assertEquals("22003", state(() -> NumberValues.toInt(1L << 40)));
    assertEquals("22003", state(() -> NumberValues.toByte(200)));
    assertEquals(
        "22003", state(() -> NumberValues.toLong(new BigDecimal("1e30"), DataType.decimal(40, 0))));
    assertEquals("22003", state(() -> NumberValues.toFloat(1e300)));
    assertEquals("22003", state(() -> NumberValues.toBigDecimal(Double.NaN, DataType.DOUBLE)));
    assertEquals(
        "22003",
        state(() -> NumberValues.toBigInteger(new BigDecimal("1e999999999"), DataType.DOUBLE)));
    assertEquals(2, NumberValues.toLong(2.9, DataType.DOUBLE));
    assertEquals("22018", state(() -> NumberValues.toLong("x", DataType.VARCHAR)));
    assertEquals("22018", state(() -> NumberValues.toLong(5L, DATE)));
  }

  @Test
  void texts() throws SQLException {
    assertEquals("TRUE", TextValues.toText(true, DataType.BOOLEAN));
    assertEquals("0.1", TextValues.toText((double) 0.1f, REAL));
    assertEquals("1970-01-02", TextValues.toText(1L, DATE));
    assertEquals("00:00:01.5", TextValues.toText(1_500_000L, TIME));
    assertEquals("1970-01-01 00:00:00", TextValues.toText(0L, TIMESTAMP));
    assertEquals("0aff", TextValues.toText(new byte[] {10, -1}, DataType.VARBINARY));
    assertEquals(
        "[1, NULL]", TextValues.toText(Arrays.asList(1L, null), DataType.array(DataType.BIGINT)));
    assertEquals("[0.1,-3.0,1.0E10]", TextValues.toText(new float[] {0.1f, -3, 1e10f}, VECTOR));
    assertEquals("-1-3", TextValues.toText(-15L, DataType.of(TypeKind.INTERVAL_YEAR_MONTH)));
    assertEquals(
        "1 00:00:00.25",
        TextValues.toText(86_400_250_000L, DataType.of(TypeKind.INTERVAL_DAY_TIME)));
  }

  @Test
  void vectorsComeInManyForms() throws SQLException {
    float[] expected = {1, 2.5f, -3};
    for (Object given :
        new Object[] {
          expected,
          new double[] {1, 2.5, -3},
          new Float[] {1f, 2.5f, -3f},
          List.of(1, 2.5, -3L),
          "[1, 2.5,-3]",
          VectorText.toBytes(expected),
          FloatBuffer.wrap(expected),
          QuiverArray.create("REAL", new Object[] {1, 2.5, -3}, NO_ROWS)
        }) {
      assertArrayEquals(expected, (float[]) ParameterValues.convert(given, VECTOR));
    }
    assertArrayEquals(expected, read(expected, VECTOR, float[].class));
    assertArrayEquals(new double[] {1, 2.5, -3}, read(expected, VECTOR, double[].class));
    assertEquals(List.of(1f, 2.5f, -3f), read(expected, VECTOR, List.class));
    assertEquals("[1.0,2.5,-3.0]", read(expected, VECTOR, String.class));
    assertEquals(12, read(expected, VECTOR, byte[].class).length);
    assertEquals(
        Arrays.asList(1f, 2.5f, -3f),
        Arrays.asList((Object[]) ObjectValues.toArray(expected, VECTOR, NO_ROWS).getArray()));
    assertEquals("22018", state(() -> ParameterValues.convert("1,2", VECTOR)));
    assertEquals("22018", state(() -> ParameterValues.convert("[1,x]", VECTOR)));
    assertEquals("22V01", state(() -> ParameterValues.convert(new byte[5], VECTOR)));
  }

  @Test
  void readingGivesCopies() throws SQLException {
    float[] stored = {1, 2, 3};
    read(stored, VECTOR, float[].class)[0] = 9;
    ((float[]) ObjectValues.toObject(stored, VECTOR, NO_ROWS))[1] = 9;
    assertArrayEquals(new float[] {1, 2, 3}, stored);
  }

  @Test
  void streamsAndLobs() throws SQLException {
    byte[] bytes = "abc".getBytes(StandardCharsets.UTF_8);
    assertEquals("abc", ParameterValues.convert(new StringReader("abc"), CLOB));
    assertEquals("abc", ParameterValues.convert(new QuiverClob("abc"), DataType.VARCHAR));
    assertArrayEquals(
        bytes,
        (byte[]) ParameterValues.convert(new ByteArrayInputStream(bytes), DataType.VARBINARY));
    assertArrayEquals(
        bytes, (byte[]) ParameterValues.convert(new QuiverBlob(bytes), DataType.VARBINARY));
    assertEquals("ab", PlainValues.text(new StringReader("abc"), 2));
    assertEquals("22023", state(() -> PlainValues.text(new StringReader("abc"), 5)));
    QuiverClob clob = new QuiverClob("hello");
    clob.setString(6, " you");
    assertEquals("hello you", clob.getSubString(1, 100));
    assertEquals(7, clob.position("you", 1));
    QuiverBlob blob = new QuiverBlob(new byte[] {1, 2, 3});
    blob.setBytes(3, new byte[] {9, 9});
    assertArrayEquals(new byte[] {1, 2, 9, 9}, blob.getBytes(1, 10));
    assertEquals(3, blob.position(new byte[] {9}, 1));
  }

  @Test
  void arraysConvertTheirElements() throws SQLException {
    DataType type = DataType.array(DataType.BIGINT);
    assertEquals(Arrays.asList(1L, null), ParameterValues.convert(new Integer[] {1, null}, type));
    assertEquals(List.of(1L, 2L), ParameterValues.convert(new int[] {1, 2}, type));
    assertEquals(
        List.of(3L),
        ParameterValues.convert(QuiverArray.create("INT", new Object[] {3}, NO_ROWS), type));
    assertEquals("42704", state(() -> QuiverArray.create("NOTHING", null, NO_ROWS)));
  }

  @Test
  void meaninglessConversionsAreErrors() {
    assertEquals("22018", state(() -> ParameterValues.convert(5L, DATE)));
    assertEquals("22018", state(() -> ParameterValues.convert(new Object(), DataType.VARCHAR)));
    assertEquals("22018", state(() -> ParameterValues.convert(UUID.randomUUID(), DataType.BIGINT)));
    assertEquals("22018", state(() -> ParameterValues.convert(LocalTime.NOON, DATE)));
    assertEquals("22018", state(() -> ParameterValues.convert("maybe", DataType.BOOLEAN)));
    assertEquals("22018", state(() -> read(5L, DataType.BIGINT, UUID.class)));
    assertEquals("22018", state(() -> read(5L, DataType.BIGINT, Thread.class)));
    assertEquals("22008", state(() -> ParameterValues.convert(LocalDateTime.MAX, TIMESTAMP)));
  }

  private interface Call {
    Object run() throws SQLException;
  }

  private static String state(Call call) {
    return assertThrows(SQLException.class, call::run).getSQLState();
  }
}
