package io.quiver.functions.scalar;

import static io.quiver.functions.scalar.ArgumentKind.ANYTHING;
import static io.quiver.functions.scalar.ArgumentKind.MOMENT;
import static io.quiver.functions.scalar.ArgumentKind.WHOLE;

import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ages, and moments on a grid of equal spans, by the names of PostgreSQL and DuckDB. AGE is an
 * interval of years and months: days over are dropped, since an interval has either months or days.
 */
final class TimeSpanFunctions {
  private static final long MICROS = DatetimeConversions.MICROS_PER_SECOND;
  private static final DataType TIMESTAMP = DataType.of(TypeKind.TIMESTAMP, 6);
  private static final DataType ZONED = DataType.of(TypeKind.TIMESTAMP_WITH_TIME_ZONE, 6);

  /** A Monday: weeks begin with it. */
  private static final long FIRST_MONDAY =
      LocalDateTime.of(2000, 1, 3, 0, 0).toEpochSecond(ZoneOffset.UTC) * MICROS;

  private TimeSpanFunctions() {}

  static List<ScalarFunction> all() {
    List<ScalarFunction> all = new ArrayList<>();
    all.add(
        Arguments.function(
                "AGE",
                DataType.of(TypeKind.INTERVAL_YEAR_MONTH),
                TimeSpanFunctions::age,
                MOMENT,
                MOMENT)
            .least(1)
            .notDeterministic());
    all.add(
        Arguments.function("DATE_BIN", TIMESTAMP, TimeSpanFunctions::bin, ANYTHING, MOMENT, MOMENT)
            .result(types -> binType(types.get(1))));
    all.add(
        Arguments.function(
                "TIME_BUCKET", TIMESTAMP, TimeSpanFunctions::bin, ANYTHING, MOMENT, MOMENT)
            .least(2)
            .result(types -> binType(types.get(1))));
    all.add(
        Arguments.function(
            "MAKE_TIME",
            DataType.of(TypeKind.TIME, 6),
            TimeSpanFunctions::time,
            WHOLE,
            WHOLE,
            ArgumentKind.FLOATING));
    all.add(
        Arguments.function(
            "EPOCH_MS", DataType.BIGINT, a -> Math.floorDiv(micros(a, 0), 1_000), MOMENT));
    all.add(
        Arguments.function(
                "TODAY",
                DataType.of(TypeKind.DATE),
                a ->
                    Math.floorDiv(
                        DatetimeConversions.toLocal(
                            a.context().transactionMicros(), a.context().zone()),
                        DatetimeConversions.MICROS_PER_DAY))
            .notDeterministic());
    for (String name : List.of("CLOCK_TIMESTAMP", "STATEMENT_TIMESTAMP")) {
      all.add(
          Arguments.function(name, ZONED, a -> a.context().transactionMicros()).notDeterministic());
    }
    return all;
  }

  private static DataType binType(@Nullable DataType type) {
    return type == null || type.kind() != TypeKind.TIMESTAMP_WITH_TIME_ZONE ? TIMESTAMP : ZONED;
  }

  /** Whole months from the second moment to the first; of one moment until today. */
  private static long age(Arguments a) {
    LocalDateTime first = DatetimeFunctions.local(a, 0);
    if (a.size() > 1) {
      return ChronoUnit.MONTHS.between(DatetimeFunctions.local(a, 1), first);
    }
    long now = DatetimeConversions.toLocal(a.context().transactionMicros(), a.context().zone());
    LocalDateTime today =
        LocalDateTime.ofEpochSecond(Math.floorDiv(now, MICROS), 0, ZoneOffset.UTC)
            .truncatedTo(ChronoUnit.DAYS);
    return ChronoUnit.MONTHS.between(first, today);
  }

  /** An argument in microseconds: a date begins at midnight. */
  private static long micros(Arguments a, int index) {
    return a.type(index).kind() == TypeKind.DATE
        ? a.whole(index) * DatetimeConversions.MICROS_PER_DAY
        : a.whole(index);
  }

  private static long bin(Arguments a) {
    if (a.type(0).kind() != TypeKind.INTERVAL_DAY_TIME || a.whole(0) <= 0) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          "a grid of moments needs an interval of days or shorter units above zero",
          "For example INTERVAL '15' MINUTE; DATE_TRUNC has months, quarters and years.",
          null,
          null);
    }
    long width = a.whole(0);
    long origin = a.size() > 2 ? micros(a, 2) : FIRST_MONDAY;
    return origin + Math.floorDiv(micros(a, 1) - origin, width) * width;
  }

  private static long time(Arguments a) {
    long hour = a.whole(0);
    long minute = a.whole(1);
    double seconds = a.floating(2);
    long micros = Math.round(seconds * MICROS);
    if (hour < 0
        || hour > 23
        || minute < 0
        || minute > 59
        || !Double.isFinite(seconds)
        || micros < 0
        || micros >= 60 * MICROS) {
      throw new QuiverException(
          ErrorCode.INVALID_DATETIME, "there is no time " + hour + ":" + minute + ":" + seconds);
    }
    return (hour * 60 + minute) * 60 * MICROS + micros;
  }
}
