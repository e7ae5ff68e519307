package io.quiver.functions.scalar;

import io.quiver.functions.spi.ScalarContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Conversions to dates, times, timestamps and intervals. Further fractional digits are cut. */
public final class DatetimeConversions {
  public static final long MICROS_PER_SECOND = 1_000_000L;
  public static final long MICROS_PER_DAY = 86_400L * MICROS_PER_SECOND;

  private static final long[] UNIT_BY_PRECISION = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

  private DatetimeConversions() {}

  /** Local microseconds of a moment in a zone. */
  public static long toLocal(long instantMicros, ZoneId zone) {
    Instant instant = instant(instantMicros);
    return instantMicros + zone.getRules().getOffset(instant).getTotalSeconds() * MICROS_PER_SECOND;
  }

  /** The moment of local microseconds in a zone. */
  public static long toInstant(long localMicros, ZoneId zone) {
    LocalDateTime local =
        LocalDateTime.ofEpochSecond(
            Math.floorDiv(localMicros, MICROS_PER_SECOND), 0, ZoneOffset.UTC);
    ZoneOffset offset = local.atZone(zone).getOffset();
    return localMicros - offset.getTotalSeconds() * MICROS_PER_SECOND;
  }

  static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * 1000);
  }

  private static long cut(long micros, DataType to) {
    if (to.precision() < 0 || to.precision() >= 6) {
      return micros;
    }
    long unit = UNIT_BY_PRECISION[to.precision()];
    return Math.floorDiv(micros, unit) * unit;
  }

  static Long toDatetime(Object value, DataType from, DataType to, ScalarContext context) {
    try {
      return switch (value) {
        case String text -> cut(DatetimeText.parse(text, to, context), to);
        case Long number ->
            to.kind() == TypeKind.DATE
                ? toDate(number, from, context)
                : cut(
                    switch (to.kind()) {
                      case TIME -> toTime(number, from, context);
                      case TIMESTAMP -> toTimestamp(number, from, context);
                      default -> toZoned(number, from, context);
                    },
                    to);
        default -> throw Conversions.mismatch(from, to);
      };
    } catch (DateTimeException | ArithmeticException e) {
      throw new QuiverException(
          ErrorCode.DATETIME_OVERFLOW, "The value is out of range for " + to, e);
    }
  }

  private static long toDate(long value, DataType from, ScalarContext context) {
    return switch (from.kind()) {
      case DATE -> value;
      case TIMESTAMP -> Math.floorDiv(value, MICROS_PER_DAY);
      case TIMESTAMP_WITH_TIME_ZONE ->
          Math.floorDiv(toLocal(value, context.zone()), MICROS_PER_DAY);
      default -> throw Conversions.mismatch(from, DataType.of(TypeKind.DATE));
    };
  }

  private static long toTime(long value, DataType from, ScalarContext context) {
    return switch (from.kind()) {
      case TIME -> value;
      case TIMESTAMP -> Math.floorMod(value, MICROS_PER_DAY);
      case TIMESTAMP_WITH_TIME_ZONE ->
          Math.floorMod(toLocal(value, context.zone()), MICROS_PER_DAY);
      default -> throw Conversions.mismatch(from, DataType.of(TypeKind.TIME));
    };
  }

  private static long toTimestamp(long value, DataType from, ScalarContext context) {
    return switch (from.kind()) {
      case DATE -> Math.multiplyExact(value, MICROS_PER_DAY);
      case TIME -> today(context) + value;
      case TIMESTAMP -> value;
      case TIMESTAMP_WITH_TIME_ZONE -> toLocal(value, context.zone());
      default -> throw Conversions.mismatch(from, DataType.of(TypeKind.TIMESTAMP));
    };
  }

  private static long today(ScalarContext context) {
    long local = toLocal(context.transactionMicros(), context.zone());
    return Math.floorDiv(local, MICROS_PER_DAY) * MICROS_PER_DAY;
  }

  private static long toZoned(long value, DataType from, ScalarContext context) {
    return from.kind() == TypeKind.TIMESTAMP_WITH_TIME_ZONE
        ? value
        : toInstant(toTimestamp(value, from, context), context.zone());
  }

  static Long toInterval(Object value, DataType from, DataType to) {
    return switch (value) {
      case Long number when from.kind() == to.kind() || from.kind().isInteger() -> number;
      case String text -> DatetimeText.parseInterval(text, to);
      default -> throw Conversions.mismatch(from, to);
    };
  }
}
