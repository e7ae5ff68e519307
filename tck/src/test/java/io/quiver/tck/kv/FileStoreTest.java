package io.quiver.tck.kv;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FileStoreTest extends KeyValueStoreSuite {
  @TempDir Path directory;
  private int databases;

  @Override
  protected EngineUnderTest create() {
    return new FileDatabase(directory.resolve("db" + databases++));
  }
}
