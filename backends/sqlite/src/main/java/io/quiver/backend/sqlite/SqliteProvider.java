package io.quiver.backend.sqlite;

import io.quiver.storage.backend.BufferedStore;
import io.quiver.storage.kv.LocalStore;
import io.quiver.storage.kv.LocalStoreProvider;
import java.nio.file.Path;

/** {@code ;store=sqlite}. */
public final class SqliteProvider implements LocalStoreProvider {
  @Override
  public String name() {
    return "sqlite";
  }

  @Override
  public LocalStore open(Path directory, int cacheMegabytes) {
    return BufferedStore.over(SqliteStore.open(directory.resolve("store.sqlite"), cacheMegabytes));
  }
}
