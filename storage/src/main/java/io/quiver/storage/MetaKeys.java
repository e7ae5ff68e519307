package io.quiver.storage;

/**
 * Entries of the meta namespace. Key: one byte.
 *
 * <ul>
 *   <li>1, format: four bytes, now 1; a reader refuses more
 *   <li>2, database id: 16 bytes, a random UUID
 *   <li>3, next object id: four bytes; every id below may have been given
 * </ul>
 */
final class MetaKeys {
  static final int NAMESPACE = 0;
  static final int FORMAT_VERSION = 1;
  static final byte[] FORMAT = {1};
  static final byte[] DATABASE_ID = {2};
  static final byte[] NEXT_OBJECT_ID = {3};

  private MetaKeys() {}
}
