package io.quiver.tck.kv;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FileEngineTest extends KeyValueEngineSuite {
  @TempDir Path directory;

  @Override
  protected EngineUnderTest create() {
    return new FileDatabase(directory);
  }
}
