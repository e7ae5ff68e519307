package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.KeyTable;
import io.quiver.planner.execute.batch.Partitions;
import io.quiver.planner.execute.batch.RowBuffer;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The buffered right side of a join, found by key. */
final class JoinTable implements AutoCloseable {
  private static final int END = -1;

  private final ExecutionContext context;
  private final JoinCondition condition;
  private final RowBuffer rows;
  private final @Nullable KeyTable keys;
  private int[] heads = {};
  private int[] nexts = {};

  JoinTable(ExecutionContext context, List<DataType> rightTypes, JoinCondition condition) {
    this.context = context;
    this.condition = condition;
    this.rows = new RowBuffer(context.memory(), rightTypes);
    this.keys =
        condition.rightKeys().isEmpty()
            ? null
            : new KeyTable(
                context.memory(), condition.rightKeys().stream().map(rightTypes::get).toList());
  }

  RowBuffer rows() {
    return rows;
  }

  /**
   * Reads the rows.
   *
   * @param divides where the rows may go that do not fit into memory
   * @return whether all of them are here; else all are there
   */
  boolean read(BatchSource source, @Nullable Partitions divides) {
    for (Batch batch = source.next(); batch != null; batch = source.next()) {
      context.checkActive();
      if (divides != null
          && context.memory().isCrowded(rows.bytes() * 2, rows.bytesOf(batch) * 2)) {
        for (int row = 0; row < rows.size(); row++) {
          divides.append(rows.columns(), row);
        }
        rows.clear();
        for (Batch more = batch; more != null; more = source.next()) {
          context.checkActive();
          divides.append(more);
        }
        return false;
      }
      rows.append(batch);
    }
    index();
    return true;
  }

  private void index() {
    int size = rows.size();
    nexts = new int[size];
    if (keys == null) {
      for (int i = 0; i < size; i++) {
        nexts[i] = i + 1 < size ? i + 1 : END;
      }
      return;
    }
    Column[] columns = pick(rows.columns(), condition.rightKeys());
    int[] ids = new int[size];
    keys.expect(size);
    if (hasNulls(columns)) {
      for (int row = 0; row < size; row++) {
        ids[row] = hasForbiddenNull(columns, row) ? END : keys.add(columns, row);
      }
    } else {
      keys.add(columns, null, size, ids);
    }
    heads = new int[keys.size()];
    Arrays.fill(heads, END);
    for (int row = size - 1; row >= 0; row--) {
      if (ids[row] >= 0) {
        nexts[row] = heads[ids[row]];
        heads[ids[row]] = row;
      }
    }
  }

  private static Column[] pick(Column[] columns, List<Integer> ordinals) {
    Column[] picked = new Column[ordinals.size()];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = columns[ordinals.get(i)];
    }
    return picked;
  }

  private static boolean hasNulls(Column[] columns) {
    boolean nulls = false;
    for (Column column : columns) {
      nulls |= column.hasNulls();
    }
    return nulls;
  }

  private boolean hasForbiddenNull(Column[] columns, int row) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i].isNull(row) && !condition.nullsMatch().get(i)) {
        return true;
      }
    }
    return false;
  }

  /** The first candidate for each row of the batch, or -1; by place in the selection. */
  void find(Batch batch, int[] firsts) {
    if (keys == null) {
      Arrays.fill(firsts, 0, batch.size(), rows.size() == 0 ? END : 0);
      return;
    }
    Column[] columns = pick(batch.columns(), condition.leftKeys());
    keys.find(columns, batch.selection(), batch.size(), firsts);
    boolean nulls = hasNulls(columns);
    for (int k = 0; k < batch.size(); k++) {
      boolean none = firsts[k] < 0 || (nulls && hasForbiddenNull(columns, batch.row(k)));
      firsts[k] = none ? END : heads[firsts[k]];
    }
  }

  /** The candidate after this one, or -1. */
  int next(int row) {
    return nexts[row];
  }

  @Override
  public void close() {
    rows.close();
    if (keys != null) {
      keys.close();
    }
  }
}
