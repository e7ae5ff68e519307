package io.quiver.tck.tx;

import io.quiver.storage.engine.EngineOptions;
import io.quiver.storage.engine.LocalEngine;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.tck.kv.MemoryLog;
import io.quiver.tck.kv.MemoryStore;

final class MemoryRaceTest extends RaceSuite {
  @Override
  protected KeyValueEngine openNew() {
    return LocalEngine.open(new MemoryStore(), new MemoryLog(), EngineOptions.defaults());
  }
}
