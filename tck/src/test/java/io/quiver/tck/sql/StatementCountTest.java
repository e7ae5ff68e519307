package io.quiver.tck.sql;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Counts the statements of the SQL files; those that differ only in literals count once. */
class StatementCountTest {
  private static final Path ROOT = Path.of("src/test/resources/sql");
  private static final int LEAST = 1_500;

  static String normalised(String sql) {
    return sql.replaceAll("'(?:[^']|'')*'", "?")
        .replaceAll("\\b[0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]+)?\\b", "?")
        .replaceAll("\\s+", " ")
        .strip()
        .toUpperCase(Locale.ROOT);
  }

  @Test
  void enough() throws IOException {
    Set<String> distinct = new HashSet<>();
    Map<String, Integer> byArea = new TreeMap<>();
    for (Path file : SqlFiles.all(ROOT)) {
      String name = ROOT.relativize(file).toString();
      for (SqlCase test : SqlTestFile.parse(name, Files.readString(file)).cases()) {
        if (distinct.add(normalised(test.sql()))) {
          byArea.merge(name.replaceAll("[/\\\\].*", ""), 1, Integer::sum);
        }
      }
    }
    System.err.println(distinct.size() + " statements: " + byArea);
    assertTrue(distinct.size() >= LEAST, distinct.size() + " statements, not " + LEAST);
  }
}
