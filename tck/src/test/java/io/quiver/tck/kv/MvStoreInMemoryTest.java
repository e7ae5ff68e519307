package io.quiver.tck.kv;

import io.quiver.storage.kv.LocalStore;
import io.quiver.storage.mvstore.MvStore;
import org.jspecify.annotations.Nullable;

class MvStoreInMemoryTest extends LocalStoreSuite {
  @Override
  protected LocalStore open() {
    return MvStore.memory();
  }

  @Override
  protected @Nullable LocalStore reopen(LocalStore old) {
    return null;
  }
}
