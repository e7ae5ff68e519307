package io.quiver.tck.kv;

import io.quiver.storage.file.DirectoryFiles;
import io.quiver.storage.kv.LocalStore;
import io.quiver.storage.mvstore.MvStore;
import io.quiver.storage.mvstore.MvStoreOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class MvStoreFileTest extends LocalStoreSuite {
  @TempDir Path directory;

  @Override
  protected LocalStore open() {
    return MvStore.file(new DirectoryFiles(directory), "store", new MvStoreOptions(1, 1));
  }

  @Override
  protected LocalStore reopen(LocalStore old) {
    old.close();
    return open();
  }
}
