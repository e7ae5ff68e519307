package io.quiver.backend.rocksdb;

import io.quiver.storage.kv.LocalStoreProvider;
import io.quiver.tck.crash.StoreLogCrashSuite;

class RocksLogCrashTest extends StoreLogCrashSuite {
  @Override
  protected LocalStoreProvider provider() {
    return new RocksProvider();
  }
}
