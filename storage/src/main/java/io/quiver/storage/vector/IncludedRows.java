package io.quiver.storage.vector;

import io.quiver.storage.codec.ByteWriter;
import io.quiver.storage.codec.ValueCodec;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.Physical;
import io.quiver.storage.value.TypeKind;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The INCLUDE columns of a set of entries, by ordinal: numbers and other values in an array for
 * each column. An entry can be <em>outdated</em>: its row has other values in newer snapshots, so
 * that the row itself has to be asked. One thread appends and marks; others may read the ordinals
 * whose existence was published to them.
 */
final class IncludedRows {
  /** So many columns have a bit of their own beside {@link #OUTDATED}. */
  static final int COLUMNS_MAX = 60;

  private static final long OUTDATED = 1L << 63;

  private final List<DataType> types;

  /** Bit c: column c is NULL. */
  private long[] flags;

  private final long[][] numbers;
  private final @Nullable Object[][] objects;
  private int outdated;

  IncludedRows(List<DataType> types, int capacity) {
    this.types = types;
    this.flags = new long[capacity];
    this.numbers = new long[types.size()][];
    this.objects = new Object[types.size()][];
    for (int column = 0; column < types.size(); column++) {
      boolean isObject = isObject(column);
      numbers[column] = new long[isObject ? 0 : capacity];
      objects[column] = new Object[isObject ? capacity : 0];
    }
  }

  private boolean isObject(int column) {
    return types.get(column).physical() == Physical.OBJECT;
  }

  List<DataType> types() {
    return types;
  }

  /** Sets what an entry has; null: not known. */
  void set(int ordinal, @Nullable IncludedValues values) {
    grow(ordinal);
    if (values == null) {
      markOutdated(ordinal);
      return;
    }
    long bits = 0;
    for (int column = 0; column < types.size(); column++) {
      if (values.isNull(column)) {
        bits |= 1L << column;
      } else if (isObject(column)) {
        objects[column][ordinal] = values.get(column);
      } else {
        numbers[column][ordinal] = number(values, column);
      }
    }
    flags[ordinal] = bits;
  }

  private long number(IncludedValues values, int column) {
    return types.get(column).physical() == Physical.DOUBLE
        ? Double.doubleToRawLongBits(values.getDouble(column))
        : values.getLong(column);
  }

  void copy(int ordinal, IncludedRows source, int sourceOrdinal) {
    if (source.isOutdated(sourceOrdinal)) {
      set(ordinal, null);
    } else {
      set(ordinal, source.new Cursor().at(sourceOrdinal));
    }
  }

  private void grow(int ordinal) {
    if (ordinal < flags.length) {
      return;
    }
    int capacity = Math.addExact(ordinal, ordinal >> 1) + 1;
    for (int column = 0; column < types.size(); column++) {
      if (isObject(column)) {
        objects[column] = Arrays.copyOf(objects[column], capacity);
      } else {
        numbers[column] = Arrays.copyOf(numbers[column], capacity);
      }
    }
    flags = Arrays.copyOf(flags, capacity);
  }

  /** Whether an entry would be stored with the same values. */
  boolean sameAs(int ordinal, IncludedValues values) {
    if (isOutdated(ordinal)) {
      return false;
    }
    for (int column = 0; column < types.size(); column++) {
      boolean isNull = (flags[ordinal] & 1L << column) != 0;
      if (isNull != values.isNull(column)) {
        return false;
      }
      boolean same =
          isNull
              || (isObject(column)
                  ? Objects.deepEquals(objects[column][ordinal], values.get(column))
                  : numbers[column][ordinal] == number(values, column));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  void markOutdated(int ordinal) {
    if (!isOutdated(ordinal)) {
      flags[ordinal] |= OUTDATED;
      outdated++;
    }
  }

  boolean isOutdated(int ordinal) {
    return flags[ordinal] < 0;
  }

  int outdatedCount() {
    return outdated;
  }

  boolean isNull(int ordinal, int column) {
    return (flags[ordinal] & 1L << column) != 0;
  }

  long number(int ordinal, int column) {
    return numbers[column][ordinal];
  }

  @Nullable Object object(int ordinal, int column) {
    return objects[column][ordinal];
  }

  long bytes() {
    long bytes = (long) Long.BYTES * flags.length;
    for (int column = 0; column < types.size(); column++) {
      // Values that are objects are shared with nobody: about what a short text takes.
      bytes += (long) Long.BYTES * numbers[column].length + 60L * objects[column].length;
    }
    return bytes;
  }

  // ---- files

  void write(CheckedWriter out, int count) {
    out.putInt(types.size());
    ByteWriter value = new ByteWriter();
    Cursor row = new Cursor();
    for (int ordinal = 0; ordinal < count; ordinal++) {
      out.putLong(flags[ordinal]);
      for (int column = 0; column < types.size() && !isOutdated(ordinal); column++) {
        Object given = row.at(ordinal).get(column);
        if (given != null) {
          value.clear();
          ValueCodec.write(value, types.get(column), given);
          byte[] bytes = value.toBytes();
          out.putInt(bytes.length);
          out.putBytes(bytes, 0, bytes.length);
        }
      }
    }
  }

  static IncludedRows read(CheckedReader in, List<DataType> types, int count) {
    if (in.getInt() != types.size()) {
      throw in.corrupt("other columns than the definition");
    }
    IncludedRows rows = new IncludedRows(types, count);
    for (int ordinal = 0; ordinal < count; ordinal++) {
      rows.flags[ordinal] = in.getLong();
      boolean isOutdated = rows.isOutdated(ordinal);
      rows.outdated += isOutdated ? 1 : 0;
      for (int column = 0; column < types.size() && !isOutdated; column++) {
        if (!rows.isNull(ordinal, column)) {
          rows.read(in, ordinal, column);
        }
      }
    }
    return rows;
  }

  private void read(CheckedReader in, int ordinal, int column) {
    int length = in.checkCount(in.getInt());
    byte[] bytes = new byte[length];
    in.getBytes(bytes, 0, length);
    switch (types.get(column).physical()) {
      case LONG -> numbers[column][ordinal] = ValueCodec.readLong(bytes, 0, length);
      case DOUBLE ->
          numbers[column][ordinal] =
              Double.doubleToRawLongBits(ValueCodec.readDouble(bytes, 0, length));
      case OBJECT ->
          objects[column][ordinal] = ValueCodec.read(types.get(column), bytes, 0, length);
    }
  }

  Cursor cursor() {
    return new Cursor();
  }

  /** Moves over the entries. Confined to one thread. */
  final class Cursor implements IncludedValues {
    private int ordinal;

    IncludedRows rows() {
      return IncludedRows.this;
    }

    Cursor at(int newOrdinal) {
      ordinal = newOrdinal;
      return this;
    }

    @Override
    public boolean isNull(int column) {
      return IncludedRows.this.isNull(ordinal, column);
    }

    @Override
    public long getLong(int column) {
      return numbers[column][ordinal];
    }

    @Override
    public double getDouble(int column) {
      return Double.longBitsToDouble(numbers[column][ordinal]);
    }

    @Override
    public @Nullable Object get(int column) {
      if (isNull(column)) {
        return null;
      }
      DataType type = types.get(column);
      return switch (type.physical()) {
        case LONG ->
            type.kind() == TypeKind.BOOLEAN ? (Object) (getLong(column) != 0) : getLong(column);
        case DOUBLE -> getDouble(column);
        case OBJECT -> objects[column][ordinal];
      };
    }
  }
}
