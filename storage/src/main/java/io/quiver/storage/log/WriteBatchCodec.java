package io.quiver.storage.log;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.WriteBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Write batches as bytes. A batch becomes one or more parts; a part is a sequence of groups, a
 * group the writes to one namespace:
 *
 * <pre>
 * part   = group*
 * group  = varint namespace, varint count, entry{count}
 * entry  = varint shared, varint length, byte{length}    the key: this many bytes of the key before
 *                                                        (none at the start of a group), then these
 *          varint valueLengthPlusOne, byte{...}          0: the key is removed
 * varint = 7 bits a byte, least significant first, high bit set on all but the last byte
 * </pre>
 */
public final class WriteBatchCodec {
  /** A part ends after the entry that makes it at least this long. */
  public static final int PART_BYTES = 1 << 20;

  private WriteBatchCodec() {}

  public static EncodedBatch encode(WriteBatch batch) {
    return encode(batch, PART_BYTES);
  }

  static EncodedBatch encode(WriteBatch batch, int partBytes) {
    List<byte[]> parts = new ArrayList<>(1);
    ByteSink part = new ByteSink((int) Math.min(batch.bytes() + 16, partBytes + 4096));
    for (Map.Entry<Integer, NavigableMap<byte[], byte @Nullable []>> group :
        batch.writes().entrySet()) {
      int left = group.getValue().size();
      int groupStart = startGroup(part, group.getKey(), left);
      int inGroup = 0;
      byte[] previous = {};
      for (Map.Entry<byte[], byte @Nullable []> entry : group.getValue().entrySet()) {
        if (part.length() >= partBytes) {
          endGroup(part, groupStart, inGroup);
          parts.add(part.toArray());
          part.clear();
          groupStart = startGroup(part, group.getKey(), left);
          inGroup = 0;
          previous = new byte[0];
        }
        writeEntry(part, previous, entry.getKey(), entry.getValue());
        previous = entry.getKey();
        inGroup++;
        left--;
      }
      endGroup(part, groupStart, inGroup);
    }
    parts.add(part.toArray());
    return new EncodedBatch(parts);
  }

  /** Returns where the count is; it is written with as many bytes as {@code most} needs. */
  private static int startGroup(ByteSink sink, int namespace, int most) {
    sink.varint(Integer.toUnsignedLong(namespace));
    int position = sink.length();
    sink.varint(most);
    return position;
  }

  /** Puts the true count in place of the expected one, in the same number of bytes. */
  private static void endGroup(ByteSink sink, int position, int count) {
    sink.rewriteVarint(position, count);
  }

  private static void writeEntry(
      ByteSink sink, byte[] previous, byte[] key, byte @Nullable [] value) {
    int mismatch = Arrays.mismatch(previous, key);
    int shared = mismatch < 0 ? key.length : mismatch;
    sink.varint(shared);
    sink.varint(key.length - shared);
    sink.bytes(key, shared, key.length - shared);
    if (value == null) {
      sink.varint(0);
    } else {
      sink.varint(value.length + 1L);
      sink.bytes(value, 0, value.length);
    }
  }

  /**
   * Adds the writes of one part to a batch.
   *
   * @throws QuiverException CORRUPT_FILE when the bytes are not a part
   */
  public static void decode(byte[] part, WriteBatch into) {
    try {
      ByteSource source = new ByteSource(part);
      while (source.hasMore()) {
        int namespace = (int) source.varint();
        long count = source.varint();
        byte[] key = {};
        for (long i = 0; i < count; i++) {
          key = readKey(source, key);
          long valueLength = source.varint();
          if (valueLength == 0) {
            into.remove(namespace, key);
          } else {
            into.put(namespace, key, source.bytes(valueLength - 1));
          }
        }
      }
    } catch (IndexOutOfBoundsException e) {
      throw new QuiverException(
          ErrorCode.CORRUPT_FILE, "A commit in the log cannot be read: " + e.getMessage(), e);
    }
  }

  private static byte[] readKey(ByteSource source, byte[] previous) {
    long shared = source.varint();
    if (shared < 0 || shared > previous.length) {
      throw new IndexOutOfBoundsException("a key shares " + shared + " bytes");
    }
    byte[] rest = source.bytes(source.varint());
    byte[] key = Arrays.copyOf(previous, (int) shared + rest.length);
    System.arraycopy(rest, 0, key, (int) shared, rest.length);
    return key;
  }
}
