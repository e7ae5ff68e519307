package io.quiver.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.text.TextHit;
import io.quiver.storage.text.TextIndexStatistics;
import io.quiver.storage.tx.IsolationLevel;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionOptions;
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

/** Text indexes against scores computed by hand: in transactions, under churn, after crashes. */
final class TextIndexTest {
  private static final int ROWS = 300;

  @TempDir private Path directory = Path.of("");
  private final long seed = ThreadLocalRandom.current().nextLong();

  TextIndexTest() {
    System.getLogger(TextIndexTest.class.getName())
        .log(System.Logger.Level.INFO, "seed {0}", Long.toString(seed));
  }

  private TextTable filled(TestDatabase test) {
    TextTable docs = new TextTable(test, seed);
    docs.createTable();
    docs.insertMany(0, ROWS);
    docs.createIndex();
    return docs;
  }

  private static Transaction repeatable(TestDatabase test) {
    return test.database
        .transactions()
        .begin(new TransactionOptions(IsolationLevel.REPEATABLE_READ, false, 1000));
  }

  @Test
  void scoresAreThoseOfTheFormula() {
    try (TestDatabase test = new TestDatabase()) {
      TextTable docs = filled(test);
      docs.check(30);
      docs.insertMany(ROWS, ROWS + 50);
      docs.check(30);
      assertEquals(0, docs.index().statistics().tableScans());
    }
  }

  @Test
  void aTransactionFindsItsOwnRowsAndNobodyElseDoes() {
    try (TestDatabase test = new TestDatabase()) {
      TextTable docs = filled(test);
      try (Transaction own = test.begin()) {
        docs.insert(own, 1001, "unheard of", null);
        docs.update(own, 5, "unheard of too", "w1 w2");
        docs.delete(own, 6);
        assertEquals(List.of(5L, 1001L), docs.find(own, "unheard"));
        docs.check(own, 20);
        assertEquals(List.of(), docs.find("unheard"));
        docs.check(20);
        own.rollback();
      }
      assertEquals(List.of(), docs.find("unheard"));
      docs.check(20);
      assertEquals(0, docs.index().statistics().tableScans());
    }
  }

  @Test
  void aSnapshotKeepsItsAnswersAndScores() {
    try (TestDatabase test = new TestDatabase()) {
      TextTable docs = filled(test);
      try (Transaction old = repeatable(test)) {
        List<TextHit> before = docs.search(old, "w0 w3 w7", 1000);
        for (int round = 0; round < 3; round++) {
          churn(docs, ROWS);
          docs.check(5);
          assertEquals(before, docs.search(old, "w0 w3 w7", 1000));
          docs.check(old, 5);
        }
      }
      docs.check(10);
      assertEquals(0, docs.index().statistics().tableScans());
    }
  }

  /** Replaces every row once. */
  private static void churn(TextTable docs, int rows) {
    for (int from = 0; from < rows; from += 50) {
      int first = from;
      docs.test.run(
          transaction -> {
            for (long id = first; id < first + 50; id++) {
              assertTrue(docs.test.database.tables().delete(transaction, docs.table(), id));
              docs.test
                  .database
                  .tables()
                  .insert(
                      transaction, docs.table(), new Object[] {id, docs.words(4), docs.words(30)});
            }
          });
    }
  }

  @Test
  void supersededVersionsAreForgotten() {
    try (TestDatabase test = open("db")) {
      TextTable docs = filled(test);
      for (int round = 0; round < 8; round++) {
        churn(docs, ROWS);
        docs.check(2);
      }
      docs.insertMany(ROWS, ROWS + 6_000); // more than may wait: the upkeep takes over
      long deadline = System.nanoTime() + 20_000_000_000L;
      while (docs.index().statistics().rows() != ROWS + 6_000 && System.nanoTime() < deadline) {
        Thread.onSpinWait();
      }
      assertEquals(ROWS + 6_000, docs.index().statistics().rows());
      docs.check(3);
    }
  }

  @Test
  void longTextsThatARowKeepsAreStillFound() {
    try (TestDatabase test = new TestDatabase()) {
      TextTable docs = filled(test);
      String body = "haystack ".repeat(20_000) + "needle";
      test.run(t -> docs.insert(t, 2001, "first", body));
      assertEquals(List.of(2001L), docs.find("+needle +haystack"));
      test.run(
          t ->
              TestDatabase.statement(
                  t,
                  u ->
                      test.database
                          .tables()
                          .update(u, docs.table(), 2001, new Object[] {2001L, "second", body})));
      assertEquals(List.of(2001L), docs.find("+needle +second"));
      assertEquals(List.of(), docs.find("first"));
    }
  }

  @Test
  void anIndexIsReadBack() {
    try (TestDatabase test = open("db")) {
      TextTable docs = filled(test);
      docs.insertMany(ROWS, ROWS + 100);
    }
    try (TestDatabase test = open("db")) {
      TextTable docs = new TextTable(test, seed);
      TextIndexStatistics statistics = docs.index().statistics();
      assertTrue(statistics.ready(), statistics.toString());
      assertEquals(ROWS + 100, statistics.rows());
      docs.check(20);
      assertEquals(0, docs.index().statistics().tableScans());
    }
  }

  @Test
  void afterACrashTheLogBringsTheRest() throws IOException {
    try (TestDatabase test = open("db")) {
      TextTable docs = filled(test);
      try (Transaction old = repeatable(test)) {
        assertTrue(docs.find(old, "w0").size() > 1);
        churn(docs, 100);
        test.database.checkpoint(); // with versions that only the old snapshot sees
        docs.insertMany(ROWS, ROWS + 50);
        test.run(t -> docs.delete(t, 17));
        test.run(t -> docs.update(t, 18, "changed", "w1"));
        copy("db", "crashed");
      }
    }
    try (TestDatabase test = open("crashed")) {
      TextTable docs = new TextTable(test, seed);
      TextIndexStatistics statistics = docs.index().statistics();
      assertTrue(statistics.ready(), statistics.toString());
      assertEquals(ROWS + 49, statistics.rows());
      assertEquals(List.of(18L), docs.find("changed"));
      docs.check(20);
      docs.insertMany(ROWS + 100, ROWS + 110);
      docs.check(20);
      assertEquals(0, docs.index().statistics().tableScans());
    }
  }

  @Test
  void damagedFilesAreReplaced() throws IOException {
    try (TestDatabase test = open("db")) {
      filled(test);
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
          TextTable docs = new TextTable(test, seed);
          docs.check(5);
          docs.insertMany(ROWS + 100, ROWS + 110);
          docs.check(5);
        }
      }
    }
  }

  @Test
  void filesOfADroppedIndexGo() throws IOException {
    try (TestDatabase test = open("db")) {
      TextTable docs = filled(test);
      test.database.checkpoint();
      assertTrue(files("db").size() >= 2);
      docs.dropIndex();
      assertEquals(List.of(), files("db"));
    }
  }

  @Test
  void aRebuiltIndexAnswersTheSame() {
    try (TestDatabase test = open("db")) {
      TextTable docs = filled(test);
      churn(docs, 100);
      test.database.rebuildTextIndex(
          docs.table(), (IndexDefinition.Text) docs.table().indexes().getFirst());
      docs.check(20);
      assertEquals(ROWS, docs.index().statistics().rows());
    }
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
