package io.quiver.backend.sqlite;

import io.quiver.storage.kv.LocalStore;
import io.quiver.tck.kv.LocalStoreSuite;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteLocalStoreTest extends LocalStoreSuite {
  @TempDir Path directory;

  @Override
  protected LocalStore open() {
    return new SqliteProvider().open(directory, 8);
  }

  @Override
  protected LocalStore reopen(LocalStore old) {
    old.close();
    return open();
  }
}
