package io.quiver.tck.graph;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How many statements about graphs the SQL files hold; those that differ in literals are one. */
final class GraphStatementsTest {
  private static final int PROMISED = 400;
  private static final Path FILES = Path.of("src/test/resources/sql/graph");

  @Test
  void areFourHundred() throws IOException {
    Set<String> shapes = new TreeSet<>();
    try (Stream<Path> files = Files.list(FILES)) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          String shape =
              line.toUpperCase(Locale.ROOT)
                  .replaceAll("'[^']*'", "?")
                  .replaceAll("\\b\\d+(\\.\\d+)?\\b", "?");
          if (isAboutGraphs(shape)) {
            shapes.add(shape);
          }
        }
      }
    }
    assertTrue(shapes.size() >= PROMISED, () -> "only " + shapes.size());
  }

  private static boolean isAboutGraphs(String shape) {
    return !shape.startsWith("--")
        && (shape.contains("GRAPH") || shape.contains("DESCRIPTOR") || shape.contains("PG_"));
  }
}
