package io.quiver.backend.lmdb;

import io.quiver.storage.backend.SortedView.Entry;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Keys;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Keys longer than LMDB's: those that begin with the same {@code limit} bytes share one record.
 * Since every record whose key has exactly that length is such a one, the order stays that of the
 * whole keys.
 *
 * <pre>
 * record key: the first limit bytes
 * value:      { 4 bytes length, rest of the key, 4 bytes length, value } in the order of the keys
 * </pre>
 */
final class LongKeys {
  private LongKeys() {}

  static byte[] recordKey(byte[] key, int limit) {
    return Arrays.copyOf(key, limit);
  }

  static NavigableMap<byte[], byte[]> read(byte[] recordKey, byte[] value) {
    NavigableMap<byte[], byte[]> entries = new TreeMap<>(Keys.ORDER);
    ByteBuffer in = ByteBuffer.wrap(value);
    try {
      while (in.hasRemaining()) {
        byte[] rest = bytes(in);
        byte[] key = Arrays.copyOf(recordKey, recordKey.length + rest.length);
        System.arraycopy(rest, 0, key, recordKey.length, rest.length);
        entries.put(key, bytes(in));
      }
    } catch (BufferUnderflowException e) {
      throw damaged(e);
    }
    return entries;
  }

  private static byte[] bytes(ByteBuffer in) {
    int length = in.getInt();
    if (length < 0 || length > in.remaining()) {
      throw damaged(null);
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static QuiverException damaged(
      @org.jspecify.annotations.Nullable RuntimeException cause) {
    return new QuiverException(
        ErrorCode.CORRUPT_FILE, "a record of long keys in LMDB is damaged", cause);
  }

  static byte[] write(int limit, NavigableMap<byte[], byte[]> entries) {
    int size = 0;
    for (Map.Entry<byte[], byte[]> entry : entries.entrySet()) {
      size += 2 * Integer.BYTES + entry.getKey().length - limit + entry.getValue().length;
    }
    ByteBuffer out = ByteBuffer.allocate(size);
    for (Map.Entry<byte[], byte[]> entry : entries.entrySet()) {
      byte[] key = entry.getKey();
      out.putInt(key.length - limit).put(key, limit, key.length - limit);
      out.putInt(entry.getValue().length).put(entry.getValue());
    }
    return out.array();
  }

  static List<Entry> list(NavigableMap<byte[], byte[]> entries) {
    List<Entry> list = new ArrayList<>(entries.size());
    entries.forEach((key, value) -> list.add(new Entry(key, value)));
    return list;
  }
}
