package io.quiver.backend.sqlite;

import io.quiver.storage.kv.LocalStoreProvider;
import io.quiver.tck.crash.StoreLogCrashSuite;

class SqliteLogCrashTest extends StoreLogCrashSuite {
  @Override
  protected LocalStoreProvider provider() {
    return new SqliteProvider();
  }
}
