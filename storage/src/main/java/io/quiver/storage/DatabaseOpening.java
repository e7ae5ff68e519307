package io.quiver.storage;

import io.quiver.storage.engine.CommitLog;
import io.quiver.storage.engine.EngineOptions;
import io.quiver.storage.engine.LocalEngine;
import io.quiver.storage.engine.WriteAheadLog;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.BlockFile;
import io.quiver.storage.file.DirectoryLock;
import io.quiver.storage.file.KeyFile;
import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.kv.LocalStore;
import io.quiver.storage.log.Log;
import io.quiver.storage.log.LogOptions;
import io.quiver.storage.mvstore.MvStore;
import io.quiver.storage.mvstore.MvStoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Puts a database together from its parts. A directory has the file {@code store}, the directories
 * {@code log} and {@code index}, and {@code lock}.
 */
final class DatabaseOpening {
  static final String STORE = "store";
  static final String LOG = "log";

  /** What a directory may hold that is not finished being made. */
  private static final List<String> OWN_FILES =
      List.of(
          "lock",
          LOG,
          "index",
          STORE,
          STORE + BlockFile.UNFINISHED_SUFFIX,
          KeyFile.NAME,
          KeyFile.NAME + ".new",
          "endpoint",
          "endpoint.new",
          "temp");

  private DatabaseOpening() {}

  static Database open(DatabaseOptions options) {
    return switch (options.location()) {
      case DatabaseLocation.Memory memory -> openMemory(options, memory);
      case DatabaseLocation.Directory directory -> open(options, directory.path());
    };
  }

  private static Database openMemory(DatabaseOptions options, DatabaseLocation.Memory memory) {
    if (options.keySource() != null) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          "a database in memory is not encrypted; leave the encryption key out");
    }
    String store = options.store();
    if (store != null && !store.equals(StoreChoice.OWN)) {
      throw new QuiverException(
              ErrorCode.INVALID_PARAMETER,
              "a database in memory is not kept in " + store + " but in Quiver's own store")
          .withHint("Leave store out, or name a directory.");
    }
    if (!options.create()) {
      throw new QuiverException(
          ErrorCode.DATABASE_NOT_FOUND,
          "there is no database in memory"
              + (memory.name() == null ? "" : " named " + memory.name()));
    }
    return database(options, engine(MvStore.memory(), null), null, null, () -> {});
  }

  private static Database open(DatabaseOptions options, Path path) {
    if (!Files.isRegularFile(path.resolve("lock"))) {
      try {
        check(path, options);
      } catch (QuiverException e) {
        if (!Files.isRegularFile(path.resolve("lock"))) {
          throw e;
        }
        // Another process began to make the database while this one looked.
      }
    }
    var unused = StoreChoice.resolve(path, options.store());
    DirectoryLock lock = DirectoryLock.acquire(path);
    return closingOnFailure(
        lock,
        () -> {
          check(path, options);
          return openLocked(options, path, lock);
        });
  }

  private static Database openLocked(DatabaseOptions options, Path path, DirectoryLock lock) {
    boolean fresh = StoreChoice.existing(path) == null;
    String kind = StoreChoice.resolve(path, options.store());
    if (!kind.equals(StoreChoice.OWN) && options.keySource() != null) {
      throw new QuiverException(
              ErrorCode.FEATURE_NOT_SUPPORTED, "a database kept in " + kind + " is not encrypted")
          .withHint("Leave the key or ;store=" + kind + " out.");
    }
    StorageFiles files = DatabaseKeys.open(path, options.keySource(), fresh);
    LocalStore store =
        kind.equals(StoreChoice.OWN)
            ? MvStore.file(files, STORE, storeOptions(options.cacheMegabytes()))
            : StoreChoice.open(path, kind, options.cacheMegabytes());
    return closingOnFailure(
        store,
        () -> {
          LogOptions logOptions = LogOptions.DEFAULT.withDurability(options.durability());
          Log log = Log.open(files, LOG, logOptions, store.appliedTimestamp() + 1);
          return closingOnFailure(
              log,
              () -> {
                WriteAheadLog commits = new WriteAheadLog(log);
                commits.keep(WriteAheadLog.FOREVER); // until the database says how long
                return database(
                    options.withStore(kind), engine(store, commits), files, commits, lock);
              });
        });
  }

  /**
   * Within the heap: a cache of a quarter at most. Changed pages are written in pieces that are
   * small beside it: each is one array, and large arrays make collectors stop everything.
   */
  private static MvStoreOptions storeOptions(int cacheMegabytes) {
    int heap = (int) (Runtime.getRuntime().maxMemory() >> 20);
    MvStoreOptions usual = MvStoreOptions.DEFAULT;
    return usual
        .withCacheMegabytes(Math.clamp(heap / 4, 1, cacheMegabytes))
        .withDirtyMegabytes(Math.clamp(heap / 256, 1, usual.dirtyMegabytes()));
  }

  private static LocalEngine engine(LocalStore store, @Nullable CommitLog log) {
    return LocalEngine.open(store, log, EngineOptions.defaults());
  }

  private static Database database(
      DatabaseOptions options,
      LocalEngine engine,
      @Nullable StorageFiles files,
      @Nullable WriteAheadLog log,
      AutoCloseable directory) {
    return closingOnFailure(
        engine, () -> new LocalDatabase(options, engine, files, log, directory));
  }

  private interface Opening {
    Database open();
  }

  /** A failed opening leaves nothing open; what is opened owns its parts from then on. */
  private static Database closingOnFailure(AutoCloseable part, Opening opening) {
    try {
      return opening.open();
    } catch (RuntimeException | Error e) {
      try {
        part.close();
      } catch (Exception | Error suppressed) {
        e.addSuppressed(suppressed);
      }
      throw e;
    }
  }

  /** Refuses places where no database is and none may be made. */
  private static void check(Path path, DatabaseOptions options) {
    if (Files.isRegularFile(path)) {
      throw new QuiverException(
          ErrorCode.DATABASE_NOT_FOUND, path + " is a file; a Quiver database is a directory");
    }
    if (StoreChoice.existing(path) != null) {
      return;
    }
    List<String> names = names(path);
    if (names.contains("backup") && names.contains("base")) {
      throw new QuiverException(
              ErrorCode.DATABASE_NOT_FOUND, "directory " + path + " is a backup, not a database")
          .withHint("Restore it into a new directory: quiver restore " + path + " DIRECTORY");
    }
    List<String> foreign = names.stream().filter(name -> !OWN_FILES.contains(name)).toList();
    if (!foreign.isEmpty()) {
      throw new QuiverException(
          ErrorCode.DATABASE_NOT_FOUND,
          "directory " + path + " is not a Quiver database: it holds " + foreign.get(0),
          "Name an empty or new directory to make a database.",
          null,
          null);
    }
    if (!options.create() || options.readOnly()) {
      throw new QuiverException(
          ErrorCode.DATABASE_NOT_FOUND, "there is no database in directory " + path);
    }
  }

  private static List<String> names(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new QuiverException(ErrorCode.IO_ERROR, "cannot read directory " + path, e);
    }
  }
}
