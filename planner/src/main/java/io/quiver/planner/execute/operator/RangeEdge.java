package io.quiver.planner.execute.operator;

import io.quiver.functions.scalar.DatetimeConversions;
import io.quiver.planner.execute.batch.Column;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The value at an end of a RANGE frame: a row's value, so much less or more. Exact for whole
 * numbers, decimals, dates and times; months are added as in {@code DATE + INTERVAL}.
 */
final class RangeEdge {
  private final Column column;
  private final Object value;

  private RangeEdge(Column column, Object value) {
    this.column = column;
    this.value = value;
  }

  /**
   * Computes one.
   *
   * @param adds whether the distance is added, else subtracted
   */
  static RangeEdge of(Column column, int row, Number distance, DataType type, boolean adds) {
    if (new BigDecimal(distance.toString()).signum() < 0) {
      throw WindowPartition.negative();
    }
    return new RangeEdge(
        column,
        switch (column.type().physical()) {
          case LONG -> whole(column, row, distance, type, adds);
          case DOUBLE ->
              column.getDouble(row) + (adds ? distance.doubleValue() : -distance.doubleValue());
          case OBJECT -> {
            if (!(column.get(row) instanceof BigDecimal number)) {
              throw new QuiverException(
                  ErrorCode.INVALID_STATEMENT,
                  "RANGE with an offset needs a number, a date or a time to order by");
            }
            BigDecimal moved = new BigDecimal(distance.toString());
            yield adds ? number.add(moved) : number.subtract(moved);
          }
        });
  }

  private static Object whole(
      Column column, int row, Number distance, DataType type, boolean adds) {
    long from = column.getLong(row);
    if (type.kind() == TypeKind.INTERVAL_YEAR_MONTH) {
      long months = adds ? distance.longValue() : -distance.longValue();
      return column.type().kind() == TypeKind.DATE
          ? LocalDate.ofEpochDay(from).plusMonths(months).toEpochDay()
          : plusMonths(from, months);
    }
    BigDecimal moved = new BigDecimal(distance.toString());
    BigDecimal start = BigDecimal.valueOf(from);
    if (type.kind() == TypeKind.INTERVAL_DAY_TIME && column.type().kind() == TypeKind.DATE) {
      // In microseconds, as the distance is.
      BigDecimal day = BigDecimal.valueOf(DatetimeConversions.MICROS_PER_DAY);
      BigDecimal edge = start.multiply(day);
      return (adds ? edge.add(moved) : edge.subtract(moved)).divide(day, MathContext.DECIMAL128);
    }
    if (distance instanceof Long || distance instanceof Integer) {
      return adds ? saturated(from, distance.longValue()) : saturated(from, -distance.longValue());
    }
    return adds ? start.add(moved) : start.subtract(moved);
  }

  private static long saturated(long from, long distance) {
    long sum = from + distance;
    boolean overflows = ((from ^ sum) & (distance ^ sum)) < 0;
    return !overflows ? sum : distance > 0 ? Long.MAX_VALUE : Long.MIN_VALUE;
  }

  private static long plusMonths(long micros, long months) {
    long days = Math.floorDiv(micros, DatetimeConversions.MICROS_PER_DAY);
    long rest = Math.floorMod(micros, DatetimeConversions.MICROS_PER_DAY);
    return LocalDate.ofEpochDay(days).plusMonths(months).toEpochDay()
            * DatetimeConversions.MICROS_PER_DAY
        + rest;
  }

  /** The order of a row's value, which is not NULL, and the edge. */
  int compare(int row) {
    return switch (value) {
      case Long edge -> Long.compare(column.getLong(row), edge);
      case Double edge -> Double.compare(column.getDouble(row), edge);
      default ->
          new BigDecimal(Objects.requireNonNull(column.get(row)).toString())
              .compareTo((BigDecimal) value);
    };
  }
}
