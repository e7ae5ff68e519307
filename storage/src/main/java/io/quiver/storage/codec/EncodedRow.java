package io.quiver.storage.codec;

import java.util.List;

/**
 * A row in its bytes and the values that do not fit into them.
 *
 * @param bytes the row; never modified
 * @param longValues to be stored in chunks beside it
 */
public record EncodedRow(byte[] bytes, List<LongValue> longValues) {
  /** An encoded value of more than {@link RowCodec#LARGEST_INLINE} bytes. */
  public record LongValue(int columnId, byte[] bytes) {}
}
