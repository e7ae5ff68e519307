package io.quiver.storage;

import org.jspecify.annotations.Nullable;

/**
 * The databases that are open in this Java process, shared by everybody who opens the same place.
 *
 * <p>A directory's database is closed {@link DatabaseOptions#lingerMillis} after its last release;
 * one in memory with a name stays until {@link #shutdown} or the end of the process, unless its
 * linger time is 0; one in memory without a name is private and is closed with its release.
 * Thread-safe.
 */
public final class Databases {
  private Databases() {}

  /** Opens the database or joins those who have it open; then the options of the first one hold. */
  public static Lease acquire(DatabaseOptions options) {
    return OpenDatabases.INSTANCE.acquire(options);
  }

  /**
   * Joins those who use a database that is open, without asking for its key again: for whoever has
   * shown to have it. Null when it is not open any more.
   */
  public static @Nullable Lease join(Database database) {
    return OpenDatabases.INSTANCE.join(database);
  }

  /** Closes the database at once, whoever still uses it. */
  public static void shutdown(Database database) {
    OpenDatabases.INSTANCE.shutdown(database);
  }

  /** The right to use a shared database; release it exactly once, more is harmless. */
  public interface Lease extends AutoCloseable {
    Database database();

    /** Releases it. */
    @Override
    void close();
  }
}
