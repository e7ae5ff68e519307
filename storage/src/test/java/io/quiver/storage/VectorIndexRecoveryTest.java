package io.quiver.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.vector.VectorIndexStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Vector indexes of databases that are opened again: after a close, a crash, damage. */
final class VectorIndexRecoveryTest {
  private static final int DIMENSIONS = 16;
  private static final int ROWS = 1_200;

  @TempDir private Path directory = Path.of("");
  private final long seed = ThreadLocalRandom.current().nextLong();

  @Test
  void anIndexIsReadBackWithItsGraph() throws InterruptedException {
    try (TestDatabase test = open("db")) {
      VectorTable docs = filled(test);
      docs.awaitGraph(ROWS);
      docs.insertMany(ROWS, ROWS + 100);
    }
    try (TestDatabase test = open("db")) {
      VectorTable docs = new VectorTable(test, DIMENSIONS, seed);
      VectorIndexStatistics statistics = docs.index().statistics();
      assertTrue(statistics.ready(), statistics.toString());
      assertEquals(ROWS + 100, statistics.rows());
      assertEquals(ROWS, statistics.rowsInGraph());
      docs.checkAsOfNow(50);
      assertEquals(0, docs.index().statistics().tableScans());
    }
  }

  @Test
  void aGraphThatWasBuiltWithoutAFurtherCommitIsKept() throws InterruptedException {
    try (TestDatabase test = open("db")) {
      VectorTable docs = filled(test);
      test.database.checkpoint();
      docs.awaitGraph(ROWS);
    }
    try (TestDatabase test =
        new TestDatabase(
            Database.open(DatabaseOptions.directory(directory.resolve("db")).withReadOnly(true)))) {
      VectorTable docs = new VectorTable(test, DIMENSIONS, seed);
      assertEquals(ROWS, docs.index().rowsInGraph());
      docs.checkAsOfNow(50);
    }
  }

  @Test
  void afterACrashTheLogBringsTheRest() throws InterruptedException, IOException {
    try (TestDatabase test = open("db")) {
      VectorTable docs = filled(test);
      docs.awaitGraph(ROWS);
      test.database.checkpoint();
      docs.insertMany(ROWS, ROWS + 50);
      test.run(t -> docs.delete(t, 17));
      copy("db", "crashed");
    }
    try (TestDatabase test = open("crashed")) {
      VectorTable docs = new VectorTable(test, DIMENSIONS, seed);
      VectorIndexStatistics statistics = docs.index().statistics();
      assertTrue(statistics.ready(), statistics.toString());
      assertEquals(ROWS + 49, statistics.rows());
      assertTrue(statistics.rowsInGraph() >= ROWS - 1, statistics.toString());
      docs.checkAsOfNow(50);
    }
  }

  @Test
  void filesThatAreAheadOfTheDatabaseAreNotUsed() throws InterruptedException, IOException {
    try (TestDatabase test = open("db")) {
      VectorTable docs = filled(test);
      docs.awaitGraph(ROWS);
      test.database.checkpoint();
      copy("db", "earlier");
      docs.insertMany(ROWS, ROWS + 50);
      test.run(t -> docs.delete(t, 17));
      test.database.checkpoint();
    }
    for (Path file : files("earlier")) {
      Files.delete(file);
    }
    for (Path file : files("db")) {
      Files.copy(file, directory.resolve("earlier/index").resolve(file.getFileName()));
    }
    try (TestDatabase test = open("earlier")) {
      VectorTable docs = new VectorTable(test, DIMENSIONS, seed);
      docs.checkAsOfNow(50);
      docs.insertMany(ROWS + 100, ROWS + 300);
      docs.checkAsOfNow(50);
      docs.awaitGraph(ROWS);
      assertEquals(ROWS + 200, docs.index().rows());
      docs.checkAsOfNow(50);
    }
  }

  @Test
  void damagedFilesAreReplaced() throws InterruptedException, IOException {
    try (TestDatabase test = open("db")) {
      filled(test).awaitGraph(ROWS);
    }
    Random random = new Random(seed);
    for (Path victim : files("db")) {
      for (int damage = 0; damage < 3; damage++) {
        String name = "damaged-" + victim.getFileName() + damage;
        copy("db", name);
        Path file = directory.resolve(name).resolve("index").resolve(victim.getFileName());
        byte[] bytes = Files.readAllBytes(file);
        switch (damage) {
          case 0 -> Files.delete(file);
          case 1 -> Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
          default -> {
            bytes[random.nextInt(bytes.length)] ^= 16;
            Files.write(file, bytes);
          }
        }
        try (TestDatabase test = open(name)) {
          VectorTable docs = new VectorTable(test, DIMENSIONS, seed);
          docs.checkAsOfNow(20);
          docs.insertMany(ROWS + 100, ROWS + 110);
          docs.checkAsOfNow(20);
          if (damage == 2) {
            docs.awaitGraph(ROWS);
            docs.checkAsOfNow(20);
          }
        }
      }
    }
  }

  @Test
  void filesOfADroppedIndexGo() throws InterruptedException, IOException {
    try (TestDatabase test = open("db")) {
      VectorTable docs = filled(test);
      docs.awaitGraph(ROWS);
      test.database.checkpoint();
      assertTrue(files("db").size() >= 2);
      docs.dropIndex();
      assertEquals(List.of(), files("db"));
    }
  }

  private VectorTable filled(TestDatabase test) {
    VectorTable docs = new VectorTable(test, DIMENSIONS, seed);
    docs.createTable();
    docs.insertMany(0, ROWS);
    docs.createIndex("l2");
    return docs;
  }

  private TestDatabase open(String name) {
    return new TestDatabase(
        Database.open(DatabaseOptions.directory(directory.resolve(name)).withLingerMillis(0)));
  }

  private List<Path> files(String name) throws IOException {
    try (Stream<Path> list = Files.list(directory.resolve(name).resolve("index"))) {
      return list.sorted().toList();
    }
  }

  /** What a kill leaves: acknowledged commits are on disk. The lock's file is not copied. */
  private void copy(String from, String to) throws IOException {
    Path source = directory.resolve(from);
    try (Stream<Path> all = Files.walk(source)) {
      for (Path path : all.sorted().toList()) {
        Path target = directory.resolve(to).resolve(source.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else if (!path.endsWith("lock")) {
          Files.copy(path, target);
        }
      }
    }
  }
}
