package io.quiver.driver.convert;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.FloatBuffer;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.Date;
import java.sql.NClob;
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
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads a value as a Java object: of the type's own class, or of a class asked for. */
public final class ObjectValues {
  /** Reads a value that is not NULL. */
  private interface Reading {
    Object read(Object value, DataType type, ArrayRows rows) throws SQLException;
  }

  private static final Map<Class<?>, Reading> BY_CLASS = table();

  private ObjectValues() {}

  /** The object of the class that {@link JdbcType#className} names. */
  public static Object toObject(Object value, DataType type, ArrayRows rows) throws SQLException {
    return switch (type.kind()) {
      case BOOLEAN, BIGINT, DECIMAL, DOUBLE, CHAR, VARCHAR, JSON, UUID -> value;
      case TINYINT, SMALLINT, INTEGER -> ((Long) value).intValue();
      case REAL -> ((Double) value).floatValue();
      case CLOB -> new QuiverClob((String) value);
      case BINARY, VARBINARY -> ((byte[]) value).clone();
      case BLOB -> new QuiverBlob((byte[]) value);
      case DATE -> SqlTemporals.toDate(LocalDate.ofEpochDay((Long) value), null);
      case TIME ->
          SqlTemporals.toTime(
              TemporalValues.toLocalTime(value, type, ZoneId.systemDefault()), null);
      case TIMESTAMP -> SqlTemporals.toTimestamp(TemporalValues.dateTime((Long) value), null);
      case TIMESTAMP_WITH_TIME_ZONE ->
          TemporalValues.toOffsetDateTime(value, type, ZoneId.systemDefault());
      case INTERVAL_YEAR_MONTH -> period((Long) value);
      case INTERVAL_DAY_TIME -> Duration.of((Long) value, ChronoUnit.MICROS);
      case ARRAY, VECTOR ->
          type.kind() == TypeKind.VECTOR ? ((float[]) value).clone() : toArray(value, type, rows);
    };
  }

  /** As {@code getObject(column, class)}. */
  public static <T> T toObject(Object value, DataType type, Class<T> wanted, ArrayRows rows)
      throws SQLException {
    Reading reading = BY_CLASS.get(wanted);
    if (reading != null) {
      return wanted.cast(reading.read(value, type, rows));
    }
    Object own = toObject(value, type, rows);
    if (wanted.isInstance(own)) {
      return wanted.cast(own);
    }
    throw SqlExceptions.of(
        ErrorCode.INVALID_CAST,
        "A value of type " + type + " cannot be read as " + wanted.getTypeName() + ".");
  }

  /** An ARRAY, or a VECTOR as an array of REAL. */
  public static Array toArray(Object value, DataType type, ArrayRows rows) throws SQLException {
    DataType element = type.element();
    if (value instanceof List<?> values && element != null) {
      return new QuiverArray(element, values, rows);
    }
    if (value instanceof float[] vector) {
      return QuiverArray.ofVector(vector, rows);
    }
    throw Mismatch.reading(type, "an array");
  }

  private static Period period(long months) {
    return Period.of(Math.toIntExact(months / 12), (int) (months % 12), 0);
  }

  private static float[] vector(Object value, DataType type) throws SQLException {
    if (value instanceof float[] vector) {
      return vector;
    }
    if (type.kind() == TypeKind.ARRAY || TextValues.isText(type.kind())) {
      return VectorValues.toVector(value);
    }
    throw Mismatch.reading(type, "a vector");
  }

  private static UUID uuid(Object value, DataType type) throws SQLException {
    switch (value) {
      case UUID uuid:
        return uuid;
      case String text:
        try {
          return UUID.fromString(text.trim());
        } catch (IllegalArgumentException e) {
          throw Mismatch.text(text, "UUID");
        }
      case byte[] bytes
      when bytes.length == 16:
        return BinaryValues.toUuid(bytes);
      default:
        throw Mismatch.reading(type, "a UUID");
    }
  }

  private static Object list(Object value, DataType type) throws SQLException {
    if (value instanceof float[] vector) {
      return VectorText.toList(vector);
    }
    if (value instanceof List<?>) {
      return value;
    }
    throw Mismatch.reading(type, "a list");
  }

  private static Map<Class<?>, Reading> table() {
    Map<Class<?>, Reading> map = new HashMap<>();
    map.put(String.class, (v, t, r) -> TextValues.toText(v, t));
    map.put(Boolean.class, (v, t, r) -> NumberValues.toBoolean(v, t));
    map.put(Byte.class, (v, t, r) -> NumberValues.toByte(NumberValues.toLong(v, t)));
    map.put(Short.class, (v, t, r) -> NumberValues.toShort(NumberValues.toLong(v, t)));
    map.put(Integer.class, (v, t, r) -> NumberValues.toInt(NumberValues.toLong(v, t)));
    map.put(Long.class, (v, t, r) -> NumberValues.toLong(v, t));
    map.put(Float.class, (v, t, r) -> NumberValues.toFloat(NumberValues.toDouble(v, t)));
    map.put(Double.class, (v, t, r) -> NumberValues.toDouble(v, t));
    map.put(BigDecimal.class, (v, t, r) -> NumberValues.toBigDecimal(v, t));
    map.put(BigInteger.class, (v, t, r) -> NumberValues.toBigInteger(v, t));
    map.put(byte[].class, (v, t, r) -> BinaryValues.toBytes(v, t));
    map.put(UUID.class, (v, t, r) -> uuid(v, t));
    map.put(Array.class, (v, t, r) -> toArray(v, t, r));
    map.put(Object[].class, (v, t, r) -> toArray(v, t, r).getArray());
    map.put(List.class, (v, t, r) -> list(v, t));
    map.put(Blob.class, (v, t, r) -> new QuiverBlob(BinaryValues.toBytes(v, t)));
    map.put(Clob.class, (v, t, r) -> new QuiverClob(TextValues.toText(v, t)));
    map.put(NClob.class, (v, t, r) -> new QuiverClob(TextValues.toText(v, t)));
    map.put(Reader.class, (v, t, r) -> new StringReader(TextValues.toText(v, t)));
    map.put(InputStream.class, (v, t, r) -> new ByteArrayInputStream(BinaryValues.toBytes(v, t)));
    putVectors(map);
    putTemporals(map);
    return Map.copyOf(map);
  }

  private static void putVectors(Map<Class<?>, Reading> map) {
    map.put(float[].class, (v, t, r) -> vector(v, t).clone());
    map.put(double[].class, (v, t, r) -> VectorText.toDoubles(vector(v, t)));
    map.put(Float[].class, (v, t, r) -> VectorText.toBoxed(vector(v, t)));
    map.put(FloatBuffer.class, (v, t, r) -> FloatBuffer.wrap(vector(v, t).clone()));
  }

  private static void putTemporals(Map<Class<?>, Reading> map) {
    map.put(LocalDate.class, (v, t, r) -> TemporalValues.toLocalDate(v, t, zone()));
    map.put(LocalTime.class, (v, t, r) -> TemporalValues.toLocalTime(v, t, zone()));
    map.put(LocalDateTime.class, (v, t, r) -> TemporalValues.toLocalDateTime(v, t, zone()));
    map.put(OffsetDateTime.class, (v, t, r) -> TemporalValues.toOffsetDateTime(v, t, zone()));
    map.put(
        ZonedDateTime.class, (v, t, r) -> TemporalValues.toInstant(v, t, zone()).atZone(zone()));
    map.put(Instant.class, (v, t, r) -> TemporalValues.toInstant(v, t, zone()));
    map.put(
        Date.class,
        (v, t, r) -> SqlTemporals.toDate(TemporalValues.toLocalDate(v, t, zone()), null));
    map.put(
        Time.class,
        (v, t, r) -> SqlTemporals.toTime(TemporalValues.toLocalTime(v, t, zone()), null));
    map.put(Timestamp.class, (v, t, r) -> timestamp(v, t));
    map.put(java.util.Date.class, (v, t, r) -> timestamp(v, t));
    map.put(Calendar.class, (v, t, r) -> calendar(v, t));
  }

  /** A timestamp with time zone is the same instant, whatever the zone. */
  private static Timestamp timestamp(Object value, DataType type) throws SQLException {
    return type.kind() == TypeKind.TIMESTAMP_WITH_TIME_ZONE
        ? Timestamp.from(TemporalValues.toInstant(value, type, zone()))
        : SqlTemporals.toTimestamp(TemporalValues.toLocalDateTime(value, type, zone()), null);
  }

  private static Calendar calendar(Object value, DataType type) throws SQLException {
    return GregorianCalendar.from(TemporalValues.toInstant(value, type, zone()).atZone(zone()));
  }

  private static ZoneId zone() {
    return ZoneId.systemDefault();
  }
}
