package io.quiver.storage.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.TableSpec;
import io.quiver.storage.TestDatabase;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Columns from arrays are what the rows have, for every type and beside changes. */
final class EdgeValuesTest {
  private static final int ROWS = 2_000;
  private static final int VECTOR = 11;

  private final TestDatabase test = new TestDatabase();
  private final TableDefinition table =
      test.create(
          new TableSpec(test.database, "E")
              .notNull("ID", DataType.BIGINT)
              .column("FLAG", DataType.BOOLEAN)
              .column("SMALL", DataType.of(TypeKind.SMALLINT))
              .column("DAY", DataType.of(TypeKind.DATE))
              .column("AT", DataType.of(TypeKind.TIMESTAMP))
              .column("SPAN", DataType.of(TypeKind.INTERVAL_DAY_TIME))
              .column("NEAR", DataType.of(TypeKind.REAL))
              .column("FAR", DataType.DOUBLE)
              .column("PRICE", DataType.decimal(10, 2))
              .column("NAME", DataType.VARCHAR)
              .column("KEY", DataType.of(TypeKind.UUID))
              .column("EMB", DataType.vector(2))
              .rowId("ID")
              .build());
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @AfterEach
  void close() {
    test.close();
  }

  private @Nullable Object[] row(long id) {
    @Nullable Object[] row = {
      id,
      random.nextBoolean(),
      (long) random.nextInt(100),
      (long) random.nextInt(20_000),
      random.nextLong(1L << 50),
      random.nextLong(1L << 40),
      (double) random.nextFloat(),
      random.nextDouble(),
      BigDecimal.valueOf(random.nextInt(100_000), 2),
      "name " + random.nextInt(500),
      new UUID(random.nextLong(), random.nextLong()),
      new float[] {random.nextFloat(), 1}
    };
    for (int i = 1; i < row.length; i++) {
      if (random.nextInt(8) == 0) {
        row[i] = null;
      }
    }
    return row;
  }

  private void fill() {
    System.out.println("EdgeValuesTest seed " + seed);
    test.run(
        tx -> {
          for (long id = 0; id < ROWS; id++) {
            test.database.tables().insert(tx, table, row(3 * id));
          }
        });
  }

  private EdgeValues values(Transaction transaction, List<Integer> ordinals) {
    return test.database
        .adjacency()
        .values(transaction, test.database.tables(), table, ordinals, () -> {});
  }

  /** Compares every row; more than enough to have arrays made. */
  private String compare(Transaction transaction, List<Integer> ordinals) {
    EdgeValues values = values(transaction, ordinals);
    for (List<@Nullable Object> row : test.rows(transaction, table)) {
      values.seek((Long) row.get(0));
      for (int ordinal : ordinals) {
        String what = "seed " + seed + ", row " + row.get(0) + ", column " + ordinal;
        assertEquals(row.get(ordinal), values.get(ordinal), what);
        assertEquals(row.get(ordinal) == null, values.isNull(ordinal), what);
      }
    }
    return values.describe();
  }

  @Test
  void arraysHaveWhatRowsHave() {
    fill();
    List<Integer> ordinals = IntStream.range(0, VECTOR).boxed().toList();
    try (Transaction transaction = test.begin()) {
      assertEquals("column arrays of PUBLIC.E", compare(transaction, ordinals));
    }
    try (Transaction transaction = test.begin()) {
      TestDatabase.statement(
          transaction,
          tx -> {
            test.database.tables().update(tx, table, 3L, row(3));
            test.database.tables().delete(tx, table, 6L);
            test.database.tables().insert(tx, table, row(1));
          });
      assertEquals("column arrays of PUBLIC.E", compare(transaction, ordinals));
      transaction.commit();
    }
    try (Transaction transaction = test.begin()) {
      assertEquals("column arrays of PUBLIC.E", compare(transaction, ordinals));
    }
  }

  @Test
  void vectorsStayInTheirRows() {
    fill();
    try (Transaction transaction = test.begin()) {
      EdgeValues values = values(transaction, List.of(0, VECTOR));
      for (long id = 0; id < ROWS; id++) {
        values.seek(3 * id);
        Object vector = values.get(VECTOR);
        assertTrue(vector == null || ((float[]) vector)[1] == 1, "row " + id);
      }
      assertEquals("rows of PUBLIC.E", values.describe());
    }
  }

  /** Adds a column that every row has with this value, and reads it of all rows. */
  private void addColumn(Transaction transaction, String name, long value) {
    List<ColumnDefinition> columns = new ArrayList<>(table.columns());
    columns.add(
        new ColumnDefinition(
            columns.size(), name, DataType.BIGINT, true, null, null, null, null, value));
    test.database.changeCatalog(
        transaction, catalog -> catalog.replace(table.withColumns(columns, columns.size())));
    TableDefinition changed =
        Objects.requireNonNull(test.database.catalog(transaction).table(table.id()));
    EdgeValues values =
        test.database
            .adjacency()
            .values(
                transaction,
                test.database.tables(),
                changed,
                List.of(columns.size() - 1),
                () -> {});
    for (long id = 0; id < ROWS; id++) {
      values.seek(3 * id);
      assertEquals(value, values.get(columns.size() - 1), name + " of row " + id);
    }
    assertEquals("column arrays of PUBLIC.E", values.describe());
  }

  @Test
  void aDefinitionThatWasRolledBackIsNotTakenForTheNext() {
    fill();
    try (Transaction transaction = test.begin()) {
      addColumn(transaction, "X", 1);
    }
    try (Transaction transaction = test.begin()) {
      addColumn(transaction, "Y", 2);
      transaction.commit();
    }
  }
}
