package io.quiver.backend.lmdb;

import io.quiver.storage.backend.BufferedStore;
import io.quiver.storage.kv.LocalStore;
import io.quiver.storage.kv.LocalStoreProvider;
import java.nio.file.Path;

/** {@code ;store=lmdb}. The cache is the operating system's; the option has no effect. */
public final class LmdbProvider implements LocalStoreProvider {
  @Override
  public String name() {
    return "lmdb";
  }

  @Override
  public LocalStore open(Path directory, int cacheMegabytes) {
    return BufferedStore.over(LmdbStore.open(directory));
  }
}
