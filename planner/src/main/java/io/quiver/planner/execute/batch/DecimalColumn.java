package io.quiver.planner.execute.batch;

import io.quiver.storage.table.BlockColumn;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of decimals of one scale: numbers of units of that scale as long as all of them fit into
 * longs, from then on objects.
 */
public final class DecimalColumn extends Column {
  /** Digits of a number that is sure to fit into a long. */
  private static final int LONG_DIGITS = 18;

  private static final long[] POWERS = powers();

  private final int scale;
  private long[] values;
  private @Nullable Object @Nullable [] objects;

  public DecimalColumn(DataType type, int capacity) {
    super(type);
    this.scale = type.scale();
    this.values = new long[capacity];
  }

  /** Whether columns of a type are of this class: its scale is known. */
  public static boolean suits(DataType type) {
    return type.kind() == TypeKind.DECIMAL
        && type.precision() > 0
        && type.scale() >= 0
        && type.scale() <= LONG_DIGITS;
  }

  private static long[] powers() {
    long[] powers = new long[LONG_DIGITS + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /** A power of ten, for exponents from 0 to 18. */
  public static long power(int exponent) {
    return POWERS[exponent];
  }

  public int scale() {
    return scale;
  }

  /** Whether {@link #values} holds all of them. */
  public boolean isUnscaled() {
    return objects == null;
  }

  /** Numbers of units of the scale, while {@link #isUnscaled}. */
  public long[] values() {
    return values;
  }

  /** Sets a number of units of the scale. */
  public void setUnscaled(int row, long value) {
    if (objects == null) {
      values[row] = value;
    } else {
      objects[row] = BigDecimal.valueOf(value, scale);
    }
  }

  /** Copies numbers of units of the scale to consecutive positions. */
  void copyUnscaled(int row, BlockColumn.Decimals source, int from, int count) {
    if (objects == null) {
      System.arraycopy(source.unscaled(), from, values, row, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      setUnscaled(row + i, source.unscaled()[from + i]);
    }
  }

  @Override
  public int capacity() {
    return objects == null ? values.length : objects.length;
  }

  @Override
  void grow(int newCapacity) {
    if (objects == null) {
      values = Arrays.copyOf(values, newCapacity);
    } else {
      objects = Arrays.copyOf(objects, newCapacity);
    }
  }

  private @Nullable Object[] toObjects() {
    if (objects == null) {
      @Nullable Object[] made = new Object[values.length];
      for (int i = 0; i < made.length; i++) {
        made[i] = BigDecimal.valueOf(values[i], scale);
      }
      objects = made;
      values = new long[0];
    }
    return objects;
  }

  private BigDecimal value(int row) {
    return objects == null
        ? BigDecimal.valueOf(values[row], scale)
        : (BigDecimal) Objects.requireNonNull(objects[row]);
  }

  @Override
  public @Nullable Object get(int row) {
    return isNull(row) ? null : value(row);
  }

  @Override
  public void set(int row, @Nullable Object value) {
    if (value == null) {
      setNull(row);
      return;
    }
    BigDecimal decimal = (BigDecimal) value;
    if (objects == null && decimal.scale() == scale && decimal.precision() <= LONG_DIGITS) {
      values[row] = decimal.unscaledValue().longValue();
    } else {
      toObjects()[row] = decimal;
    }
  }

  private boolean isLike(DecimalColumn other) {
    return objects == null && other.objects == null && scale == other.scale;
  }

  @Override
  void copyValue(int row, Column source, int sourceRow) {
    if (source instanceof DecimalColumn decimals && isLike(decimals)) {
      values[row] = decimals.values[sourceRow];
    } else {
      set(row, source.get(sourceRow));
    }
  }

  @Override
  void copyValues(int row, Column source, int offset, int count) {
    if (source instanceof DecimalColumn decimals && isLike(decimals)) {
      System.arraycopy(decimals.values, offset, values, row, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      if (!source.isNull(offset + i)) {
        set(row + i, source.get(offset + i));
      }
    }
  }

  @Override
  void gatherValues(int row, Column source, int[] rows, int offset, int count) {
    if (source instanceof DecimalColumn decimals && isLike(decimals)) {
      long[] from = decimals.values;
      for (int i = 0; i < count; i++) {
        int at = rows[offset + i];
        if (at >= 0) {
          values[row + i] = from[at];
        }
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      int at = rows[offset + i];
      if (at >= 0 && !source.isNull(at)) {
        set(row + i, source.get(at));
      }
    }
  }

  @Override
  int hashValue(int row) {
    if (objects != null) {
      return ValueOrder.hash(value(row));
    }
    return hash(values[row], scale);
  }

  /** The same for equal numbers of any scale. */
  static int hash(long unscaled, int scale) {
    long digits = unscaled;
    int places = scale;
    while (places > 0 && digits % 10 == 0) {
      digits /= 10;
      places--;
    }
    return LongColumn.hash(digits) * 31 + places;
  }

  /** The order of two numbers given in units of their scales. */
  public static int compare(long a, int aScale, long b, int bScale) {
    if (aScale > bScale) {
      return -compare(b, bScale, a, aScale);
    }
    long factor = POWERS[bScale - aScale];
    long low = a * factor;
    return Math.multiplyHigh(a, factor) == low >> 63 ? Long.compare(low, b) : Long.signum(a);
  }

  @Override
  boolean sameValue(int row, Column other, int otherRow) {
    return compare(row, other, otherRow) == 0;
  }

  @Override
  public int compare(int row, Column other, int otherRow) {
    if (other instanceof DecimalColumn decimals && isLike(decimals)) {
      return Long.compare(values[row], decimals.values[otherRow]);
    }
    return ValueOrder.compare(value(row), (BigDecimal) Objects.requireNonNull(other.get(otherRow)));
  }

  @Override
  long bytes(int row) {
    return objects == null ? Long.BYTES : 48;
  }
}
