package io.quiver.functions.scalar;

import static io.quiver.functions.scalar.ArgumentKind.MOMENT;
import static io.quiver.functions.scalar.ArgumentKind.TEXT;
import static io.quiver.functions.scalar.ArgumentKind.WHOLE;

import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The functions of dates and times. */
final class DatetimeFunctions {
  private static final DataType TIMESTAMP = DataType.of(TypeKind.TIMESTAMP);
  private static final long MICROS = DatetimeConversions.MICROS_PER_SECOND;

  private DatetimeFunctions() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> all = new ArrayList<>();
    for (String unit :
        List.of(
            "YEAR",
            "QUARTER",
            "MONTH",
            "WEEK",
            "DAY",
            "HOUR",
            "MINUTE",
            "DAYOFWEEK",
            "DAYOFYEAR")) {
      all.add(Arguments.function(unit, DataType.BIGINT, a -> part(unit, local(a, 0)), MOMENT));
    }
    SimpleFunction day =
        Arguments.function("DAYOFMONTH", DataType.BIGINT, a -> part("DAY", local(a, 0)), MOMENT);
    all.add(day);
    all.add(day.named("DAY_OF_MONTH"));
    all.add(
        Arguments.function("SECOND", DataType.BIGINT, a -> part("SECOND", local(a, 0)), MOMENT));
    all.add(
        Arguments.function(
            "DATE_PART",
            DataType.DOUBLE,
            a ->
                a.text(0).equalsIgnoreCase("EPOCH")
                    ? (Object) (epochMicros(a, 1) / (double) MICROS)
                    : (Object) (double) part(a.text(0).toUpperCase(Locale.ROOT), local(a, 1)),
            TEXT,
            MOMENT));
    all.add(
        Arguments.function("DATE_TRUNC", TIMESTAMP, DatetimeFunctions::truncate, TEXT, MOMENT)
            .result(types -> momentType(types.get(1))));
    for (String name : List.of("DATEDIFF", "DATE_DIFF", "TIMESTAMP_DIFF")) {
      all.add(
          Arguments.function(
              name, DataType.BIGINT, DatetimeFunctions::difference, TEXT, MOMENT, MOMENT));
    }
    for (String name : List.of("DATEADD", "DATE_ADD")) {
      all.add(
          Arguments.function(name, TIMESTAMP, DatetimeFunctions::add, TEXT, WHOLE, MOMENT)
              .result(types -> momentType(types.get(2))));
    }
    all.add(
        Arguments.function(
            "LAST_DAY",
            DataType.of(TypeKind.DATE),
            a -> {
              LocalDate date = local(a, 0).toLocalDate();
              return date.withDayOfMonth(date.lengthOfMonth()).toEpochDay();
            },
            MOMENT));
    all.add(
        Arguments.function(
            "MAKE_DATE", DataType.of(TypeKind.DATE), DatetimeFunctions::date, WHOLE, WHOLE, WHOLE));
    for (String name : List.of("NOW", "TRANSACTION_TIMESTAMP")) {
      all.add(
          Arguments.function(
                  name,
                  DataType.of(TypeKind.TIMESTAMP_WITH_TIME_ZONE, 6),
                  a -> a.context().transactionMicros())
              .notDeterministic());
    }
    all.add(
        Arguments.function(
            "TO_TIMESTAMP",
            DataType.of(TypeKind.TIMESTAMP_WITH_TIME_ZONE, 6),
            a -> Math.round(a.floating(0) * MICROS),
            ArgumentKind.FLOATING));
    return all;
  }

  private static DataType momentType(@Nullable DataType type) {
    return type == null || type.kind() == TypeKind.TIME ? TIMESTAMP : type;
  }

  /** The argument as date and time of day, in the session's zone if it is an instant. */
  static LocalDateTime local(Arguments a, int index) {
    return toLocal(localMicros(a, index));
  }

  private static long localMicros(Arguments a, int index) {
    long value = a.whole(index);
    return switch (a.type(index).kind()) {
      case DATE -> value * DatetimeConversions.MICROS_PER_DAY;
      case TIMESTAMP_WITH_TIME_ZONE -> DatetimeConversions.toLocal(value, a.context().zone());
      default -> value;
    };
  }

  private static long epochMicros(Arguments a, int index) {
    return a.type(index).kind() == TypeKind.DATE
        ? a.whole(index) * DatetimeConversions.MICROS_PER_DAY
        : a.whole(index);
  }

  private static LocalDateTime toLocal(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, MICROS), (int) Math.floorMod(micros, MICROS) * 1000, ZoneOffset.UTC);
  }

  private static long toMicros(LocalDateTime time) {
    return time.toEpochSecond(ZoneOffset.UTC) * MICROS + time.getNano() / 1000;
  }

  private static long part(String unit, LocalDateTime time) {
    return switch (unit) {
      case "YEAR" -> time.getYear();
      case "QUARTER" -> time.get(IsoFields.QUARTER_OF_YEAR);
      case "MONTH" -> time.getMonthValue();
      case "WEEK", "ISOWEEK" -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
      case "DAY" -> time.getDayOfMonth();
      case "HOUR" -> time.getHour();
      case "MINUTE" -> time.getMinute();
      case "SECOND" -> time.getSecond();
      case "MILLISECOND" -> time.getSecond() * 1000L + time.getNano() / 1_000_000;
      case "MICROSECOND" -> time.getSecond() * MICROS + time.getNano() / 1000;
      case "DAYOFWEEK", "DOW" -> time.getDayOfWeek().getValue() % 7 + (unit.equals("DOW") ? 0 : 1);
      case "ISODOW" -> time.getDayOfWeek().getValue();
      case "DAYOFYEAR", "DOY" -> time.getDayOfYear();
      case "DECADE" -> Math.floorDiv(time.getYear(), 10);
      case "CENTURY" -> Math.floorDiv(time.getYear() - 1, 100) + 1;
      default -> throw unknown(unit);
    };
  }

  private static QuiverException unknown(String unit) {
    return new QuiverException(
        ErrorCode.INVALID_PARAMETER,
        "'" + unit + "' is not a unit of time",
        "Units are year, quarter, month, week, day, hour, minute, second, millisecond,"
            + " microsecond.",
        null,
        null);
  }

  private static ChronoUnit unit(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "YEAR", "YEARS" -> ChronoUnit.YEARS;
      case "MONTH", "MONTHS" -> ChronoUnit.MONTHS;
      case "WEEK", "WEEKS" -> ChronoUnit.WEEKS;
      case "DAY", "DAYS" -> ChronoUnit.DAYS;
      case "HOUR", "HOURS" -> ChronoUnit.HOURS;
      case "MINUTE", "MINUTES" -> ChronoUnit.MINUTES;
      case "SECOND", "SECONDS" -> ChronoUnit.SECONDS;
      case "MILLISECOND", "MILLISECONDS" -> ChronoUnit.MILLIS;
      case "MICROSECOND", "MICROSECONDS" -> ChronoUnit.MICROS;
      default -> throw unknown(name);
    };
  }

  private static Object truncate(Arguments a) {
    LocalDateTime time = floor(local(a, 1), a.text(0));
    return back(a, 1, time);
  }

  private static LocalDateTime floor(LocalDateTime time, String unit) {
    LocalDate date = time.toLocalDate();
    return switch (unit.toUpperCase(Locale.ROOT)) {
      case "YEAR" -> date.withDayOfYear(1).atStartOfDay();
      case "QUARTER" -> date.with(IsoFields.DAY_OF_QUARTER, 1).atStartOfDay();
      case "MONTH" -> date.withDayOfMonth(1).atStartOfDay();
      case "WEEK" -> date.minusDays(date.getDayOfWeek().getValue() - 1L).atStartOfDay();
      default -> time.truncatedTo(unit(unit));
    };
  }

  /** A date and time as a value of the argument's type. */
  private static Object back(Arguments a, int index, LocalDateTime time) {
    return switch (a.type(index).kind()) {
      case DATE -> time.toLocalDate().toEpochDay();
      case TIMESTAMP_WITH_TIME_ZONE ->
          DatetimeConversions.toInstant(toMicros(time), a.context().zone());
      default -> toMicros(time);
    };
  }

  /** How often the unit's border is crossed from the second argument to the third. */
  private static long difference(Arguments a) {
    String unit = a.text(0);
    if (unit.equalsIgnoreCase("QUARTER")) {
      return quarters(local(a, 2)) - quarters(local(a, 1));
    }
    return unit(unit).between(floor(local(a, 1), unit), floor(local(a, 2), unit));
  }

  private static long quarters(LocalDateTime time) {
    return time.getYear() * 4L + time.get(IsoFields.QUARTER_OF_YEAR);
  }

  private static Object add(Arguments a) {
    try {
      boolean quarter = a.text(0).equalsIgnoreCase("QUARTER");
      return back(
          a,
          2,
          quarter
              ? local(a, 2).plusMonths(Math.multiplyExact(a.whole(1), 3))
              : local(a, 2).plus(a.whole(1), unit(a.text(0))));
    } catch (DateTimeException | ArithmeticException e) {
      throw new QuiverException(ErrorCode.DATETIME_OVERFLOW, "the date is out of range", e);
    }
  }

  private static Object date(Arguments a) {
    try {
      return LocalDate.of(
              Math.toIntExact(a.whole(0)), Math.toIntExact(a.whole(1)), Math.toIntExact(a.whole(2)))
          .toEpochDay();
    } catch (DateTimeException | ArithmeticException e) {
      throw new QuiverException(
          ErrorCode.INVALID_DATETIME,
          "there is no date " + a.whole(0) + "-" + a.whole(1) + "-" + a.whole(2),
          e);
    }
  }
}
