package io.quiver.tck.isolation;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** Readers beside writers over a database in files. */
class FileReaderTest extends ReaderSuite {
  @TempDir static Path directory;

  @Override
  protected String newUrl() {
    return "jdbc:quiver:" + directory.resolve(UUID.randomUUID().toString()) + ";linger=0";
  }
}
