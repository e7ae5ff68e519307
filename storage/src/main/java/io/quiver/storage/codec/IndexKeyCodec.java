package io.quiver.storage.codec;

import io.quiver.storage.value.DataType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys of one ordered index. The encoded columns of an entry take at most {@value #LIMIT} bytes;
 * exactly that many only when they were cut off.
 *
 * <ul>
 *   <li>entry of a unique index, no column NULL: columns; when cut off, followed by the SHA-256 of
 *       all of them. So equal values have equal keys and no others do. Value: row key (8 bytes)
 *   <li>entry of a unique index with a NULL: columns, row key. Value: row key
 *   <li>entry of another index: columns, row key. Value: empty
 * </ul>
 *
 * <p>Entries whose columns were cut off stand at the right place among all others, but among those
 * with the same first {@value #LIMIT} bytes they are in no order. Immutable, thread-safe.
 */
public final class IndexKeyCodec {
  /** How many bytes of encoded columns a key has at most. */
  public static final int LIMIT = 480;

  private static final int DIGEST = 32;

  private final DataType[] types;
  private final boolean[] descending;
  private final boolean unique;

  public IndexKeyCodec(List<DataType> types, List<Boolean> descending, boolean unique) {
    this.types = types.toArray(DataType[]::new);
    this.descending = new boolean[types.size()];
    for (int i = 0; i < types.size(); i++) {
      this.descending[i] = descending.get(i);
    }
    this.unique = unique;
  }

  public int columns() {
    return types.length;
  }

  public DataType type(int column) {
    return types[column];
  }

  public boolean isDescending(int column) {
    return descending[column];
  }

  /** The encoding of the leading columns, not cut off. */
  public byte[] columns(@Nullable Object[] values) {
    return columns(Arrays.asList(values));
  }

  /** The encoding of the leading columns, not cut off. */
  public byte[] columns(List<? extends @Nullable Object> values) {
    ByteWriter out = new ByteWriter();
    for (int i = 0; i < values.size(); i++) {
      KeyCodec.write(out, types[i], descending[i], values.get(i));
    }
    return out.toBytes();
  }

  public static boolean isCut(byte[] columns) {
    return columns.length >= LIMIT;
  }

  /** The part of the encoded columns that keys have. */
  public static byte[] cut(byte[] columns) {
    return columns.length > LIMIT ? Arrays.copyOf(columns, LIMIT) : columns;
  }

  /** The whole key of an entry whose row id follows the columns. */
  public byte[] entryKey(byte[] columns, long rowId) {
    int length = Math.min(columns.length, LIMIT);
    byte[] key = Arrays.copyOf(columns, length + RowKeys.LENGTH);
    System.arraycopy(RowKeys.encode(rowId), 0, key, length, RowKeys.LENGTH);
    return key;
  }

  /** The key of a unique index's entry without NULLs: the same for the same values. */
  public static byte[] uniqueKey(byte[] columns) {
    if (!isCut(columns)) {
      return columns;
    }
    byte[] key = Arrays.copyOf(columns, LIMIT + DIGEST);
    System.arraycopy(sha256(columns), 0, key, LIMIT, DIGEST);
    return key;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The row that an entry belongs to. */
  public long rowId(byte[] key, byte[] value) {
    return unique ? RowKeys.decode(value) : RowKeys.decode(key, key.length - RowKeys.LENGTH);
  }

  /** Whether the entry's columns were cut off, so that its key does not say what they are. */
  public static boolean isCutKey(byte[] key) {
    return key.length >= LIMIT + RowKeys.LENGTH;
  }
}
