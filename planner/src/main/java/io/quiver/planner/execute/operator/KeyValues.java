package io.quiver.planner.execute.operator;

import io.quiver.functions.scalar.Conversions;
import io.quiver.functions.scalar.NumberConversions;
import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.ValueOrder;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.table.IndexRange;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings values that are compared with a column to the column's type, so that they can be searched
 * for in keys, without changing what the comparison selects.
 */
public final class KeyValues {
  private KeyValues() {}

  /** The value as the column holds it, or null when no value of the column equals it. */
  public static @Nullable Object equal(
      ExecutionContext context, Object value, DataType from, DataType column) {
    if (from.equals(column) && column.kind() != TypeKind.CHAR) {
      return value;
    }
    if (column.kind() == TypeKind.BIGINT && from.kind().isInteger()) {
      return value;
    }
    try {
      Object key = Objects.requireNonNull(Conversions.cast(value, from, column, context.scalar()));
      return compare(context, key, column, value, from) == 0 ? key : null;
    } catch (QuiverException e) {
      return null;
    }
  }

  /** The order of a value of the column and the given value. */
  private static int compare(
      ExecutionContext context, Object key, DataType column, Object value, DataType from) {
    if (key instanceof Long a && value instanceof Long b && column.kind().isInteger()) {
      return a.compareTo(b);
    }
    if (column.kind().isNumeric() && from.kind().isNumeric()) {
      return decimal(key).compareTo(decimal(value));
    }
    if (key instanceof String a && value instanceof String b) {
      return ValueOrder.compareText(padded(a, b), padded(b, a));
    }
    Object back = Conversions.cast(key, column, from, context.scalar());
    return ValueOrder.compare(Objects.requireNonNull(back), value);
  }

  private static BigDecimal decimal(Object number) {
    return number instanceof BigDecimal exact
        ? exact
        : number instanceof Long whole
            ? BigDecimal.valueOf(whole)
            : new BigDecimal(((Number) number).doubleValue());
  }

  private static String padded(String text, String other) {
    return text.length() < other.length()
            && other.startsWith(text)
            && other.substring(text.length()).isBlank()
        ? text + " ".repeat(other.length() - text.length())
        : text;
  }

  /** A bound in the column's type. */
  sealed interface Converted {
    /** Keys up to here (or from here on). */
    record At(IndexRange.Bound bound) implements Converted {}

    /** No row satisfies it. */
    record Nothing() implements Converted {}
  }

  /**
   * A bound as the column holds it.
   *
   * @param lower whether it is the lower end
   */
  static Converted bound(ExecutionContext context, Bound bound, DataType column, boolean lower) {
    Object value = bound.value().value(context, ArrayRow.EMPTY);
    if (value == null) {
      return new Converted.Nothing();
    }
    DataType from = bound.value().type();
    if (from.equals(column)) {
      return new Converted.At(new IndexRange.Bound(value, bound.inclusive()));
    }
    Object key;
    try {
      key = Objects.requireNonNull(Conversions.cast(value, from, column, context.scalar()));
    } catch (QuiverException e) {
      if (e.code() != ErrorCode.NUMERIC_OUT_OF_RANGE) {
        throw e;
      }
      boolean low = value instanceof Double number ? number < 0 : decimal(value).signum() < 0;
      return low == lower
          ? new Converted.At(new IndexRange.Bound(extreme(column, low), true))
          : new Converted.Nothing();
    }
    int order = compare(context, key, column, value, from);
    // The nearest value of the column lies beside the bound: take it in only from the inner side.
    boolean inclusive = order == 0 ? bound.inclusive() : lower ? order > 0 : order < 0;
    return new Converted.At(new IndexRange.Bound(key, inclusive));
  }

  /** The least or the greatest value of a numeric type; NULL lies outside of both. */
  private static Object extreme(DataType type, boolean least) {
    if (type.kind().isInteger()) {
      return least
          ? NumberConversions.minimum(type.kind())
          : NumberConversions.maximum(type.kind());
    }
    if (type.kind() == TypeKind.DECIMAL) {
      BigDecimal greatest =
          BigDecimal.TEN
              .pow(type.precision())
              .subtract(BigDecimal.ONE)
              .scaleByPowerOfTen(-type.scale())
              .setScale(type.scale());
      return least ? greatest.negate() : greatest;
    }
    return least ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }
}
