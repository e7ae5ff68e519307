package io.quiver.backend.lmdb;

import io.quiver.storage.kv.LocalStore;
import io.quiver.tck.kv.LocalStoreSuite;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LmdbLocalStoreTest extends LocalStoreSuite {
  @TempDir Path directory;

  @Override
  protected LocalStore open() {
    return new LmdbProvider().open(directory, 8);
  }

  @Override
  protected LocalStore reopen(LocalStore old) {
    old.close();
    return open();
  }
}
