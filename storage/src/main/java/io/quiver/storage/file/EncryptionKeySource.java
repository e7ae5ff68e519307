package io.quiver.storage.file;

import org.jspecify.annotations.Nullable;

/** Where the key of a database comes from when it is opened. */
@FunctionalInterface
public interface EncryptionKeySource {
  /**
   * The key, or null when there is none.
   *
   * @param database what the database is called in messages
   */
  @Nullable EncryptionKey key(String database);
}
