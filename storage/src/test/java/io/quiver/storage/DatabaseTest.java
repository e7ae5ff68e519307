package io.quiver.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.SequenceDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.tx.Savepoint;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.value.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatabaseTest {
  @TempDir Path directory;

  private static TableDefinition person(Database database) {
    return new TableSpec(database, "PERSON")
        .notNull("ID", DataType.BIGINT)
        .column("NAME", DataType.VARCHAR)
        .rowId("ID")
        .index("PERSON_NAME", false, "NAME")
        .build();
  }

  @Test
  void newDatabaseHasThePublicSchema() {
    try (TestDatabase test = new TestDatabase()) {
      assertNotNull(test.database.catalog().schema(Catalog.DEFAULT_SCHEMA));
      assertEquals(1, test.database.catalog().definitions().size());
    }
  }

  @Test
  void rowsDefinitionsAndSequencesAreThereAfterReopening() {
    DatabaseOptions options = DatabaseOptions.directory(directory.resolve("db"));
    int tableId;
    Object id;
    try (TestDatabase test = new TestDatabase(Database.open(options))) {
      TableDefinition table = test.create(person(test.database));
      tableId = table.id();
      id = test.database.id();
      test.insert(table, 1L, "Ada");
      test.insert(table, 2L, null);
      SequenceDefinition sequence = sequence(test.database);
      test.define(catalog -> catalog.with(sequence));
      assertEquals(1, test.database.sequences().nextValue(sequence));
      assertEquals(2, test.database.sequences().nextValue(sequence));
    }
    try (TestDatabase test = new TestDatabase(Database.open(options))) {
      assertEquals(id, test.database.id());
      TableDefinition table = test.table(tableId);
      assertEquals("PERSON", table.name().name());
      assertEquals("[[1, Ada], [2, null]]", test.rows(table).toString());
      SequenceDefinition sequence = test.database.catalog().sequence(new ObjectName("PUBLIC", "S"));
      assertNotNull(sequence);
      assertEquals(3, test.database.sequences().nextValue(sequence));
      assertTrue(test.database.newObjectId() > tableId);
    }
  }

  private static SequenceDefinition sequence(Database database) {
    return new SequenceDefinition(
        database.newObjectId(),
        new ObjectName("PUBLIC", "S"),
        1,
        1,
        1,
        Long.MAX_VALUE,
        false,
        false);
  }

  @Test
  void definitionsAreSeenByOthersOnlyAfterTheCommit() {
    try (TestDatabase test = new TestDatabase();
        Transaction writer = test.begin();
        Transaction reader = test.begin()) {
      assertEquals(0, test.database.catalog(reader).tables().size());
      TableDefinition table = person(test.database);
      TestDatabase.statement(
          writer, tx -> test.database.changeCatalog(tx, catalog -> catalog.with(table)));
      assertNotNull(test.database.catalog(writer).table(table.id()));
      assertNull(test.database.catalog().table(table.id()));
      test.insert(writer, table, 1L, "Ada");
      writer.commit();
      assertNotNull(test.database.catalog().table(table.id()));
      assertNull(test.database.catalog(reader).table(table.id()));
      reader.beginStatement();
      assertNotNull(test.database.catalog(reader).table(table.id()));
      assertEquals(1, test.rows(reader, table).size());
    }
  }

  @Test
  void rollbackToSavepointUndoesDefinitions() {
    try (TestDatabase test = new TestDatabase();
        Transaction transaction = test.begin()) {
      TableDefinition first = person(test.database);
      TestDatabase.statement(
          transaction, tx -> test.database.changeCatalog(tx, catalog -> catalog.with(first)));
      Savepoint savepoint = transaction.savepoint();
      TestDatabase.statement(
          transaction,
          tx ->
              test.database.changeCatalog(
                  tx, catalog -> catalog.replace(first.withName(new ObjectName("PUBLIC", "X")))));
      assertNotNull(test.database.catalog(transaction).table(new ObjectName("PUBLIC", "X")));
      transaction.rollbackTo(savepoint);
      assertNull(test.database.catalog(transaction).table(new ObjectName("PUBLIC", "X")));
      assertNotNull(test.database.catalog(transaction).table(first.name()));
      transaction.rollback();
      assertNull(test.database.catalog().table(first.id()));
    }
  }

  @Test
  void statementWithAnOldDefinitionIsRefused() {
    try (TestDatabase test = new TestDatabase()) {
      TableDefinition old = test.create(person(test.database));
      test.define(catalog -> catalog.replace(old.withComment("changed")));
      TableDefinition now = test.table(old.id());
      assertNotEquals(old.version(), now.version());
      QuiverException e = assertThrows(QuiverException.class, () -> test.insert(old, 1L, "Ada"));
      assertEquals(ErrorCode.SERIALIZATION_FAILURE, e.code());
      test.insert(now, 1L, "Ada");
    }
  }

  @Test
  void newIndexIsFilledAndRefusesDuplicates() {
    try (TestDatabase test = new TestDatabase()) {
      TableDefinition table = test.create(person(test.database));
      for (long i = 0; i < 20; i++) {
        test.insert(table, i, "n" + i % 10);
      }
      IndexDefinition.Ordered plain =
          new IndexDefinition.Ordered(
              test.database.newObjectId(), "I2", List.of(1), List.of(true), false, false, true);
      addIndex(test, table.id(), plain);
      try (Transaction tx = test.begin()) {
        TableDefinition now = test.table(table.id());
        assertEquals(
            20,
            test.rows(
                    tx,
                    now,
                    "I2",
                    io.quiver.storage.table.IndexRange.ALL,
                    io.quiver.storage.kv.Direction.FORWARD)
                .size());
      }
      IndexDefinition.Ordered unique =
          new IndexDefinition.Ordered(
              test.database.newObjectId(), "I3", List.of(1), List.of(false), true, false, true);
      QuiverException e =
          assertThrows(QuiverException.class, () -> addIndex(test, table.id(), unique));
      assertEquals(ErrorCode.UNIQUE_VIOLATION, e.code());
      assertNull(test.database.catalog().index(new ObjectName("PUBLIC", "I3")));
    }
  }

  private static void addIndex(TestDatabase test, int tableId, IndexDefinition.Ordered index) {
    test.run(
        tx -> {
          Catalog after =
              test.database.changeCatalog(
                  tx,
                  catalog -> {
                    TableDefinition table = catalog.requireTable(tableId);
                    List<IndexDefinition> all = new ArrayList<>(table.indexes());
                    all.add(index);
                    return catalog.replace(table.withIndexes(all));
                  });
          test.database.buildIndex(tx, after.requireTable(tableId), index);
        });
  }

  @Test
  void droppedTableLeavesNothingBehind() {
    DatabaseOptions options = DatabaseOptions.directory(directory.resolve("db"));
    TableDefinition table;
    try (TestDatabase test = new TestDatabase(Database.open(options))) {
      table = test.create(person(test.database));
      test.insert(table, 1L, "Ada");
      TableDefinition dropped = table;
      test.define(
          catalog -> catalog.drop(dropped, io.quiver.storage.catalog.DropBehavior.RESTRICT));
      test.database.checkpoint();
      assertEmpty(test, table.id());
    }
    try (TestDatabase test = new TestDatabase(Database.open(options))) {
      assertEmpty(test, table.id());
      assertNull(test.database.catalog().table(table.id()));
    }
  }

  private static void assertEmpty(TestDatabase test, int namespace) {
    try (Transaction tx = test.begin();
        var cursor = tx.scan(namespace, KeyRange.ALL, io.quiver.storage.kv.Direction.FORWARD)) {
      assertTrue(!cursor.next());
    }
  }

  @Test
  void listenersHearOfExistingAndChangedDefinitions() {
    try (TestDatabase test = new TestDatabase()) {
      List<String> heard = new ArrayList<>();
      TableDefinition table = test.create(person(test.database));
      test.database.addDefinitionListener(
          new DefinitionListener() {
            @Override
            public void tableCreated(TableDefinition t) {
              heard.add("created " + t.name().name());
            }

            @Override
            public void tableChanged(TableDefinition before, TableDefinition after) {
              heard.add("changed " + after.name().name());
            }

            @Override
            public void tableDropped(TableDefinition t) {
              heard.add("dropped " + t.name().name());
            }

            @Override
            public void indexCreated(TableDefinition t, IndexDefinition index) {
              heard.add("index " + index.name());
            }

            @Override
            public void indexDropped(TableDefinition t, IndexDefinition index) {
              heard.add("no index " + index.name());
            }
          });
      test.define(catalog -> catalog.replace(table.withIndexes(List.of())));
      test.define(catalog -> catalog.without(table.id()));
      assertEquals(
          List.of(
              "created PERSON",
              "index PERSON_NAME",
              "changed PERSON",
              "no index PERSON_NAME",
              "dropped PERSON"),
          heard);
    }
  }

  @Test
  void placesWithoutADatabaseAreRefused() throws Exception {
    Path other = Files.createDirectory(directory.resolve("other"));
    Files.writeString(other.resolve("letter.txt"), "dear");
    assertCode(ErrorCode.DATABASE_NOT_FOUND, DatabaseOptions.directory(other));
    assertCode(
        ErrorCode.DATABASE_NOT_FOUND, DatabaseOptions.directory(other.resolve("letter.txt")));
    assertCode(
        ErrorCode.DATABASE_NOT_FOUND,
        DatabaseOptions.directory(directory.resolve("none")).withCreate(false));
    assertTrue(Files.notExists(directory.resolve("none")));
  }

  @Test
  void copyOfAnOpenDatabaseHasEverythingThatWasCommitted() throws Exception {
    Path original = directory.resolve("db");
    Path copy = directory.resolve("copy");
    try (TestDatabase test = new TestDatabase(Database.open(DatabaseOptions.directory(original)))) {
      TableDefinition table = test.create(person(test.database));
      SequenceDefinition sequence = sequence(test.database);
      test.define(catalog -> catalog.with(sequence));
      test.insert(table, 1L, "x".repeat(100_000));
      test.database.checkpoint();
      test.insert(table, 2L, "after the checkpoint");
      assertEquals(1, test.database.sequences().nextValue(sequence));
      int id = test.database.newObjectId();
      copy(original, copy);
      try (TestDatabase crashed =
          new TestDatabase(Database.open(DatabaseOptions.directory(copy)))) {
        assertEquals(test.database.id(), crashed.database.id());
        crashed.database.verify();
        assertEquals(test.rows(table), crashed.rows(crashed.table(table.id())));
        assertTrue(crashed.database.sequences().nextValue(sequence) > 1);
        assertTrue(crashed.database.newObjectId() > id);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else if (!file.endsWith("lock")) {
          Files.copy(file, target);
        }
      }
    }
  }

  @Test
  void verificationFindsAnEntryThatIsMissing() {
    try (TestDatabase test = new TestDatabase()) {
      TableDefinition table = test.create(person(test.database));
      test.insert(table, 1L, "Ada");
      test.database.verify();
      int index = TestDatabase.index(table, "PERSON_NAME").id();
      test.run(
          tx -> {
            try (var cursor =
                tx.scan(index, KeyRange.ALL, io.quiver.storage.kv.Direction.FORWARD)) {
              assertTrue(cursor.next());
              tx.remove(index, cursor.key());
            }
          });
      QuiverException e = assertThrows(QuiverException.class, () -> test.database.verify());
      assertEquals(ErrorCode.CORRUPT_INDEX, e.code());
    }
  }

  @Test
  void newerFormatIsRefusedAndTheDirectoryReleased() {
    DatabaseOptions options = DatabaseOptions.directory(directory.resolve("db"));
    try (TestDatabase test = new TestDatabase(Database.open(options))) {
      test.run(tx -> tx.put(MetaKeys.NAMESPACE, MetaKeys.FORMAT, new byte[] {0, 0, 0, 99}));
    }
    assertCode(ErrorCode.UNSUPPORTED_FORMAT, options);
    assertCode(ErrorCode.UNSUPPORTED_FORMAT, options);
  }

  @Test
  void secondOpenerIsToldWhoHasIt() {
    DatabaseOptions options = DatabaseOptions.directory(directory.resolve("db"));
    try (Database first = Database.open(options)) {
      assertCode(ErrorCode.DATABASE_IN_USE, options);
      assertNotNull(first.catalog());
    }
  }

  private static void assertCode(ErrorCode code, DatabaseOptions options) {
    QuiverException e = assertThrows(QuiverException.class, () -> Database.open(options).close());
    assertEquals(code, e.code(), e.getMessage());
  }

  @Test
  void readOnlyDatabaseRefusesWrites() {
    DatabaseOptions options = DatabaseOptions.directory(directory.resolve("db"));
    try (TestDatabase test = new TestDatabase(Database.open(options))) {
      TableDefinition table = test.create(person(test.database));
      test.insert(table, 1L, "Ada");
    }
    try (TestDatabase test = new TestDatabase(Database.open(options.withReadOnly(true)))) {
      TableDefinition table = test.database.catalog().tables().get(0);
      assertEquals(1, test.rows(table).size());
      QuiverException e = assertThrows(QuiverException.class, () -> test.insert(table, 2L, "Bob"));
      assertEquals(ErrorCode.READ_ONLY_TRANSACTION, e.code());
    }
  }
}
