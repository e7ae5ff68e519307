package io.quiver.storage.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.TableSpec;
import io.quiver.storage.TestDatabase;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.ForeignKeyDefinition.Action;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionOptions;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class ForeignKeyTest {
  private final TestDatabase test = new TestDatabase();

  @AfterEach
  void close() {
    test.database.verify();
    test.close();
  }

  private TableDefinition parent() {
    return test.create(
        new TableSpec(test.database, "PARENT")
            .notNull("ID", DataType.BIGINT)
            .column("NAME", DataType.VARCHAR)
            .rowId("ID")
            .build());
  }

  private TableDefinition child(TableDefinition parent, Action onDelete, Action onUpdate) {
    return test.create(
        new TableSpec(test.database, "CHILD")
            .notNull("ID", DataType.BIGINT)
            .column("PARENT_ID", DataType.BIGINT)
            .rowId("ID")
            .index("CHILD_PARENT", false, "PARENT_ID")
            .references(parent, List.of("PARENT_ID"), List.of("ID"), onDelete, onUpdate)
            .build());
  }

  private TableDefinition now(TableDefinition table) {
    return test.table(table.id());
  }

  private void delete(TableDefinition table, long... rowIds) {
    test.run(
        tx -> {
          for (long rowId : rowIds) {
            test.database.tables().delete(tx, now(table), rowId);
          }
        });
  }

  private void update(TableDefinition table, long rowId, @Nullable Object... row) {
    test.run(tx -> test.database.tables().update(tx, now(table), rowId, row));
  }

  private static void assertForeignKey(String part, Executable executable) {
    QuiverException e = assertThrows(QuiverException.class, executable);
    assertEquals(ErrorCode.FOREIGN_KEY_VIOLATION, e.code(), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains(part), e.getMessage());
  }

  @Test
  void childNeedsItsParent() {
    TableDefinition parent = parent();
    TableDefinition child = child(parent, Action.NO_ACTION, Action.NO_ACTION);
    assertForeignKey("PUBLIC.PARENT has none with ID = 1", () -> test.insert(now(child), 10L, 1L));
    assertEquals(List.of(), test.rows(now(child)));
    test.insert(now(parent), 1L, "Ada");
    test.insert(now(child), 10L, 1L);
    test.insert(now(child), 11L, null);
    assertForeignKey("ID = 7", () -> update(child, 10, 10L, 7L));
    assertForeignKey("rows of table PUBLIC.CHILD", () -> delete(parent, 1));
    assertForeignKey("rows of table PUBLIC.CHILD", () -> update(parent, 1, 2L, "Ada"));
    update(parent, 1, 1L, "Grace");
    delete(child, 10);
    delete(parent, 1);
    assertEquals("[[11, null]]", test.rows(now(child)).toString());
  }

  @Test
  void noActionIsCheckedWhenTheStatementEndsAndRestrictAtOnce() {
    TableDefinition parent = parent();
    TableDefinition child = child(parent, Action.NO_ACTION, Action.NO_ACTION);
    test.insert(now(parent), 1L, "Ada");
    test.insert(now(child), 10L, 1L);
    test.run(
        tx -> {
          test.database.tables().delete(tx, now(parent), 1);
          test.database.tables().delete(tx, now(child), 10);
        });
    assertEquals(List.of(), test.rows(now(parent)));
    test.run(
        tx -> {
          test.database.tables().insert(tx, now(child), new Object[] {11L, 2L});
          test.database.tables().insert(tx, now(parent), new Object[] {2L, "Bob"});
        });
    TableDefinition strict =
        test.create(
            new TableSpec(test.database, "STRICT")
                .notNull("ID", DataType.BIGINT)
                .rowId("ID")
                .references(parent, List.of("ID"), List.of("ID"), Action.RESTRICT, Action.RESTRICT)
                .build());
    test.insert(now(parent), 3L, "Cid");
    test.insert(now(strict), 3L);
    assertForeignKey(
        "STRICT",
        () ->
            test.run(
                tx -> {
                  test.database.tables().delete(tx, now(parent), 3);
                  test.database.tables().delete(tx, now(strict), 3);
                }));
  }

  @Test
  void actionsChangeTheChildren() {
    TableDefinition parent = parent();
    TableDefinition child = child(parent, Action.CASCADE, Action.CASCADE);
    TableDefinition loose =
        test.create(
            new TableSpec(test.database, "LOOSE")
                .column("PARENT_ID", DataType.BIGINT)
                .references(
                    parent,
                    List.of("PARENT_ID"),
                    List.of("ID"),
                    Action.SET_NULL,
                    Action.SET_DEFAULT)
                .build());
    test.database.setRowRules(
        new RowRules() {
          @Override
          public Object defaultValue(Transaction tx, TableDefinition t, ColumnDefinition column) {
            return 9L;
          }

          @Override
          public void complete(Transaction tx, TableDefinition t, @Nullable Object[] row) {}
        });
    for (long id : new long[] {1, 2, 9}) {
      test.insert(now(parent), id, "p" + id);
    }
    test.insert(now(child), 10L, 1L);
    test.insert(now(child), 11L, 2L);
    test.insert(loose, 1L);
    test.insert(loose, 2L);
    delete(parent, 1);
    assertEquals("[[11, 2]]", test.rows(now(child)).toString());
    assertEquals("[[null], [2]]", test.rows(loose).toString());
    update(parent, 2, 5L, "moved");
    assertEquals("[[11, 5]]", test.rows(now(child)).toString());
    assertEquals("[[null], [9]]", test.rows(loose).toString());
  }

  @Test
  void defaultMustNotBeTheRowThatGoes() {
    TableDefinition parent = parent();
    TableDefinition child = child(parent, Action.SET_DEFAULT, Action.NO_ACTION);
    test.database.setRowRules(
        new RowRules() {
          @Override
          public Object defaultValue(Transaction tx, TableDefinition t, ColumnDefinition column) {
            return 1L;
          }

          @Override
          public void complete(Transaction tx, TableDefinition t, @Nullable Object[] row) {}
        });
    test.insert(now(parent), 1L, "a");
    test.insert(now(child), 10L, 1L);
    assertForeignKey("ID = 1", () -> delete(parent, 1));
    assertEquals("[[10, 1]]", test.rows(now(child)).toString());
  }

  @Test
  void keyMayBeGivenToAnotherRowWithinTheStatement() {
    TableDefinition parent = parent();
    TableDefinition child = child(parent, Action.NO_ACTION, Action.NO_ACTION);
    test.insert(now(parent), 1L, "old");
    test.insert(now(child), 10L, 1L);
    test.run(
        tx -> {
          test.database.tables().delete(tx, now(parent), 1);
          test.database.tables().insert(tx, now(parent), new Object[] {1L, "new"});
        });
    assertEquals("[[1, new]]", test.rows(now(parent)).toString());
  }

  private TableDefinition tree(Action onDelete) {
    return test.create(
        new TableSpec(test.database, "TREE")
            .notNull("ID", DataType.BIGINT)
            .column("UP", DataType.BIGINT)
            .rowId("ID")
            .index("TREE_UP", false, "UP")
            .referencesSelf("UP", "ID", onDelete, Action.CASCADE)
            .build());
  }

  @Test
  void longChainsAndCirclesOfRowsAreDeleted() {
    TableDefinition tree = tree(Action.CASCADE);
    int length = 20_000;
    test.run(
        tx -> {
          for (long id = 0; id < length; id++) {
            test.database.tables().insert(tx, tree, new Object[] {id, id == 0 ? null : id - 1});
          }
          test.database.tables().update(tx, tree, 0, new Object[] {0L, length - 1L});
        });
    delete(tree, 7);
    assertEquals(List.of(), test.rows(tree));
  }

  @Test
  void rowMayReferToItself() {
    TableDefinition tree = tree(Action.NO_ACTION);
    test.insert(tree, 1L, 1L);
    assertForeignKey("ID = 3", () -> test.insert(tree, 2L, 3L));
    update(tree, 1, 4L, 1L);
    assertEquals("[[4, 4]]", test.rows(tree).toString());
    delete(tree, 4);
    assertEquals(List.of(), test.rows(tree));
  }

  @Test
  void keysOfSeveralColumnsMatchSimply() {
    TableDefinition parent =
        test.create(
            new TableSpec(test.database, "P")
                .column("A", DataType.VARCHAR)
                .column("B", DataType.BIGINT)
                .index("P_AB", true, "A", "B")
                .build());
    TableDefinition child =
        test.create(
            new TableSpec(test.database, "C")
                .column("Y", DataType.BIGINT)
                .column("X", DataType.VARCHAR)
                .index("C_YX", false, "Y", "X")
                .references(
                    parent, List.of("Y", "X"), List.of("B", "A"), Action.CASCADE, Action.CASCADE)
                .build());
    test.insert(now(parent), "a", 1L);
    test.insert(now(child), 1L, "a");
    test.insert(now(child), null, "nothing");
    test.insert(now(child), 77L, null);
    assertForeignKey("B = 2, A = 'a'", () -> test.insert(now(child), 2L, "a"));
    update(parent, 1, "b", 3L);
    assertEquals("[[3, b], [null, nothing], [77, null]]", test.rows(now(child)).toString());
    delete(parent, 1);
    assertEquals(2, test.rows(now(child)).size());
  }

  @Test
  void keysLongerThanAnIndexEntryAreCompared() {
    String prefix = "k".repeat(600);
    TableDefinition parent =
        test.create(
            new TableSpec(test.database, "P")
                .column("K", DataType.VARCHAR)
                .index("P_K", true, "K")
                .build());
    TableDefinition child =
        test.create(
            new TableSpec(test.database, "C")
                .column("K", DataType.VARCHAR)
                .index("C_K", false, "K")
                .references(parent, List.of("K"), List.of("K"), Action.CASCADE, Action.CASCADE)
                .build());
    test.insert(now(parent), prefix + "1");
    test.insert(now(parent), prefix + "2");
    test.insert(now(child), prefix + "1");
    test.insert(now(child), prefix + "2");
    assertForeignKey("'kkk", () -> test.insert(now(child), prefix + "3"));
    delete(parent, 1);
    assertEquals(List.of(List.of(prefix + "2")), test.rows(now(child)));
  }

  @Test
  void referringToARowDoesNotWaitForChangesOfItsOtherColumns() {
    TableDefinition parent = parent();
    TableDefinition child = child(parent, Action.NO_ACTION, Action.NO_ACTION);
    test.insert(now(parent), 1L, "hub");
    TransactionOptions options =
        new TransactionOptions(io.quiver.storage.tx.IsolationLevel.REPEATABLE_READ, false, 50);
    try (Transaction a = test.database.transactions().begin(options);
        Transaction b = test.database.transactions().begin(options)) {
      a.runStatement(
          () -> {
            test.database.tables().update(a, now(parent), 1, new Object[] {1L, "renamed"});
            return 0;
          });
      test.insert(b, now(child), 10L, 1L);
      b.commit();
      a.commit();
    }
    assertEquals("[[10, 1]]", test.rows(now(child)).toString());
    assertEquals("[[1, renamed]]", test.rows(now(parent)).toString());
  }

  @Test
  void parentThatIsBeingReferredToCannotBeDeletedMeanwhile() {
    TableDefinition parent = parent();
    TableDefinition child = child(parent, Action.NO_ACTION, Action.NO_ACTION);
    test.insert(now(parent), 1L, "hub");
    TransactionOptions options =
        new TransactionOptions(io.quiver.storage.tx.IsolationLevel.READ_COMMITTED, false, 50);
    try (Transaction a = test.database.transactions().begin(options);
        Transaction b = test.database.transactions().begin(options)) {
      test.insert(a, now(child), 10L, 1L);
      QuiverException e =
          assertThrows(
              QuiverException.class,
              () -> b.runStatement(() -> test.database.tables().delete(b, now(parent), 1)));
      assertEquals(ErrorCode.LOCK_TIMEOUT, e.code());
      a.commit();
      assertForeignKey(
          "CHILD", () -> b.runStatement(() -> test.database.tables().delete(b, now(parent), 1)));
    }
  }
}
