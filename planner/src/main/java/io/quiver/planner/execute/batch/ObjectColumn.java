package io.quiver.planner.execute.batch;

import io.quiver.storage.value.DataType;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of Java objects: decimals without a fixed scale, strings, bytes, UUIDs, arrays, vectors.
 */
public final class ObjectColumn extends Column {
  private @Nullable Object[] values;

  public ObjectColumn(DataType type, int capacity) {
    super(type);
    this.values = new Object[capacity];
  }

  /** Undefined under a NULL. */
  public @Nullable Object[] values() {
    return values;
  }

  /** A value that is known not to be NULL. */
  public Object value(int row) {
    return Objects.requireNonNull(values[row]);
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
  public @Nullable Object get(int row) {
    return isNull(row) ? null : values[row];
  }

  @Override
  public void set(int row, @Nullable Object value) {
    if (value == null) {
      setNull(row);
    } else {
      values[row] = value;
    }
  }

  @Override
  void copyValue(int row, Column source, int sourceRow) {
    values[row] = source.get(sourceRow);
  }

  @Override
  void copyValues(int row, Column source, int offset, int count) {
    if (source instanceof ObjectColumn objects) {
      System.arraycopy(objects.values, offset, values, row, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      values[row + i] = source.get(offset + i);
    }
  }

  @Override
  void gatherValues(int row, Column source, int[] rows, int offset, int count) {
    if (!(source instanceof ObjectColumn objects)) {
      for (int i = 0; i < count; i++) {
        int at = rows[offset + i];
        values[row + i] = at < 0 ? null : source.get(at);
      }
      return;
    }
    @Nullable Object[] from = objects.values;
    for (int i = 0; i < count; i++) {
      int at = rows[offset + i];
      if (at >= 0) {
        values[row + i] = from[at];
      }
    }
  }

  @Override
  int hashValue(int row) {
    return ValueOrder.hash(value(row));
  }

  @Override
  void addHashes(int[] hashes, int @Nullable [] selection, int count) {
    if (hasNulls()) {
      super.addHashes(hashes, selection, count);
      return;
    }
    for (int k = 0; k < count; k++) {
      hashes[k] = hashes[k] * 31 + ValueOrder.hash(value(selection == null ? k : selection[k]));
    }
  }

  @Override
  boolean sameValue(int row, Column other, int otherRow) {
    return ValueOrder.same(value(row), Objects.requireNonNull(other.get(otherRow)));
  }

  @Override
  public int compare(int row, Column other, int otherRow) {
    return ValueOrder.compare(value(row), Objects.requireNonNull(other.get(otherRow)));
  }

  @Override
  long bytes(int row) {
    return isNull(row) ? 8 : 8 + ValueOrder.bytes(value(row));
  }
}
