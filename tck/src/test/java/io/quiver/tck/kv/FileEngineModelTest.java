package io.quiver.tck.kv;

import io.quiver.storage.log.Durability;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FileEngineModelTest extends EngineModelSuite {
  @TempDir Path directory;
  private int databases;

  @Override
  protected EngineUnderTest create() {
    return new FileDatabase(directory.resolve("database" + databases++), Durability.RELAXED);
  }

  /** Each takes seconds, for the checkpoints are real. */
  @Override
  protected int rounds() {
    return 1;
  }
}
