package io.quiver.functions.series;

import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.FunctionContext;
import io.quiver.functions.spi.RowSource;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moments from {@code start} to {@code stop}, an interval apart. Months are counted from the start,
 * so that a series from the 31st has the last day of each shorter month.
 */
final class MomentSeries implements RowSource {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;
  private static final int CHECK_EVERY = 4_096;

  private final FunctionContext context;
  private final long start;
  private final long stop;
  private final long step;
  private final boolean months;
  private long number = -1;
  private long current;

  private MomentSeries(FunctionContext context, long start, long stop, long step, boolean months) {
    this.context = context;
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.months = months;
  }

  static boolean isMoment(DataType type) {
    return switch (type.kind()) {
      case DATE, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> true;
      default -> false;
    };
  }

  /** Instants are counted with instants. */
  static boolean goTogether(DataType start, DataType stop) {
    return isMoment(stop)
        && (start.kind() == TypeKind.TIMESTAMP_WITH_TIME_ZONE)
            == (stop.kind() == TypeKind.TIMESTAMP_WITH_TIME_ZONE);
  }

  static boolean isInterval(DataType type) {
    return type.kind() == TypeKind.INTERVAL_DAY_TIME || type.kind() == TypeKind.INTERVAL_YEAR_MONTH;
  }

  /** The series of these arguments; no rows when one is NULL. */
  static RowSource open(FunctionContext context, Map<String, Argument> arguments) {
    Argument.Scalar step = (Argument.Scalar) arguments.get("step");
    Long start = micros(arguments.get("start"));
    Long stop = micros(arguments.get("stop"));
    if (step == null || start == null || stop == null || !(step.value() instanceof Long width)) {
      return new MomentSeries(context, 1, 0, 1, false);
    }
    if (width == 0) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, "the step of a series of moments is an empty interval");
    }
    return new MomentSeries(
        context, start, stop, width, step.type().kind() == TypeKind.INTERVAL_YEAR_MONTH);
  }

  private static @Nullable Long micros(@Nullable Argument argument) {
    if (!(argument instanceof Argument.Scalar scalar) || !(scalar.value() instanceof Long value)) {
      return null;
    }
    return scalar.type().kind() == TypeKind.DATE ? Long.valueOf(value * MICROS_PER_DAY) : value;
  }

  @Override
  public boolean next() {
    if (++number % CHECK_EVERY == 0) {
      context.checkActive();
    }
    try {
      long whole = Math.multiplyExact(step, number);
      current = months ? plusMonths(start, whole) : Math.addExact(start, whole);
    } catch (ArithmeticException | DateTimeException e) {
      return false;
    }
    return step > 0 ? current <= stop : current >= stop;
  }

  private static long plusMonths(long micros, long months) {
    LocalDateTime moment =
        LocalDateTime.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND),
                (int) Math.floorMod(micros, MICROS_PER_SECOND) * 1_000,
                ZoneOffset.UTC)
            .plusMonths(months);
    return Math.addExact(
        Math.multiplyExact(moment.toEpochSecond(ZoneOffset.UTC), MICROS_PER_SECOND),
        moment.getNano() / 1_000);
  }

  @Override
  public Object get(int column) {
    return current;
  }

  @Override
  public void close() {}
}
