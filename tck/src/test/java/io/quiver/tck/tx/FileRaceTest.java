package io.quiver.tck.tx;

import io.quiver.storage.engine.EngineOptions;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.tck.kv.FileDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FileRaceTest extends RaceSuite {
  @TempDir Path directory;

  @Override
  protected KeyValueEngine openNew() {
    return new FileDatabase(directory).open(EngineOptions.defaults());
  }
}
