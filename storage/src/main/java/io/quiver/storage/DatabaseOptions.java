package io.quiver.storage;

import io.quiver.storage.file.EncryptionKeySource;
import io.quiver.storage.log.Durability;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a database is opened.
 *
 * @param location where it is
 * @param create whether it is made when it does not exist yet; else DATABASE_NOT_FOUND
 * @param readOnly whether every transaction is read-only
 * @param durability what an acknowledged commit has behind it
 * @param cacheMegabytes memory for pages of the store file
 * @param lockTimeoutMillis how long a transaction waits for one lock unless it says otherwise
 * @param lingerMillis how long a database of a directory stays open after its last release; one in
 *     memory with a name ends with its last release if this is 0, otherwise it stays
 * @param keySource where the key of an encrypted database comes from, or null; a database that is
 *     made with one is encrypted
 * @param store the name of the store, see {@link io.quiver.storage.kv.LocalStoreProvider}; null:
 *     the one that the database has, Quiver's own when it is made
 */
public record DatabaseOptions(
    DatabaseLocation location,
    boolean create,
    boolean readOnly,
    Durability durability,
    int cacheMegabytes,
    long lockTimeoutMillis,
    long lingerMillis,
    @Nullable EncryptionKeySource keySource,
    @Nullable String store) {
  private static final int DEFAULT_CACHE_MEGABYTES = 64;
  private static final long DEFAULT_LOCK_TIMEOUT_MILLIS = 10_000;
  private static final long DEFAULT_LINGER_MILLIS = 2_000;

  public DatabaseOptions {
    if (cacheMegabytes < 1 || lockTimeoutMillis < 0 || lingerMillis < 0) {
      throw new IllegalArgumentException("database options out of range");
    }
  }

  public static DatabaseOptions directory(Path path) {
    return at(new DatabaseLocation.Directory(path));
  }

  /** A database in memory; without a name nobody else can reach it. */
  public static DatabaseOptions memory(@Nullable String name) {
    return at(new DatabaseLocation.Memory(name));
  }

  private static DatabaseOptions at(DatabaseLocation location) {
    return new DatabaseOptions(
        location,
        true,
        false,
        Durability.FULL,
        DEFAULT_CACHE_MEGABYTES,
        DEFAULT_LOCK_TIMEOUT_MILLIS,
        DEFAULT_LINGER_MILLIS,
        null,
        null);
  }

  public DatabaseOptions withCreate(boolean value) {
    return copy(value, readOnly, durability, cacheMegabytes, lockTimeoutMillis, lingerMillis);
  }

  public DatabaseOptions withReadOnly(boolean value) {
    return copy(create, value, durability, cacheMegabytes, lockTimeoutMillis, lingerMillis);
  }

  public DatabaseOptions withDurability(Durability value) {
    return copy(create, readOnly, value, cacheMegabytes, lockTimeoutMillis, lingerMillis);
  }

  public DatabaseOptions withCacheMegabytes(int value) {
    return copy(create, readOnly, durability, value, lockTimeoutMillis, lingerMillis);
  }

  public DatabaseOptions withLockTimeoutMillis(long value) {
    return copy(create, readOnly, durability, cacheMegabytes, value, lingerMillis);
  }

  public DatabaseOptions withLingerMillis(long value) {
    return copy(create, readOnly, durability, cacheMegabytes, lockTimeoutMillis, value);
  }

  public DatabaseOptions withKeySource(@Nullable EncryptionKeySource value) {
    return new DatabaseOptions(
        location,
        create,
        readOnly,
        durability,
        cacheMegabytes,
        lockTimeoutMillis,
        lingerMillis,
        value,
        store);
  }

  public DatabaseOptions withStore(@Nullable String value) {
    return new DatabaseOptions(
        location,
        create,
        readOnly,
        durability,
        cacheMegabytes,
        lockTimeoutMillis,
        lingerMillis,
        keySource,
        value);
  }

  private DatabaseOptions copy(
      boolean newCreate,
      boolean newReadOnly,
      Durability newDurability,
      int newCacheMegabytes,
      long newLockTimeoutMillis,
      long newLingerMillis) {
    return new DatabaseOptions(
        location,
        newCreate,
        newReadOnly,
        newDurability,
        newCacheMegabytes,
        newLockTimeoutMillis,
        newLingerMillis,
        keySource,
        store);
  }
}
