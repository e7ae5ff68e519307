package io.quiver.driver.convert;

import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Reads a value as a date, time or timestamp. A zone is needed only between values with and without
 * one; it is the JVM's default unless a Calendar says otherwise.
 */
public final class TemporalValues {
  private static final long MICROS_PER_SECOND = 1_000_000L;
  private static final long NANOS_PER_MICRO = 1_000L;

  private TemporalValues() {}

  public static LocalDate toLocalDate(Object value, DataType type, ZoneId zone)
      throws SQLException {
    if (type.kind() == TypeKind.DATE && value instanceof Long days) {
      return LocalDate.ofEpochDay(days);
    }
    if (type.kind() == TypeKind.TIME) {
      throw Mismatch.reading(type, "a date");
    }
    return toLocalDateTime(value, type, zone).toLocalDate();
  }

  public static LocalTime toLocalTime(Object value, DataType type, ZoneId zone)
      throws SQLException {
    if (type.kind() == TypeKind.TIME && value instanceof Long micros) {
      return LocalTime.ofNanoOfDay(micros * NANOS_PER_MICRO);
    }
    if (type.kind() == TypeKind.DATE) {
      throw Mismatch.reading(type, "a time");
    }
    if (type.kind().isCharacter() && value instanceof String text && text.indexOf('-') < 0) {
      return parse(text, "time", LocalTime::parse);
    }
    return toLocalDateTime(value, type, zone).toLocalTime();
  }

  public static LocalDateTime toLocalDateTime(Object value, DataType type, ZoneId zone)
      throws SQLException {
    if (value instanceof Long number) {
      switch (type.kind()) {
        case DATE:
          return LocalDate.ofEpochDay(number).atStartOfDay();
        case TIME:
          return LocalDate.EPOCH.atTime(LocalTime.ofNanoOfDay(number * NANOS_PER_MICRO));
        case TIMESTAMP:
          return dateTime(number);
        case TIMESTAMP_WITH_TIME_ZONE:
          return LocalDateTime.ofInstant(instant(number), zone);
        default:
          break;
      }
    } else if (type.kind().isCharacter() && value instanceof String text) {
      return parseDateTime(text);
    }
    throw Mismatch.reading(type, "a date or time");
  }

  public static OffsetDateTime toOffsetDateTime(Object value, DataType type, ZoneId zone)
      throws SQLException {
    if (type.kind() == TypeKind.TIME) {
      throw Mismatch.reading(type, "a timestamp with time zone");
    }
    if (type.kind() == TypeKind.TIMESTAMP_WITH_TIME_ZONE && value instanceof Long micros) {
      return instant(micros).atZone(zone).toOffsetDateTime();
    }
    if (type.kind().isCharacter() && value instanceof String text && text.length() > 19) {
      String iso = text.trim().replace(' ', 'T');
      try {
        return OffsetDateTime.parse(iso);
      } catch (DateTimeException e) {
        return toLocalDateTime(value, type, zone).atZone(zone).toOffsetDateTime();
      }
    }
    return toLocalDateTime(value, type, zone).atZone(zone).toOffsetDateTime();
  }

  public static Instant toInstant(Object value, DataType type, ZoneId zone) throws SQLException {
    return toOffsetDateTime(value, type, zone).toInstant();
  }

  static LocalDateTime dateTime(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND),
        (int) (Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO),
        ZoneOffset.UTC);
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND),
        Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
  }

  static long micros(LocalTime time) {
    return time.toNanoOfDay() / NANOS_PER_MICRO;
  }

  static long micros(LocalDateTime time) {
    return micros(time.toInstant(ZoneOffset.UTC));
  }

  static long micros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND),
        instant.truncatedTo(ChronoUnit.MICROS).getNano() / NANOS_PER_MICRO);
  }

  private static LocalDateTime parseDateTime(String text) throws SQLException {
    String iso = text.trim().replace(' ', 'T');
    if (iso.indexOf('T') < 0) {
      return parse(iso, "date", LocalDate::parse).atStartOfDay();
    }
    return parse(iso, "timestamp", LocalDateTime::parse);
  }

  private static <T> T parse(String text, String wanted, java.util.function.Function<String, T> f)
      throws SQLException {
    try {
      return f.apply(text.trim());
    } catch (DateTimeException e) {
      throw Mismatch.text(text, wanted);
    }
  }
}
