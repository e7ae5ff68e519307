package io.quiver.tck.tx;

import io.quiver.storage.engine.EngineOptions;
import io.quiver.storage.engine.LocalEngine;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.mvstore.MvStore;

/** As a database in memory has it: no log. */
final class MvStoreTransactionTest extends TransactionSuite {
  @Override
  protected KeyValueEngine openNew() {
    return LocalEngine.open(MvStore.memory(), null, EngineOptions.defaults());
  }
}
