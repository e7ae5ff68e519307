package io.quiver.storage.kv;

import java.nio.file.Path;

/**
 * A store that a database can be kept in instead of Quiver's own, found by {@link
 * java.util.ServiceLoader} and chosen by its name in the URL ({@code ;store=name}). Quiver's log,
 * transactions and indexes stay above it. Test an implementation with the suites of the module tck.
 */
public interface LocalStoreProvider {
  /** What users write in a URL: lower-case letters and digits. */
  String name();

  /**
   * Opens the store in a directory of its own, which exists, in the state of its last checkpoint;
   * an empty directory becomes an empty store.
   *
   * @param cacheMegabytes memory for pages read from its files
   */
  LocalStore open(Path directory, int cacheMegabytes);
}
