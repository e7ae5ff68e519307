package io.quiver.tck.isolation;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** Disjoint transactions over databases in files. */
class FileDisjointTest extends DisjointSuite {
  @TempDir static Path directory;

  @Override
  protected String newUrl() {
    return "jdbc:quiver:" + directory.resolve(UUID.randomUUID().toString()) + ";linger=0";
  }
}
