package io.quiver.planner.execute.expression;

import io.quiver.functions.scalar.Conversions;
import io.quiver.functions.scalar.DatetimeConversions;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** EXTRACT of a field from a date, a time, a timestamp or an interval. */
public final class Extract extends StrictExpression {
  private final String field;

  /**
   * Makes one.
   *
   * @param field upper case, such as YEAR
   */
  public Extract(String field, Expression operand, DataType type) {
    super(type, List.of(operand));
    this.field = field;
  }

  @Override
  protected @Nullable Object apply(ExecutionContext context, @Nullable Object[] arguments) {
    long value = (Long) Objects.requireNonNull(arguments[0]);
    DataType from = operands().get(0).type();
    BigDecimal result =
        switch (from.kind()) {
          case INTERVAL_YEAR_MONTH -> BigDecimal.valueOf(ofMonths(value));
          case INTERVAL_DAY_TIME -> ofMicros(value, value / DatetimeConversions.MICROS_PER_DAY);
          case TIME -> ofMicros(value, 0);
          case DATE -> ofMoment(Math.multiplyExact(value, DatetimeConversions.MICROS_PER_DAY), 0);
          case TIMESTAMP_WITH_TIME_ZONE -> {
            long local = DatetimeConversions.toLocal(value, context.scalar().zone());
            yield ofMoment(local, local - value);
          }
          default -> ofMoment(value, 0);
        };
    DataType given = DataType.decimal(38, result.scale());
    return Conversions.cast(result, given, type(), context.scalar());
  }

  /** Parts of days come as longs, without a look at the value's other parts. */
  @Override
  protected Kernel variableKernel(ExecutionContext context) {
    TypeKind from = operands().get(0).type().kind();
    boolean isMoment = from == TypeKind.DATE || from == TypeKind.TIMESTAMP;
    boolean isPart = field.equals("YEAR") || field.equals("MONTH") || field.equals("DAY");
    return isMoment && isPart && type().kind().isInteger()
        ? new DayPartKernel(
            operands().get(0).kernel(context), type(), field.charAt(0), from == TypeKind.TIMESTAMP)
        : super.variableKernel(context);
  }

  private long ofMonths(long months) {
    return switch (field) {
      case "YEAR" -> months / 12;
      case "MONTH" -> months % 12;
      case "QUARTER" -> months % 12 / 3 + 1;
      default -> throw unknown();
    };
  }

  private BigDecimal ofMicros(long micros, long days) {
    long second = micros / DatetimeConversions.MICROS_PER_SECOND;
    return switch (field) {
      case "DAY" -> BigDecimal.valueOf(days);
      case "HOUR" -> BigDecimal.valueOf(second / 3600 % 24);
      case "MINUTE" -> BigDecimal.valueOf(second / 60 % 60);
      case "SECOND" -> {
        long micro = micros % (60 * DatetimeConversions.MICROS_PER_SECOND);
        yield type().kind().isInteger()
            ? BigDecimal.valueOf(second % 60)
            : BigDecimal.valueOf(micro, 6);
      }
      case "MILLISECOND" -> BigDecimal.valueOf(micros / 1000 % 60_000);
      case "MICROSECOND" -> BigDecimal.valueOf(micros % 60_000_000);
      case "NANOSECOND" -> BigDecimal.valueOf(micros % 60_000_000 * 1000);
      case "EPOCH" ->
          type().kind().isInteger() ? BigDecimal.valueOf(second) : BigDecimal.valueOf(micros, 6);
      default -> throw unknown();
    };
  }

  private BigDecimal ofMoment(long local, long offsetMicros) {
    long days = Math.floorDiv(local, DatetimeConversions.MICROS_PER_DAY);
    long time = Math.floorMod(local, DatetimeConversions.MICROS_PER_DAY);
    LocalDate date = LocalDate.ofEpochDay(days);
    return switch (field) {
      case "YEAR" -> BigDecimal.valueOf(date.getYear());
      case "ISOYEAR" -> BigDecimal.valueOf(date.get(IsoFields.WEEK_BASED_YEAR));
      case "QUARTER" -> BigDecimal.valueOf(date.get(IsoFields.QUARTER_OF_YEAR));
      case "MONTH" -> BigDecimal.valueOf(date.getMonthValue());
      case "WEEK" -> BigDecimal.valueOf(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case "DAY" -> BigDecimal.valueOf(date.getDayOfMonth());
      case "DOY" -> BigDecimal.valueOf(date.getDayOfYear());
      case "DOW" -> BigDecimal.valueOf(date.getDayOfWeek().getValue() % 7);
      case "ISODOW" -> BigDecimal.valueOf(date.getDayOfWeek().getValue());
      case "DECADE" -> BigDecimal.valueOf(Math.floorDiv(date.getYear(), 10));
      case "CENTURY" -> BigDecimal.valueOf(Math.floorDiv(date.getYear() - 1, 100) + 1);
      case "MILLENNIUM" -> BigDecimal.valueOf(Math.floorDiv(date.getYear() - 1, 1000) + 1);
      case "EPOCH" -> ofEpoch(local - offsetMicros);
      default -> ofMicros(time, 0);
    };
  }

  private BigDecimal ofEpoch(long micros) {
    return type().kind().isInteger()
        ? BigDecimal.valueOf(Math.floorDiv(micros, DatetimeConversions.MICROS_PER_SECOND))
        : BigDecimal.valueOf(micros, 6);
  }

  private QuiverException unknown() {
    return new QuiverException(
        ErrorCode.INVALID_PARAMETER,
        "EXTRACT cannot take " + field + " from " + operands().get(0).type());
  }
}
