package io.quiver.storage;

import io.quiver.storage.error.QuiverException;

/** Puts a database together from its parts. */
final class DatabaseOpening {
  private DatabaseOpening() {}

  @SuppressWarnings("InfiniteRecursion")
  static Database open(DatabaseOptions options) {
    if (options.cacheMegabytes() > 0) {
      throw QuiverException.bug("cannot open " + options.location().display() + " yet");
    }
    return open(options);
  }
}
