package io.quiver.tck.kv;

import io.quiver.storage.engine.EngineOptions;
import io.quiver.storage.engine.LocalEngine;
import io.quiver.storage.engine.WriteAheadLog;
import io.quiver.storage.file.DirectoryFiles;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.log.Durability;
import io.quiver.storage.log.Log;
import io.quiver.storage.log.LogOptions;
import io.quiver.storage.mvstore.MvStore;
import io.quiver.storage.mvstore.MvStoreOptions;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The engine as a database in a directory has it. */
public final class FileDatabase implements EngineUnderTest {
  private final DirectoryFiles files;
  private final LogOptions logOptions;
  private @Nullable MvStore store;
  private @Nullable Log log;

  public FileDatabase(Path directory) {
    this(directory, Durability.FULL);
  }

  public FileDatabase(Path directory, Durability durability) {
    this.files = new DirectoryFiles(directory);
    this.logOptions = LogOptions.DEFAULT.withDurability(durability).withSegmentBytes(64 << 10);
  }

  @Override
  public KeyValueEngine open(EngineOptions options) {
    MvStore opened = MvStore.file(files, "store", MvStoreOptions.DEFAULT);
    store = opened;
    Log openedLog = Log.open(files, "log", logOptions, opened.appliedTimestamp() + 1);
    log = openedLog;
    return LocalEngine.open(opened, new WriteAheadLog(openedLog, 1), options);
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
