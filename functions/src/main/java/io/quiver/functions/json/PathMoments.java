package io.quiver.functions.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.quiver.functions.scalar.DatetimeTemplate;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Dates and times within a path, which JSON itself has not: read from ISO texts by .datetime() and
 * its kin, compared, and text again when they leave the path.
 */
final class PathMoments {
  private PathMoments() {}

  static Object read(PathMethod method, String text) {
    String iso = text.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) +", "$1T");
    try {
      TemporalAccessor found = parse(iso);
      Object result = convert(method, found);
      if (result != null) {
        return result;
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw new QuiverException(
        ErrorCode.INVALID_DATETIME,
        "JSON path method " + method.sql() + " cannot read '" + text + "'",
        "Dates and times are written as in 2024-05-06, 07:08:09 and 2024-05-06T07:08:09+02:00.",
        null,
        null);
  }

  /** By a template: a date, a time or both, as it has fields of them. */
  static Object read(DatetimeTemplate template, String text) {
    LocalDateTime moment = template.parse(text);
    if (!template.hasTime()) {
      return moment.toLocalDate();
    }
    return template.hasDate() ? moment : moment.toLocalTime();
  }

  private static TemporalAccessor parse(String iso) {
    if (iso.indexOf('T') > 0) {
      return DateTimeFormatter.ISO_DATE_TIME.parseBest(
          iso, OffsetDateTime::from, LocalDateTime::from);
    }
    return iso.indexOf(':') > 0
        ? DateTimeFormatter.ISO_TIME.parseBest(iso, OffsetTime::from, LocalTime::from)
        : LocalDate.parse(iso);
  }

  private static @Nullable Object convert(PathMethod method, TemporalAccessor found) {
    return switch (method) {
      case DATE ->
          switch (found) {
            case LocalDateTime moment -> moment.toLocalDate();
            case LocalDate date -> date;
            default -> null;
          };
      case TIME ->
          switch (found) {
            case LocalDateTime moment -> moment.toLocalTime();
            case OffsetTime time -> time.toLocalTime();
            case LocalTime time -> time;
            default -> null;
          };
      case TIMESTAMP ->
          switch (found) {
            case LocalDate date -> date.atStartOfDay();
            case LocalDateTime moment -> moment;
            default -> null;
          };
      case TIME_TZ -> found instanceof OffsetTime time ? time : null;
      case TIMESTAMP_TZ -> found instanceof OffsetDateTime moment ? moment : null;
      default -> found;
    };
  }

  static String type(JsonNode item) {
    return switch (((POJONode) item).getPojo()) {
      case LocalDate date -> "date";
      case LocalTime time -> "time without time zone";
      case OffsetTime time -> "time with time zone";
      case LocalDateTime moment -> "timestamp without time zone";
      case null, default -> "timestamp with time zone";
    };
  }

  static String text(JsonNode item) {
    return switch (((POJONode) item).getPojo()) {
      case LocalTime time -> DateTimeFormatter.ISO_LOCAL_TIME.format(time);
      case OffsetTime time -> DateTimeFormatter.ISO_OFFSET_TIME.format(time);
      case LocalDateTime moment -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment);
      case OffsetDateTime moment -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
      case null, default -> item.asText();
    };
  }

  /** Less than, equal to or greater than 0; null when they cannot be compared. */
  static @Nullable Integer compare(JsonNode left, JsonNode right) {
    Object a = widened(((POJONode) left).getPojo());
    Object b = widened(((POJONode) right).getPojo());
    return switch (a) {
      case LocalDateTime moment when b instanceof LocalDateTime other -> moment.compareTo(other);
      case LocalTime time when b instanceof LocalTime other -> time.compareTo(other);
      case OffsetTime time when b instanceof OffsetTime other -> time.compareTo(other);
      case OffsetDateTime moment when b instanceof OffsetDateTime other ->
          moment.toInstant().compareTo(other.toInstant());
      case null, default -> null;
    };
  }

  private static @Nullable Object widened(@Nullable Object moment) {
    return moment instanceof LocalDate date ? date.atStartOfDay() : moment;
  }
}
