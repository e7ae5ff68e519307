package io.quiver.planner.cost;

import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.table.StoredRow;
import io.quiver.storage.table.TableCursor;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some rows of a table, taken at even distances of their ids. Immutable. */
final class TableSample {
  private static final int ROWS = 400;

  private final TableDefinition table;
  private final double rows;
  private final List<@Nullable ColumnSample> columns;

  private TableSample(TableDefinition table, double rows, List<@Nullable ColumnSample> columns) {
    this.table = table;
    this.rows = rows;
    this.columns = columns;
  }

  static TableSample take(
      TableStore tables, Transaction transaction, TableDefinition table, double rows) {
    int width = table.columns().size();
    List<List<@Nullable Object>> values = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      values.add(new ArrayList<>(ROWS));
    }
    long first = edge(tables, transaction, table, Direction.FORWARD);
    long last = edge(tables, transaction, table, Direction.BACKWARD);
    double step = ((double) last - first) / ROWS;
    for (int k = 0; k < ROWS; k++) {
      long from = first + (long) (step * (k + 0.5));
      try (TableCursor cursor =
          tables.scanRowIds(transaction, table, from, last, Direction.FORWARD)) {
        if (cursor.next()) {
          add(cursor.row(), table, values);
        }
      }
    }
    List<@Nullable ColumnSample> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      columns.add(
          isSmall(table.columns().get(i).type()) ? new ColumnSample(values.get(i), rows) : null);
    }
    return new TableSample(table, rows, columns);
  }

  private static void add(
      StoredRow row, TableDefinition table, List<List<@Nullable Object>> values) {
    for (int i = 0; i < values.size(); i++) {
      ColumnDefinition column = table.columns().get(i);
      if (isSmall(column.type())) {
        values.get(i).add(row.get(i));
      }
    }
  }

  private static boolean isSmall(DataType type) {
    return switch (type.kind()) {
      case CLOB, JSON, BINARY, VARBINARY, BLOB, ARRAY, VECTOR -> false;
      default -> true;
    };
  }

  private static long edge(
      TableStore tables, Transaction transaction, TableDefinition table, Direction direction) {
    try (TableCursor cursor = tables.scan(transaction, table, direction)) {
      return cursor.next() ? cursor.row().rowId() : 0;
    }
  }

  /** Whether it still tells about a table that has so many rows now. */
  @SuppressWarnings("ReferenceEquality") // another definition is merely sampled again
  boolean isOf(TableDefinition other, double presentRows) {
    return table == other && presentRows < rows * 2 && presentRows > rows / 2;
  }

  @Nullable ColumnSample column(int ordinal) {
    return columns.get(ordinal);
  }
}
