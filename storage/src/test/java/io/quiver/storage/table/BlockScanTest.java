package io.quiver.storage.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.TableSpec;
import io.quiver.storage.TestDatabase;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.value.DataType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A scan by blocks gives the rows that a scan row by row gives, whatever lies over the store. */
final class BlockScanTest {
  private static final int ROWS = 3_000;
  private static final int[] ORDINALS = {3, 0, -1, 2, 1};

  private final TestDatabase test = new TestDatabase();
  private final TableDefinition table =
      test.create(
          new TableSpec(test.database, "T")
              .notNull("ID", DataType.BIGINT)
              .column("D", DataType.decimal(15, 2))
              .column("X", DataType.DOUBLE)
              .column("V", DataType.VARCHAR)
              .rowId("ID")
              .build());
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private int blockRows;

  private @Nullable Object[] row(long id) {
    String text = random.nextInt(2_000) == 0 ? "long".repeat(1_000) : "v" + random.nextInt(50);
    return new @Nullable Object[] {
      id,
      random.nextInt(9) == 0 ? null : BigDecimal.valueOf(random.nextInt(), 2),
      random.nextInt(9) == 0 ? null : random.nextDouble(),
      random.nextInt(9) == 0 ? null : text
    };
  }

  @Test
  void sameAsRowByRow() {
    System.out.println("BlockScanTest seed " + seed);
    test.run(
        tx -> {
          for (long id = 0; id < ROWS; id++) {
            test.database.tables().insert(tx, table, row(2 * id));
          }
        });
    test.database.checkpoint();
    for (int round = 0; round < 12; round++) {
      Transaction transaction = test.begin();
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        change(transaction);
      }
      compare(transaction);
      if (random.nextBoolean()) {
        transaction.commit();
      } else {
        transaction.close();
      }
      if (random.nextInt(3) == 0) {
        test.database.checkpoint();
      }
    }
    assertTrue(blockRows > ROWS, () -> "only " + blockRows + " rows came in blocks");
    test.close();
  }

  private void change(Transaction transaction) {
    long id = random.nextInt(2 * ROWS + 10);
    transaction.runStatement(
        () -> {
          if (test.database.tables().get(transaction, table, id) == null) {
            test.database.tables().insert(transaction, table, row(id));
          } else if (random.nextBoolean()) {
            test.database.tables().delete(transaction, table, id);
          } else {
            test.database.tables().update(transaction, table, id, row(id));
          }
          return 0;
        });
  }

  private void compare(Transaction transaction) {
    List<List<@Nullable Object>> single = new ArrayList<>();
    TableStore tables = test.database.tables();
    try (TableCursor rows = tables.scan(transaction, table, Direction.FORWARD)) {
      while (rows.next()) {
        single.add(fields(rows.row()));
      }
    }
    List<List<@Nullable Object>> mixed = new ArrayList<>();
    try (TableCursor rows = tables.scan(transaction, table, Direction.FORWARD)) {
      while (true) {
        RowBlock block = random.nextInt(20) == 0 ? null : rows.nextBlock(ORDINALS);
        if (block != null) {
          blockRows += block.size();
          for (int i = 0; i < block.size(); i++) {
            mixed.add(fields(block, i));
          }
        } else if (rows.next()) {
          mixed.add(fields(rows.row()));
        } else {
          break;
        }
      }
    }
    assertEquals(single, mixed, () -> "seed " + seed);
  }

  private static List<@Nullable Object> fields(StoredRow row) {
    @Nullable Object[] fields = new Object[ORDINALS.length];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = ORDINALS[i] < 0 ? (Object) row.rowId() : row.get(ORDINALS[i]);
    }
    return Arrays.asList(fields);
  }

  private static List<@Nullable Object> fields(RowBlock block, int row) {
    @Nullable Object[] fields = new Object[ORDINALS.length];
    for (int i = 0; i < fields.length; i++) {
      BlockColumn column = block.column(ORDINALS[i]);
      boolean[] nulls = column.nulls();
      fields[i] =
          nulls != null && nulls[row]
              ? null
              : switch (column.values()) {
                case BlockColumn.Longs longs -> (Object) longs.values()[row];
                case BlockColumn.Doubles doubles -> (Object) doubles.values()[row];
                case BlockColumn.Decimals decimals ->
                    BigDecimal.valueOf(decimals.unscaled()[row], 2);
                case BlockColumn.Objects objects -> objects.values()[row];
              };
    }
    return Arrays.asList(fields);
  }
}
