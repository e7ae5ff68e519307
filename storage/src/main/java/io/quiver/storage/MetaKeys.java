package io.quiver.storage;

/**
 * Entries of the meta namespace. The first byte of the key:
 *
 * <ul>
 *   <li>1, format: four bytes, now 1; a reader refuses more
 *   <li>2, database id: 16 bytes, a random UUID
 *   <li>3, next object id: four bytes; every id below may have been given
 *   <li>5, log retention: milliseconds, eight bytes; none is zero
 *   <li>6 and a name: a restore point, see {@link io.quiver.storage.backup.RestorePoints}
 *   <li>4 and a namespace (four bytes): it was dropped and may still be there; value: one byte
 * </ul>
 */
final class MetaKeys {
  static final int NAMESPACE = 0;
  static final int FORMAT_VERSION = 1;
  static final byte[] FORMAT = {1};
  static final byte[] DATABASE_ID = {2};
  static final byte[] NEXT_OBJECT_ID = {3};
  static final byte[] DROPPED = {4};
  static final byte[] LOG_RETENTION = {5};

  private MetaKeys() {}
}
