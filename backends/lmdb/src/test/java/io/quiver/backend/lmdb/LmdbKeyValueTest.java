package io.quiver.backend.lmdb;

import io.quiver.tck.kv.EngineUnderTest;
import io.quiver.tck.kv.KeyValueStoreSuite;
import io.quiver.tck.kv.StoreDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class LmdbKeyValueTest extends KeyValueStoreSuite {
  @TempDir Path directory;
  private int databases;

  @Override
  protected EngineUnderTest create() {
    return new StoreDatabase(new LmdbProvider(), directory.resolve("db" + databases++), null);
  }
}
