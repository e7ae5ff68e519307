package io.quiver.storage.graph;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.table.StoredRow;
import io.quiver.storage.table.TableCursor;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.value.Physical;

/** Reads the rows of an edge table. */
final class EdgeRows {
  private static final int CHECK_EVERY = 1 << 14;

  private EdgeRows() {}

  /** The row's weight as a number; 1 without a weight column, NaN for NULL. */
  static double weight(EdgeTable edges, StoredRow row) {
    if (!edges.isWeighted()) {
      return 1;
    }
    int ordinal = edges.weight();
    if (row.isNull(ordinal)) {
      return Double.NaN;
    }
    Physical physical = edges.table().columns().get(ordinal).type().physical();
    return switch (physical) {
      case LONG -> row.getLong(ordinal);
      case DOUBLE -> row.getDouble(ordinal);
      case OBJECT -> {
        if (row.get(ordinal) instanceof Number number) {
          yield number.doubleValue();
        }
        throw new QuiverException(
            ErrorCode.DATATYPE_MISMATCH,
            "weight column "
                + edges.table().columns().get(ordinal).name()
                + " of "
                + edges.table().name()
                + " is not a number");
      }
    };
  }

  /** Delivers every edge that the transaction sees. */
  static void scan(
      Transaction transaction,
      TableStore tables,
      EdgeTable edges,
      Runnable checkActive,
      EdgeSink sink) {
    int count = 0;
    try (TableCursor cursor = tables.scan(transaction, edges.table(), Direction.FORWARD)) {
      while (cursor.next()) {
        if (++count % CHECK_EVERY == 0) {
          checkActive.run();
        }
        StoredRow row = cursor.row();
        Object source = edges.source(row);
        Object target = edges.target(row);
        if (source != null && target != null) {
          sink.edge(source, target, row.rowId(), weight(edges, row));
        }
      }
    }
  }
}
