package io.quiver.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.table.StoredRow;
import io.quiver.storage.table.TableCursor;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.value.DataType;
import io.quiver.storage.vector.Metric;
import io.quiver.storage.vector.VectorHit;
import io.quiver.storage.vector.VectorIndex;
import io.quiver.storage.vector.VectorMath;
import io.quiver.storage.vector.VectorSearchOptions;
import io.quiver.storage.vector.VectorSearchOptions.Exactness;
import io.quiver.storage.vector.VectorSearchResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Table DOC(ID, TITLE, EMB) with a vector index, in a database, with the short forms for tests. */
final class VectorTable {
  static final VectorSearchOptions EXACT =
      new VectorSearchOptions(0, Exactness.ALWAYS, Double.POSITIVE_INFINITY);
  private static final int EMB = 2;

  final TestDatabase test;
  final int dimensions;
  final Random random;

  VectorTable(TestDatabase test, int dimensions, long seed) {
    this.test = test;
    this.dimensions = dimensions;
    this.random = new Random(seed);
  }

  void createTable() {
    test.create(
        new TableSpec(test.database, "DOC")
            .notNull("ID", DataType.BIGINT)
            .column("TITLE", DataType.VARCHAR)
            .column("EMB", DataType.vector(dimensions))
            .rowId("ID")
            .build());
  }

  void createIndex(String metric) {
    TableDefinition table = table();
    int columnId = table.columns().get(EMB).id();
    IndexDefinition.Vector index =
        new IndexDefinition.Vector(
            test.database.newObjectId(),
            "DOC_EMB",
            List.of(columnId),
            List.of(),
            Map.of("metric", metric),
            true);
    List<IndexDefinition> indexes = new ArrayList<>(table.indexes());
    indexes.add(index);
    test.define(catalog -> catalog.replace(table.withIndexes(indexes)));
  }

  void dropIndex() {
    TableDefinition table = table();
    test.define(catalog -> catalog.replace(table.withIndexes(List.of())));
  }

  TableDefinition table() {
    for (TableDefinition table : test.database.catalog().tables()) {
      if (table.name().name().equals("DOC")) {
        return table;
      }
    }
    throw new IllegalStateException("no table DOC");
  }

  VectorIndex index() {
    TableDefinition table = table();
    return test.database.vectorIndex(table, (IndexDefinition.Vector) table.indexes().getFirst());
  }

  // ---- changes

  float[] vector() {
    float[] vector = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  void insert(Transaction transaction, long id, float[] vector) {
    test.insert(transaction, table(), id, "title " + id, vector);
  }

  void insertMany(long from, long to) {
    test.run(
        transaction -> {
          for (long id = from; id < to; id++) {
            test.database
                .tables()
                .insert(transaction, table(), new Object[] {id, "title " + id, vector()});
          }
        });
  }

  void delete(Transaction transaction, long id) {
    TestDatabase.statement(
        transaction, t -> assertTrue(test.database.tables().delete(t, table(), id)));
  }

  // ---- searches

  VectorSearchResult search(
      Transaction transaction, float[] query, int k, VectorSearchOptions options) {
    return index().search(transaction, query, k, options, null);
  }

  /** The exact search through the index must be what reading all rows gives. */
  void check(Transaction transaction, int k) {
    float[] query = vector();
    List<VectorHit> found = search(transaction, query, k, EXACT).hits();
    List<VectorHit> expected = byScan(transaction, query, k);
    assertEquals(
        expected.stream().map(VectorHit::rowId).toList(),
        found.stream().map(VectorHit::rowId).toList());
  }

  void checkAsOfNow(int k) {
    try (Transaction transaction = test.begin()) {
      transaction.beginStatement();
      check(transaction, k);
    }
  }

  private List<VectorHit> byScan(Transaction transaction, float[] query, int k) {
    Metric metric = index().metric();
    List<VectorHit> all = new ArrayList<>();
    try (TableCursor cursor =
        test.database.tables().scan(transaction, table(), Direction.FORWARD)) {
      while (cursor.next()) {
        StoredRow row = cursor.row();
        if (row.get(EMB) instanceof float[] vector) {
          all.add(new VectorHit(row.rowId(), VectorMath.distance(metric, query, vector)));
        }
      }
    }
    all.sort(Comparator.comparingDouble(VectorHit::distance).thenComparingLong(VectorHit::rowId));
    return all.subList(0, Math.min(k, all.size()));
  }

  /** Waits until the background task has nothing left to do. */
  void awaitGraph(long rows) throws InterruptedException {
    long deadline = System.nanoTime() + 30_000_000_000L;
    while (index().rowsInGraph() < rows) {
      assertTrue(System.nanoTime() < deadline, () -> "no graph: " + index().statistics());
      Thread.sleep(5);
    }
  }
}
