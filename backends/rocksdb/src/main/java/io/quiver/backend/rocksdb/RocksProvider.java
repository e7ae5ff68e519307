package io.quiver.backend.rocksdb;

import io.quiver.storage.backend.BufferedStore;
import io.quiver.storage.kv.LocalStore;
import io.quiver.storage.kv.LocalStoreProvider;
import java.nio.file.Path;

/** {@code ;store=rocksdb}. */
public final class RocksProvider implements LocalStoreProvider {
  @Override
  public String name() {
    return "rocksdb";
  }

  @Override
  public LocalStore open(Path directory, int cacheMegabytes) {
    return BufferedStore.over(RocksStore.open(directory, cacheMegabytes));
  }
}
