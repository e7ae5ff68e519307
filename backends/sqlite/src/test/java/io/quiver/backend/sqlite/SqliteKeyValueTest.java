package io.quiver.backend.sqlite;

import io.quiver.tck.kv.EngineUnderTest;
import io.quiver.tck.kv.KeyValueStoreSuite;
import io.quiver.tck.kv.StoreDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteKeyValueTest extends KeyValueStoreSuite {
  @TempDir Path directory;
  private int databases;

  @Override
  protected EngineUnderTest create() {
    return new StoreDatabase(new SqliteProvider(), directory.resolve("db" + databases++), null);
  }
}
