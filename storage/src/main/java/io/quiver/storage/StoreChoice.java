package io.quiver.storage;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.LocalStore;
import io.quiver.storage.kv.LocalStoreProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which store a database is kept in. Quiver's own is the file {@code store}; another one, found as
 * a {@link LocalStoreProvider}, has a directory {@code store-<name>}, which also says that it does.
 */
final class StoreChoice {
  static final String OWN = "mvstore";
  private static final String PREFIX = "store-";

  /** Where stores that we know of come from. */
  private static final Map<String, String> ARTIFACTS =
      new TreeMap<>(
          Map.of(
              "rocksdb", "io.quiver:quiver-rocksdb",
              "lmdb", "io.quiver:quiver-lmdb",
              "sqlite", "io.quiver:quiver-sqlite"));

  private StoreChoice() {}

  /** The store of the database in a directory, or null when there is none yet. */
  static @Nullable String existing(Path directory) {
    if (Files.isRegularFile(directory.resolve(DatabaseOpening.STORE))) {
      return OWN;
    }
    if (!Files.isDirectory(directory)) {
      return null;
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> String.valueOf(entry.getFileName()))
          .filter(name -> name.startsWith(PREFIX))
          .map(name -> name.substring(PREFIX.length()))
          .sorted()
          .findFirst()
          .orElse(null);
    } catch (IOException e) {
      throw new QuiverException(ErrorCode.IO_ERROR, "cannot read directory " + directory, e);
    }
  }

  /**
   * The store to open: the one the database has, or the one asked for when it is made.
   *
   * @throws QuiverException INVALID_PARAMETER when another one was asked for than it has
   */
  static String resolve(Path directory, @Nullable String asked) {
    String existing = existing(directory);
    if (existing == null) {
      return asked == null ? OWN : asked;
    }
    checkSame(directory.toString(), existing, asked);
    return existing;
  }

  static void checkSame(String database, String existing, @Nullable String asked) {
    if (asked != null && !asked.equals(existing)) {
      throw new QuiverException(
              ErrorCode.INVALID_PARAMETER,
              database + " is kept in " + existing + ", not in " + asked)
          .withHint(
              "Write ;store="
                  + existing
                  + " or leave store out; a dump moves a database to another store.");
    }
  }

  /** Refuses what only Quiver's own store can do. */
  static void requireOwn(Path directory, String what) {
    String existing = existing(directory);
    if (existing != null && !existing.equals(OWN)) {
      throw new QuiverException(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          what + " does not work for " + directory + ", which is kept in " + existing);
    }
  }

  /** Opens a store that is not Quiver's own, making its directory. */
  static LocalStore open(Path directory, String name, int cacheMegabytes) {
    LocalStoreProvider provider = provider(name);
    Path place = directory.resolve(PREFIX + name);
    try {
      Files.createDirectories(place);
    } catch (IOException e) {
      throw new QuiverException(ErrorCode.IO_ERROR, "cannot make directory " + place, e);
    }
    try {
      return provider.open(place, cacheMegabytes);
    } catch (LinkageError e) {
      throw new QuiverException(
              ErrorCode.CANNOT_CONNECT, "the library of store " + name + " does not load: " + e, e)
          .withHint(hint(name));
    }
  }

  /**
   * Looks a store up.
   *
   * @throws QuiverException CANNOT_CONNECT naming the artifact that has it
   */
  static LocalStoreProvider provider(String name) {
    List<LocalStoreProvider> found =
        Stream.concat(
                all(Thread.currentThread().getContextClassLoader()),
                all(LocalStoreProvider.class.getClassLoader()))
            .toList();
    for (LocalStoreProvider provider : found) {
      if (provider.name().equals(name)) {
        return provider;
      }
    }
    throw new QuiverException(
            ErrorCode.CANNOT_CONNECT, "there is no store " + name + " on the class path")
        .withHint(hint(name));
  }

  private static String hint(String name) {
    String artifact = ARTIFACTS.get(name);
    return artifact != null
        ? "Add " + artifact + " in the version of the driver, with what it depends on."
        : "Stores are "
            + OWN
            + " (Quiver's own) and, each with its artifact, "
            + String.join(
                ", ",
                ARTIFACTS.entrySet().stream()
                    .map(known -> known.getKey() + " (" + known.getValue() + ")")
                    .toList())
            + ".";
  }

  private static Stream<LocalStoreProvider> all(@Nullable ClassLoader loader) {
    return ServiceLoader.load(LocalStoreProvider.class, loader).stream()
        .map(ServiceLoader.Provider::get);
  }
}
