package io.quiver.functions.scalar;

import static io.quiver.functions.scalar.ArgumentKind.MOMENT;
import static io.quiver.functions.scalar.ArgumentKind.TEXT;

import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;

/** Names and ISO numbers of days, weeks and months; moments written and read by a pattern. */
final class CalendarFunctions {
  private static final DataType TIMESTAMP = DataType.of(TypeKind.TIMESTAMP, 6);

  private CalendarFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        Arguments.function(
            "DAYNAME",
            DataType.VARCHAR,
            a ->
                DatetimeFunctions.local(a, 0)
                    .getDayOfWeek()
                    .getDisplayName(TextStyle.FULL, Locale.ENGLISH),
            MOMENT),
        Arguments.function(
            "MONTHNAME",
            DataType.VARCHAR,
            a ->
                DatetimeFunctions.local(a, 0)
                    .getMonth()
                    .getDisplayName(TextStyle.FULL, Locale.ENGLISH),
            MOMENT),
        number("DAY_OF_WEEK", d -> d.getDayOfWeek().getValue() % 7 + 1),
        number("DAY_OF_YEAR", LocalDateTime::getDayOfYear),
        number("ISO_DAY_OF_WEEK", d -> d.getDayOfWeek().getValue()),
        number("ISO_WEEK", d -> d.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)),
        number("ISO_YEAR", d -> d.get(IsoFields.WEEK_BASED_YEAR)),
        Arguments.function(
                "FORMATDATETIME",
                DataType.VARCHAR,
                CalendarFunctions::format,
                MOMENT,
                TEXT,
                TEXT,
                TEXT)
            .least(2),
        Arguments.function(
                "PARSEDATETIME", TIMESTAMP, CalendarFunctions::parse, TEXT, TEXT, TEXT, TEXT)
            .least(2));
  }

  /** A number of a moment. */
  @FunctionalInterface
  private interface Field {
    long of(LocalDateTime moment);
  }

  private static SimpleFunction number(String name, Field field) {
    return Arguments.function(
        name, DataType.BIGINT, a -> field.of(DatetimeFunctions.local(a, 0)), MOMENT);
  }

  /** The pattern of java.time, its language and its zone. */
  private static DateTimeFormatter formatter(Arguments a) {
    try {
      Locale locale = a.size() > 2 ? Locale.forLanguageTag(a.text(2)) : Locale.ENGLISH;
      DateTimeFormatter formatter = DateTimeFormatter.ofPattern(a.text(1), locale);
      return a.size() > 3 ? formatter.withZone(ZoneId.of(a.text(3))) : formatter;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          "'" + a.text(1) + "' is no pattern of a date or time",
          "For example yyyy-MM-dd HH:mm:ss, in the letters of Java's date patterns.",
          null,
          e);
    }
  }

  private static String format(Arguments a) {
    ZonedDateTime moment = DatetimeFunctions.local(a, 0).atZone(a.context().zone());
    try {
      return formatter(a).format(moment);
    } catch (DateTimeException e) {
      throw new QuiverException(
          ErrorCode.INVALID_DATETIME, "the moment has no field that '" + a.text(1) + "' wants", e);
    }
  }

  private static long parse(Arguments a) {
    try {
      TemporalAccessor read = formatter(a).parse(a.text(0));
      LocalDate date = read.query(TemporalQueries.localDate());
      LocalTime time = read.query(TemporalQueries.localTime());
      LocalDateTime moment =
          (date == null ? LocalDate.EPOCH : date).atTime(time == null ? LocalTime.MIDNIGHT : time);
      return moment.toLocalDate().toEpochDay() * 86_400_000_000L
          + moment.toLocalTime().toNanoOfDay() / 1_000;
    } catch (DateTimeException e) {
      throw new QuiverException(
          ErrorCode.INVALID_DATETIME,
          "'" + a.text(0) + "' does not fit the pattern '" + a.text(1) + "'",
          e);
    }
  }
}
