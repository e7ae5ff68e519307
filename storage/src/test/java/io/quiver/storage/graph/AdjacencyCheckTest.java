package io.quiver.storage.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quiver.storage.CheckFinding;
import io.quiver.storage.TableSpec;
import io.quiver.storage.TestDatabase;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Adjacency that missed a commit is found out and dropped. */
final class AdjacencyCheckTest {
  private final TestDatabase test = new TestDatabase();
  private final TableDefinition table =
      test.create(
          new TableSpec(test.database, "E")
              .notNull("ID", DataType.BIGINT)
              .column("SRC", DataType.BIGINT)
              .column("DST", DataType.BIGINT)
              .column("WEIGHT", DataType.DOUBLE)
              .rowId("ID")
              .build());
  private final EdgeTable edges = new EdgeTable(table, 1, 2, 3);

  /** Told of no commit, unlike that of the database. */
  private final AdjacencyCache deaf = new AdjacencyCache();

  @AfterEach
  void close() {
    test.close();
  }

  private void fill() {
    test.insert(table, 1L, 10L, 20L, 1.0);
    test.insert(table, 2L, 20L, 30L, 2.0);
    test.insert(table, 3L, 30L, 10L, 3.0);
  }

  private void build(AdjacencyCache cache) {
    try (Transaction transaction = test.begin()) {
      CompressedGraph unused = cache.whole(transaction, test.database.tables(), edges, () -> {});
    }
  }

  private List<String> findings(AdjacencyCache cache, int compared) {
    List<String> findings = new ArrayList<>();
    try (Transaction transaction = test.begin()) {
      assertEquals(
          compared,
          cache.check(transaction, test.database.tables(), table, () -> {}, findings::add));
    }
    return findings;
  }

  private void change() {
    test.run(
        tx -> {
          test.database.tables().delete(tx, table, 1L);
          test.database.tables().update(tx, table, 2L, new Object[] {2L, 20L, 40L, 2.0});
          test.database.tables().update(tx, table, 3L, new Object[] {3L, 30L, 10L, 4.0});
          test.database.tables().insert(tx, table, new Object[] {4L, 10L, 10L, 1.0});
        });
  }

  @Test
  void namesEveryEdgeThatDiffers() {
    fill();
    build(deaf);
    assertEquals(List.of(), findings(deaf, 1));
    change();
    assertEquals(
        List.of(
            "has an edge of row 1, which is not in the table",
            "joins other vertices than row 2 does",
            "has another weight than row 3",
            "lacks the edge of row 4"),
        findings(deaf, 1));
    assertEquals(List.of(), findings(deaf, 0));
    build(deaf);
    assertEquals(List.of(), findings(deaf, 1));
  }

  @Test
  void findsNothingInWhatFollowsCommits() {
    fill();
    build(test.database.adjacency());
    change();
    assertEquals(List.of(), findings(test.database.adjacency(), 1));
    assertEquals(
        List.of(new CheckFinding("ADJACENCY", "PUBLIC.E", CheckFinding.OK)),
        test.database.check().stream().filter(f -> f.kind().equals("ADJACENCY")).toList());
  }
}
