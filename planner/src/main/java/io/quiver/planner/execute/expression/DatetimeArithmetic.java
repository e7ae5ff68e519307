package io.quiver.planner.execute.expression;

import io.quiver.functions.scalar.DatetimeConversions;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Arithmetic with dates, times and intervals: a moment plus or minus an interval, the difference of
 * two moments, sums of intervals, an interval times or divided by a number.
 */
public final class DatetimeArithmetic extends StrictExpression {
  private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

  private final ArithmeticOperator operator;

  public DatetimeArithmetic(
      ArithmeticOperator operator, Expression left, Expression right, DataType type) {
    super(type, List.of(left, right));
    this.operator = operator;
  }

  @Override
  protected @Nullable Object apply(ExecutionContext context, @Nullable Object[] arguments) {
    DataType left = operands().get(0).type();
    DataType right = operands().get(1).type();
    Object a = Objects.requireNonNull(arguments[0]);
    Object b = Objects.requireNonNull(arguments[1]);
    try {
      if (operator == ArithmeticOperator.MULTIPLY || operator == ArithmeticOperator.DIVIDE) {
        return isInterval(left) ? scale(a, b) : scale(b, a);
      }
      if (isInterval(left) && !isInterval(right)) {
        return plus((Long) b, right, (Long) a, left);
      }
      long amount = ((Number) b).longValue();
      if (isInterval(left)) {
        return operator == ArithmeticOperator.ADD
            ? Math.addExact((Long) a, amount)
            : Math.subtractExact((Long) a, amount);
      }
      if (isInterval(right)) {
        return plus((Long) a, left, operator == ArithmeticOperator.ADD ? amount : -amount, right);
      }
      if (left.kind().isInteger()) {
        return plusDays(amount, right, (Long) a);
      }
      if (right.kind().isInteger()) {
        return plusDays((Long) a, left, operator == ArithmeticOperator.ADD ? amount : -amount);
      }
      return minus((Long) a, left, amount, right);
    } catch (ArithmeticException | java.time.DateTimeException e) {
      throw new QuiverException(
          ErrorCode.DATETIME_OVERFLOW, "The result is out of range for " + type(), e);
    }
  }

  private static boolean isInterval(DataType type) {
    return type.kind() == TypeKind.INTERVAL_DAY_TIME || type.kind() == TypeKind.INTERVAL_YEAR_MONTH;
  }

  private Object scale(Object interval, Object factor) {
    BigDecimal number =
        factor instanceof BigDecimal decimal
            ? decimal
            : factor instanceof Long whole
                ? BigDecimal.valueOf(whole)
                : BigDecimal.valueOf(((Number) factor).doubleValue());
    BigDecimal amount = BigDecimal.valueOf((Long) interval);
    if (operator == ArithmeticOperator.MULTIPLY) {
      return amount.multiply(number).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
    if (number.signum() == 0) {
      throw ArithmeticOperator.divisionByZero();
    }
    return amount.divide(number, 0, RoundingMode.DOWN).longValueExact();
  }

  /** Days of the years that there are. */
  private static long inRange(long day) {
    if (day < FIRST_DAY || day > LAST_DAY) {
      throw new ArithmeticException("a day outside of the years 1 to 9999");
    }
    return day;
  }

  private static long plusDays(long value, DataType from, long days) {
    return from.kind() == TypeKind.DATE
        ? inRange(Math.addExact(value, days))
        : Math.addExact(value, Math.multiplyExact(days, DatetimeConversions.MICROS_PER_DAY));
  }

  private long plus(long value, DataType from, long amount, DataType interval) {
    boolean months = interval.kind() == TypeKind.INTERVAL_YEAR_MONTH;
    return switch (from.kind()) {
      case DATE -> {
        if (months) {
          yield inRange(LocalDate.ofEpochDay(value).plusMonths(amount).toEpochDay());
        }
        long micros =
            Math.addExact(Math.multiplyExact(value, DatetimeConversions.MICROS_PER_DAY), amount);
        yield type().kind() == TypeKind.DATE
            ? Math.floorDiv(micros, DatetimeConversions.MICROS_PER_DAY)
            : micros;
      }
      case TIME -> Math.floorMod(value + amount, DatetimeConversions.MICROS_PER_DAY);
      default -> {
        if (!months) {
          yield Math.addExact(value, amount);
        }
        long days = Math.floorDiv(value, DatetimeConversions.MICROS_PER_DAY);
        long moved = inRange(LocalDate.ofEpochDay(days).plusMonths(amount).toEpochDay());
        yield moved * DatetimeConversions.MICROS_PER_DAY
            + Math.floorMod(value, DatetimeConversions.MICROS_PER_DAY);
      }
    };
  }

  private long minus(long a, DataType left, long b, DataType right) {
    if (type().kind().isInteger()) {
      return micros(a, left) / DatetimeConversions.MICROS_PER_DAY
          - micros(b, right) / DatetimeConversions.MICROS_PER_DAY;
    }
    long first = micros(a, left);
    long second = micros(b, right);
    return type().kind() == TypeKind.INTERVAL_YEAR_MONTH
        ? months(first, second)
        : Math.subtractExact(first, second);
  }

  private static long micros(long value, DataType from) {
    return from.kind() == TypeKind.DATE
        ? Math.multiplyExact(value, DatetimeConversions.MICROS_PER_DAY)
        : value;
  }

  /** Whole months from the second to the first. */
  private static long months(long first, long second) {
    LocalDateTime to = moment(first);
    LocalDateTime from = moment(second);
    return java.time.temporal.ChronoUnit.MONTHS.between(from, to);
  }

  private static LocalDateTime moment(long micros) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(micros, DatetimeConversions.MICROS_PER_SECOND),
        (int) (Math.floorMod(micros, DatetimeConversions.MICROS_PER_SECOND) * 1000),
        ZoneOffset.UTC);
  }
}
