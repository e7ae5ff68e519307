package io.quiver.storage.codec;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows as bytes, so that one column is found without looking at others:
 *
 * <pre>
 * 1 byte    high half: format, now 1; bit 0: a commit timestamp follows; bit 1: wide slots
 * 8 bytes   commit timestamp, most significant byte first, if bit 0 is set (reserved: not written)
 * 2 bytes   number of slots n, most significant byte first
 * n slots   slot i belongs to the column with id i; 2 bytes each, wide: 4; most significant first.
 *           Highest bit: NULL. Next bit: the value is an overflow reference. Rest: where the
 *           value ends, counted from the end of the slots; it begins where the one before ends
 * values    as {@link ValueCodec} writes them, without gaps
 * </pre>
 *
 * <p>A column whose id is n or more was added later: it has its initial value. The slots of dropped
 * columns are NULL. Slots are wide when the values have 16 KiB or more.
 *
 * <p>A value of more than {@value #LARGEST_INLINE} bytes lies in the table's overflow namespace,
 * cut into chunks of {@value #CHUNK} bytes (keys: {@link RowKeys#chunk}). The overflow reference is
 * its length as {@link ValueCodec} writes a whole number.
 */
public final class RowCodec {
  /** The longest value that is kept in the row. */
  public static final int LARGEST_INLINE = 1024;

  /** Size of the pieces of a long value. */
  public static final int CHUNK = 64 * 1024;

  static final int FORMAT = 1;
  static final int TIMESTAMP_FLAG = 1;
  static final int WIDE_FLAG = 2;
  static final int NARROW_NULL = 0x8000;
  static final int NARROW_OVERFLOW = 0x4000;
  static final int WIDE_NULL = 0x8000_0000;
  static final int WIDE_OVERFLOW = 0x4000_0000;
  private static final int MOST_SLOTS = 0xFFFF;

  private RowCodec() {}

  /** Encodes a row given by ordinals. */
  public static EncodedRow encode(RowLayout layout, @Nullable Object[] row) {
    int slots = layout.slots();
    if (slots > MOST_SLOTS) {
      throw new QuiverException(
          ErrorCode.LIMIT_EXCEEDED,
          "the table has had more than " + MOST_SLOTS + " columns in its life");
    }
    int[] ordinals = new int[slots];
    for (int ordinal = 0; ordinal < layout.columns(); ordinal++) {
      ordinals[layout.id(ordinal)] = ordinal + 1;
    }
    ByteWriter values = new ByteWriter();
    int[] ends = new int[slots];
    List<EncodedRow.LongValue> longValues = new ArrayList<>(0);
    for (int slot = 0; slot < slots; slot++) {
      int ordinal = ordinals[slot] - 1;
      Object value = ordinal < 0 ? null : row[ordinal];
      int mark = 0;
      if (value == null) {
        mark = WIDE_NULL;
      } else {
        int start = values.size();
        ValueCodec.write(values, layout.type(ordinal), value);
        int length = values.size() - start;
        if (length > LARGEST_INLINE) {
          longValues.add(new EncodedRow.LongValue(slot, values.toBytes(start, values.size())));
          values.truncate(start);
          ValueCodec.writeMinimalLong(values, length);
          mark = WIDE_OVERFLOW;
        }
      }
      ends[slot] = values.size() | mark;
    }
    return new EncodedRow(assemble(ends, values), longValues);
  }

  private static byte[] assemble(int[] ends, ByteWriter values) {
    boolean wide = values.size() >= NARROW_OVERFLOW;
    ByteWriter out = new ByteWriter();
    out.writeByte(FORMAT << 4 | (wide ? WIDE_FLAG : 0));
    out.writeByte(ends.length >>> 8);
    out.writeByte(ends.length);
    for (int end : ends) {
      if (wide) {
        out.writeInt(end);
      } else {
        int narrow = end & (NARROW_OVERFLOW - 1) | (end >>> 16 & (NARROW_NULL | NARROW_OVERFLOW));
        out.writeByte(narrow >>> 8);
        out.writeByte(narrow);
      }
    }
    out.writeBytes(values);
    return out.toBytes();
  }
}
