package io.quiver.tck.kv;

import io.quiver.storage.engine.EngineOptions;
import io.quiver.storage.engine.LocalEngine;
import io.quiver.storage.kv.KeyValueEngine;

/** The engine over a store and a log in memory that survive a crash as a disk would. */
final class MemoryDatabase implements EngineUnderTest {
  MemoryStore store = new MemoryStore();
  MemoryLog log = new MemoryLog();

  @Override
  public KeyValueEngine open(EngineOptions options) {
    return LocalEngine.open(store, log, options);
  }

  @Override
  public void crash() {
    store = store.afterCrash();
    log = log.afterCrash();
  }

  @Override
  public void close() {}
}
