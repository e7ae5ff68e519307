package io.quiver.planner.execute.batch;

import io.quiver.storage.value.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A column of doubles. Zeros of both signs are equal, NaN equals itself and is greatest. */
public final class DoubleColumn extends Column {
  private double[] values;

  public DoubleColumn(DataType type, int capacity) {
    super(type);
    this.values = new double[capacity];
  }

  public double[] values() {
    return values;
  }

  /** The order of SQL: as {@link Double#compare}, but both zeros are equal. */
  public static int compare(double a, double b) {
    return a < b ? -1 : a > b ? 1 : a == b ? 0 : Boolean.compare(Double.isNaN(a), Double.isNaN(b));
  }

  @Override
  public int capacity() {
    return values.length;
  }

  @Override
  void grow(int newCapacity) {
    values = Arrays.copyOf(values, newCapacity);
  }

  @Override
  public double getDouble(int row) {
    return values[row];
  }

  public void setDouble(int row, double value) {
    values[row] = value;
  }

  @Override
  public @Nullable Object get(int row) {
    return isNull(row) ? null : values[row];
  }

  @Override
  public void set(int row, @Nullable Object value) {
    if (value == null) {
      setNull(row);
    } else {
      values[row] = ((Number) value).doubleValue();
    }
  }

  @Override
  void copyValue(int row, Column source, int sourceRow) {
    values[row] = ((DoubleColumn) source).values[sourceRow];
  }

  @Override
  void copyValues(int row, Column source, int offset, int count) {
    System.arraycopy(((DoubleColumn) source).values, offset, values, row, count);
  }

  @Override
  void gatherValues(int row, Column source, int[] rows, int offset, int count) {
    double[] from = ((DoubleColumn) source).values;
    for (int i = 0; i < count; i++) {
      int at = rows[offset + i];
      if (at >= 0) {
        values[row + i] = from[at];
      }
    }
  }

  @Override
  int hashValue(int row) {
    return LongColumn.hash(Double.doubleToLongBits(values[row] + 0.0));
  }

  @Override
  boolean sameValue(int row, Column other, int otherRow) {
    return compare(values[row], ((DoubleColumn) other).values[otherRow]) == 0;
  }

  @Override
  public int compare(int row, Column other, int otherRow) {
    return compare(values[row], ((DoubleColumn) other).values[otherRow]);
  }

  @Override
  long bytes(int row) {
    return Double.BYTES;
  }
}
