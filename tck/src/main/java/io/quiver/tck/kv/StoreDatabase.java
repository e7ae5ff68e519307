package io.quiver.tck.kv;

import io.quiver.storage.engine.EngineOptions;
import io.quiver.storage.engine.LocalEngine;
import io.quiver.storage.engine.WriteAheadLog;
import io.quiver.storage.file.DirectoryFiles;
import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.LocalStore;
import io.quiver.storage.kv.LocalStoreProvider;
import io.quiver.storage.log.Log;
import io.quiver.storage.log.LogOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The engine over a store of a {@link LocalStoreProvider} and Quiver's log. */
public final class StoreDatabase implements EngineUnderTest {
  private static final LogOptions LOG = LogOptions.DEFAULT.withSegmentBytes(64 << 10);

  private final LocalStoreProvider provider;
  private final Path place;
  private final StorageFiles logFiles;
  private @Nullable LocalStore store;
  private @Nullable Log log;

  /**
   * Made in a directory that needs not exist.
   *
   * @param logFiles where the log is, or null: in the same directory
   */
  public StoreDatabase(
      LocalStoreProvider provider, Path directory, @Nullable StorageFiles logFiles) {
    this.provider = provider;
    this.place = directory.resolve("store");
    this.logFiles = logFiles == null ? new DirectoryFiles(directory) : logFiles;
  }

  @Override
  public KeyValueEngine open(EngineOptions options) {
    try {
      Files.createDirectories(place);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    LocalStore opened = provider.open(place, 8);
    store = opened;
    Log openedLog = Log.open(logFiles, "log", LOG, opened.appliedTimestamp() + 1);
    log = openedLog;
    return LocalEngine.open(opened, new WriteAheadLog(openedLog), options);
  }

  /** Pulls the files away from under the engine. */
  @Override
  public void crash() {
    close();
  }

  @Override
  public void close() {
    if (log != null) {
      log.close();
    }
    if (store != null) {
      store.close();
    }
  }
}
