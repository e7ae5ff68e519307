package io.quiver.tck.isolation;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** Random histories over databases in files. */
class FileListAppendTest extends ListAppendSuite {
  @TempDir static Path directory;

  @Override
  protected int transactions() {
    return 400;
  }

  @Override
  protected String newUrl() {
    return "jdbc:quiver:" + directory.resolve(UUID.randomUUID().toString()) + ";linger=0";
  }
}
