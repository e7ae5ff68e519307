package io.quiver.storage.kv;

import java.nio.ByteBuffer;

/**
 * Where the versions of table definitions stand, so that every engine can check what {@link
 * CommitRequest#definitions} asserts: one entry per table in a namespace of their own, written in
 * the transaction that changes the definition.
 *
 * <p>Key: table id, 4 bytes. Value: version, 8 bytes; both big-endian. A table without an entry
 * passes every check. Dropping a table writes {@link #DROPPED} instead of removing the entry.
 */
public final class DefinitionVersions {
  public static final int NAMESPACE = Integer.MAX_VALUE;

  /** The version of a table that no longer exists: equal to no other. */
  public static final long DROPPED = -1;

  private DefinitionVersions() {}

  public static byte[] key(int tableId) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(tableId).array();
  }

  public static byte[] value(long version) {
    return ByteBuffer.allocate(Long.BYTES).putLong(version).array();
  }

  public static int tableId(byte[] key) {
    return ByteBuffer.wrap(key).getInt();
  }

  public static long version(byte[] value) {
    return ByteBuffer.wrap(value).getLong();
  }
}
