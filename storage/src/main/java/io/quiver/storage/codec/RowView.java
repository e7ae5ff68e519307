package io.quiver.storage.codec;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads columns out of a row's bytes (see {@link RowCodec}) by ordinal. Reused from row to row
 * without allocating; not thread-safe.
 */
public final class RowView {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final byte[] NONE = {};

  private final RowLayout layout;
  private final OverflowSource overflow;
  private byte[] bytes = NONE;
  private long rowId;
  private int count;
  private boolean wide;
  private int slots;
  private int values;

  public RowView(RowLayout layout, OverflowSource overflow) {
    this.layout = layout;
    this.overflow = overflow;
  }

  /** Goes to another row; the array is kept, not copied. */
  public void reset(long newRowId, byte[] newBytes) {
    int head = newBytes[0];
    if (head >>> 4 != RowCodec.FORMAT) {
      throw new QuiverException(
          ErrorCode.UNSUPPORTED_FORMAT, "row " + newRowId + " has row format " + (head >>> 4 & 15));
    }
    rowId = newRowId;
    bytes = newBytes;
    wide = (head & RowCodec.WIDE_FLAG) != 0;
    int position = (head & RowCodec.TIMESTAMP_FLAG) == 0 ? 1 : 1 + Long.BYTES;
    count = (short) SHORT.get(newBytes, position) & 0xFFFF;
    slots = position + Short.BYTES;
    values = slots + count * (wide ? Integer.BYTES : Short.BYTES);
  }

  public long rowId() {
    return rowId;
  }

  /** The row as it is stored. */
  public byte[] bytes() {
    return bytes;
  }

  /** The slot of a column in the wide form. */
  private int slot(int id) {
    if (wide) {
      return (int) INT.get(bytes, slots + id * Integer.BYTES);
    }
    int narrow = (short) SHORT.get(bytes, slots + id * Short.BYTES);
    return narrow & (RowCodec.NARROW_OVERFLOW - 1)
        | (narrow & (RowCodec.NARROW_NULL | RowCodec.NARROW_OVERFLOW)) << 16;
  }

  private static int end(int slot) {
    return slot & (RowCodec.WIDE_OVERFLOW - 1);
  }

  private int start(int id) {
    return id == 0 ? values : values + end(slot(id - 1));
  }

  public boolean isNull(int ordinal) {
    int id = layout.id(ordinal);
    return id < count ? (slot(id) & RowCodec.WIDE_NULL) != 0 : layout.initialValue(ordinal) == null;
  }

  /** For columns that are physically LONG and not NULL. */
  public long getLong(int ordinal) {
    int id = layout.id(ordinal);
    if (id < count) {
      return ValueCodec.readLong(bytes, start(id), values + end(slot(id)));
    }
    Object value = Objects.requireNonNull(layout.initialValue(ordinal));
    return value instanceof Boolean truth ? (truth ? 1 : 0) : (Long) value;
  }

  /** For columns that are physically DOUBLE and not NULL. */
  public double getDouble(int ordinal) {
    int id = layout.id(ordinal);
    return id < count
        ? ValueCodec.readDouble(bytes, start(id), values + end(slot(id)))
        : (Double) Objects.requireNonNull(layout.initialValue(ordinal));
  }

  /** The value of any column; null for NULL. */
  public @Nullable Object get(int ordinal) {
    int id = layout.id(ordinal);
    if (id >= count) {
      return layout.initialValue(ordinal);
    }
    int slot = slot(id);
    if ((slot & RowCodec.WIDE_NULL) != 0) {
      return null;
    }
    if ((slot & RowCodec.WIDE_OVERFLOW) != 0) {
      int length = (int) ValueCodec.readLong(bytes, start(id), values + end(slot));
      byte[] value = overflow.read(rowId, id, length);
      return ValueCodec.read(layout.type(ordinal), value, 0, value.length);
    }
    return ValueCodec.read(layout.type(ordinal), bytes, start(id), values + end(slot));
  }

  /** Length of a value that lies in chunks beside the row; -1 when it does not. */
  public int overflowLength(int ordinal) {
    return overflowLengthById(layout.id(ordinal));
  }

  /** Like {@link #overflowLength} for any column id, also of a dropped column. */
  public int overflowLengthById(int columnId) {
    if (columnId >= count) {
      return -1;
    }
    int slot = slot(columnId);
    return (slot & RowCodec.WIDE_OVERFLOW) == 0
        ? -1
        : (int) ValueCodec.readLong(bytes, start(columnId), values + end(slot));
  }

  /** One more than the highest column id that the row has a slot for. */
  public int slotCount() {
    return count;
  }
}
