package io.quiver.tck.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where the SQL test files are. */
final class SqlFiles {
  private SqlFiles() {}

  static List<Path> all(Path root) throws IOException {
    try (var walk = Files.walk(root)) {
      return walk.filter(path -> path.toString().endsWith(".sql")).sorted().toList();
    }
  }
}
