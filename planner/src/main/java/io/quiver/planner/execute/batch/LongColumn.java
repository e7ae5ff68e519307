package io.quiver.planner.execute.batch;

import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A column of longs: integers, dates, times, intervals and booleans. */
public final class LongColumn extends Column {
  private final boolean isBoolean;
  private long[] values;

  public LongColumn(DataType type, int capacity) {
    super(type);
    this.isBoolean = type.kind() == TypeKind.BOOLEAN;
    this.values = new long[capacity];
  }

  /** The physical long of a Boolean or a number. */
  public static long toLong(Object value) {
    return value instanceof Boolean truth ? (truth ? 1 : 0) : ((Number) value).longValue();
  }

  public long[] values() {
    return values;
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
  public long getLong(int row) {
    return values[row];
  }

  public void setLong(int row, long value) {
    values[row] = value;
  }

  @Override
  public @Nullable Object get(int row) {
    if (isNull(row)) {
      return null;
    }
    return isBoolean ? (Object) (values[row] != 0) : (Object) values[row];
  }

  @Override
  public void set(int row, @Nullable Object value) {
    if (value == null) {
      setNull(row);
    } else {
      values[row] = toLong(value);
    }
  }

  @Override
  void copyValue(int row, Column source, int sourceRow) {
    values[row] = ((LongColumn) source).values[sourceRow];
  }

  @Override
  void copyValues(int row, Column source, int offset, int count) {
    System.arraycopy(((LongColumn) source).values, offset, values, row, count);
  }

  @Override
  void gatherValues(int row, Column source, int[] rows, int offset, int count) {
    long[] from = ((LongColumn) source).values;
    for (int i = 0; i < count; i++) {
      int at = rows[offset + i];
      if (at >= 0) {
        values[row + i] = from[at];
      }
    }
  }

  /** Spreads the bits of a key over an int. */
  public static int hash(long value) {
    long mixed = value * 0x9E3779B97F4A7C15L;
    return (int) (mixed ^ (mixed >>> 32));
  }

  @Override
  int hashValue(int row) {
    return hash(values[row]);
  }

  @Override
  void addHashes(int[] hashes, int @Nullable [] selection, int count) {
    if (hasNulls()) {
      super.addHashes(hashes, selection, count);
      return;
    }
    long[] from = values;
    for (int k = 0; k < count; k++) {
      hashes[k] = hashes[k] * 31 + hash(from[selection == null ? k : selection[k]]);
    }
  }

  @Override
  boolean sameValue(int row, Column other, int otherRow) {
    return values[row] == ((LongColumn) other).values[otherRow];
  }

  @Override
  public int compare(int row, Column other, int otherRow) {
    return Long.compare(values[row], ((LongColumn) other).values[otherRow]);
  }

  @Override
  long bytes(int row) {
    return Long.BYTES;
  }
}
