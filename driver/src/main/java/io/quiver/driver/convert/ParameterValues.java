package io.quiver.driver.convert;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.value.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Turns what an application sets into what a session takes for a parameter of a type: the type's
 * own representation where that is exact, otherwise a Java value that the session casts.
 */
public final class ParameterValues {
  private ParameterValues() {}

  /**
   * Converts one value.
   *
   * @param given not null
   * @param target the parameter's type
   */
  public static Object convert(Object given, DataType target) throws SQLException {
    Object value = PlainValues.of(given);
    try {
      return switch (target.kind()) {
        case BOOLEAN -> toBoolean(value, target);
        case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> toNumber(value, target);
        case CHAR, VARCHAR, CLOB, JSON -> toText(value, target);
        case BINARY, VARBINARY, BLOB -> toBytes(value, target);
        case DATE, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> toTemporal(value, target);
        case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME -> toInterval(value, target);
        case UUID -> toUuid(value, target);
        case ARRAY -> toList(value, target);
        case VECTOR -> VectorValues.toVector(value);
      };
    } catch (ArithmeticException | DateTimeException e) {
      throw SqlExceptions.of(
          ErrorCode.DATETIME_OVERFLOW, "The value is outside the range of " + target + ".");
    }
  }

  private static Object toBoolean(Object value, DataType target) throws SQLException {
    return switch (value) {
      case Boolean truth -> truth;
      case Number number -> number.doubleValue() != 0;
      case String text -> NumberValues.toBoolean(text);
      default -> throw Mismatch.writing(value, target);
    };
  }

  private static Object toNumber(Object value, DataType target) throws SQLException {
    return switch (value) {
      case Boolean truth -> truth ? 1L : 0L;
      case Long number -> number;
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Byte number -> number.longValue();
      case BigInteger number -> new BigDecimal(number);
      case Float number -> Double.valueOf(floatAsDouble(number, target));
      case Number number -> number;
      case String text -> NumberValues.parse(text);
      default -> throw Mismatch.writing(value, target);
    };
  }

  /** 0.1f becomes 0.1 where decimals count, and stays the float's value where doubles do. */
  private static double floatAsDouble(float number, DataType target) {
    return switch (target.kind()) {
      case REAL, DOUBLE -> number;
      default -> Double.parseDouble(Float.toString(number));
    };
  }

  private static Object toText(Object value, DataType target) throws SQLException {
    return switch (value) {
      case String text -> text;
      case Boolean truth -> truth ? "TRUE" : "FALSE";
      case BigDecimal number -> TextValues.decimal(number);
      case Number number -> number.toString();
      case UUID uuid -> uuid.toString();
      case LocalTime time -> TextValues.time(time);
      case LocalDateTime time -> time.toLocalDate() + " " + TextValues.time(time.toLocalTime());
      case LocalDate date -> date.toString();
      case Instant instant ->
          TextValues.zoned(instant.atZone(ZoneId.systemDefault()).toOffsetDateTime());
      case ZonedDateTime time -> TextValues.zoned(time.toOffsetDateTime());
      case OffsetDateTime time -> TextValues.zoned(time);
      case float[] vector -> VectorText.toText(vector);
      default -> throw Mismatch.writing(value, target);
    };
  }

  private static Object toBytes(Object value, DataType target) throws SQLException {
    return switch (value) {
      case byte[] bytes -> bytes;
      case UUID uuid -> BinaryValues.ofUuid(uuid);
      case float[] vector -> VectorText.toBytes(vector);
      case String text -> text;
      default -> throw Mismatch.writing(value, target);
    };
  }

  private static Object toTemporal(Object value, DataType target) throws SQLException {
    if (value instanceof String) {
      return value;
    }
    ZoneId zone = ZoneId.systemDefault();
    Object temporal = value instanceof Timestamp time ? time.toLocalDateTime() : value;
    return switch (target.kind()) {
      case DATE -> date(temporal, zone, target).toEpochDay();
      case TIME -> TemporalValues.micros(time(temporal, zone, target));
      case TIMESTAMP -> TemporalValues.micros(dateTime(temporal, zone, target));
      default -> TemporalValues.micros(instant(value, zone, target));
    };
  }

  private static LocalDate date(Object value, ZoneId zone, DataType target) throws SQLException {
    if (value instanceof LocalTime) {
      throw Mismatch.writing(value, target);
    }
    return value instanceof LocalDate date ? date : dateTime(value, zone, target).toLocalDate();
  }

  private static LocalTime time(Object value, ZoneId zone, DataType target) throws SQLException {
    if (value instanceof LocalDate) {
      throw Mismatch.writing(value, target);
    }
    return value instanceof LocalTime time ? time : dateTime(value, zone, target).toLocalTime();
  }

  private static LocalDateTime dateTime(Object value, ZoneId zone, DataType target)
      throws SQLException {
    return switch (value) {
      case LocalDateTime time -> time;
      case LocalDate date -> date.atStartOfDay();
      case LocalTime time -> time.atDate(LocalDate.EPOCH);
      case OffsetDateTime time -> LocalDateTime.ofInstant(time.toInstant(), zone);
      case ZonedDateTime time -> LocalDateTime.ofInstant(time.toInstant(), zone);
      case Instant instant -> LocalDateTime.ofInstant(instant, zone);
      default -> throw Mismatch.writing(value, target);
    };
  }

  private static Instant instant(Object value, ZoneId zone, DataType target) throws SQLException {
    return switch (value) {
      case Instant instant -> instant;
      case OffsetDateTime time -> time.toInstant();
      case ZonedDateTime time -> time.toInstant();
      case Timestamp time -> time.toInstant();
      case LocalTime time -> throw Mismatch.writing(time, target);
      default -> dateTime(value, zone, target).atZone(zone).toInstant();
    };
  }

  private static Object toInterval(Object value, DataType target) throws SQLException {
    return switch (value) {
      case String text -> text;
      case Period period when period.getDays() == 0 -> period.toTotalMonths();
      case Duration duration ->
          Math.addExact(
              Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1_000);
      default -> throw Mismatch.writing(value, target);
    };
  }

  private static Object toUuid(Object value, DataType target) throws SQLException {
    return switch (value) {
      case UUID uuid -> uuid;
      case byte[] bytes when bytes.length == 16 -> BinaryValues.toUuid(bytes);
      case String text -> text;
      default -> throw Mismatch.writing(value, target);
    };
  }

  private static Object toList(Object value, DataType target) throws SQLException {
    DataType element = target.element();
    if (value instanceof String) {
      return value;
    }
    if (element == null) {
      throw Mismatch.writing(value, target);
    }
    if (value instanceof QuiverArray array && array.element().equals(element)) {
      return array.values();
    }
    List<@Nullable Object> result = new ArrayList<>();
    for (Object item : PlainValues.elements(value, target)) {
      result.add(item == null ? null : convert(item, element));
    }
    return Collections.unmodifiableList(result);
  }
}
