package io.quiver.planner.execute.batch;

import io.quiver.storage.value.DataType;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Values of one type by position, with a flag for NULL. Grows when asked. What a position holds
 * under a NULL is undefined. Confined to one thread.
 */
public abstract sealed class Column permits LongColumn, DoubleColumn, DecimalColumn, ObjectColumn {
  private static final boolean[] NO_NULLS = {};

  private final DataType type;
  private boolean[] nulls = NO_NULLS;
  private boolean hasNulls;

  Column(DataType type) {
    this.type = type;
  }

  public static Column of(DataType type, int capacity) {
    return switch (type.physical()) {
      case LONG -> new LongColumn(type, capacity);
      case DOUBLE -> new DoubleColumn(type, capacity);
      case OBJECT ->
          DecimalColumn.suits(type)
              ? new DecimalColumn(type, capacity)
              : new ObjectColumn(type, capacity);
    };
  }

  public final DataType type() {
    return type;
  }

  /** Whether any position since the last reset was set to NULL. */
  public final boolean hasNulls() {
    return hasNulls;
  }

  public final boolean isNull(int row) {
    return hasNulls && nulls[row];
  }

  public final void setNull(int row) {
    if (nulls.length < capacity()) {
      nulls = Arrays.copyOf(nulls, capacity());
    }
    nulls[row] = true;
    hasNulls = true;
  }

  /** Sets NULL when the condition holds; the value is set apart. */
  final void setNull(int row, boolean isNull) {
    if (isNull) {
      setNull(row);
    }
  }

  /** No position is NULL any more. */
  public final void reset() {
    if (hasNulls) {
      Arrays.fill(nulls, false);
      hasNulls = false;
    }
  }

  /** Makes room for positions below {@code newCapacity} and keeps what is there. */
  public final void ensureCapacity(int newCapacity) {
    if (newCapacity > capacity()) {
      grow(Math.max(newCapacity, capacity() * 2));
      if (hasNulls) {
        nulls = Arrays.copyOf(nulls, capacity());
      }
    }
  }

  /** Copies one value of a column of the same physical kind. */
  public final void copy(int row, Column source, int sourceRow) {
    if (source.isNull(sourceRow)) {
      setNull(row);
    } else {
      copyValue(row, source, sourceRow);
    }
  }

  /**
   * Copies values to consecutive positions.
   *
   * @param rows positions in the source, or null for those from {@code offset}; -1 stands for NULL
   */
  public final void gather(int row, Column source, int @Nullable [] rows, int offset, int count) {
    ensureCapacity(row + count);
    if (rows == null) {
      copyValues(row, source, offset, count);
      if (source.hasNulls) {
        for (int i = 0; i < count; i++) {
          setNull(row + i, source.nulls[offset + i]);
        }
      }
      return;
    }
    gatherValues(row, source, rows, offset, count);
    if (source.hasNulls) {
      for (int i = 0; i < count; i++) {
        int from = rows[offset + i];
        setNull(row + i, from < 0 || source.nulls[from]);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      if (rows[offset + i] < 0) {
        setNull(row + i);
      }
    }
  }

  public abstract int capacity();

  abstract void grow(int newCapacity);

  abstract void copyValue(int row, Column source, int sourceRow);

  abstract void copyValues(int row, Column source, int offset, int count);

  abstract void gatherValues(int row, Column source, int[] rows, int offset, int count);

  public long getLong(int row) {
    throw new IllegalStateException("long of " + type);
  }

  public double getDouble(int row) {
    throw new IllegalStateException("double of " + type);
  }

  /** The value as {@link DataType} describes; null for NULL. */
  public abstract @Nullable Object get(int row);

  /** Sets a value as {@link DataType} describes, or NULL. */
  public abstract void set(int row, @Nullable Object value);

  /** A hash of a value that is not NULL; equal for values that compare as equal. */
  abstract int hashValue(int row);

  public final int hash(int row) {
    return isNull(row) ? 0x5bd1e995 : hashValue(row);
  }

  /** Mixes the hashes of selected rows into those of the columns before. */
  void addHashes(int[] hashes, int @Nullable [] selection, int count) {
    for (int k = 0; k < count; k++) {
      hashes[k] = hashes[k] * 31 + hash(selection == null ? k : selection[k]);
    }
  }

  abstract boolean sameValue(int row, Column other, int otherRow);

  /** Whether the values are equal; NULL equals NULL. */
  public final boolean same(int row, Column other, int otherRow) {
    boolean isNull = isNull(row);
    return isNull == other.isNull(otherRow) && (isNull || sameValue(row, other, otherRow));
  }

  /** The order of two values that are not NULL. */
  public abstract int compare(int row, Column other, int otherRow);

  /** About how many bytes the value takes. */
  abstract long bytes(int row);
}
