package io.quiver.backend.lmdb;

import io.quiver.storage.kv.LocalStoreProvider;
import io.quiver.tck.crash.StoreLogCrashSuite;

class LmdbLogCrashTest extends StoreLogCrashSuite {
  @Override
  protected LocalStoreProvider provider() {
    return new LmdbProvider();
  }
}
