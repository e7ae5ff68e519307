package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.BlockRows;
import io.quiver.planner.execute.batch.ProjectedStoredRow;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.expression.Kernel;
import io.quiver.storage.table.RowBlock;
import io.quiver.storage.table.TableCursor;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads some columns of a table's rows. The condition sees these columns. It is tested on batches
 * of rows that come in blocks, and on a stored row, before anything else is decoded, where rows
 * come one by one.
 */
public final class TableNode extends PlanNode {
  /** So many batches are tested before the few rows found in them are delivered. */
  private static final int MOST_ROUNDS = 8;

  private final RowAccess access;
  private final int[] ordinals;
  private final @Nullable Expression condition;

  /**
   * Makes one.
   *
   * @param ordinals of the table, or -1 for the row id
   */
  public TableNode(
      RowAccess access, List<DataType> types, int[] ordinals, @Nullable Expression condition) {
    super(types, List.of());
    this.access = access;
    this.ordinals = ordinals.clone();
    this.condition = condition;
  }

  /** The same with a condition. */
  public TableNode where(Expression newCondition) {
    return new TableNode(access, types(), ordinals, newCondition);
  }

  public boolean hasCondition() {
    return condition != null;
  }

  @Override
  public String describe() {
    return access.describe() + (condition == null ? "" : ", filtered");
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    return new Source(context);
  }

  /** Fills a batch from blocks of rows, or row by row where there are none. */
  private final class Source implements BatchSource {
    private final ExecutionContext context;
    private final BatchBuilder builder = new BatchBuilder(types());
    private final ProjectedStoredRow row = new ProjectedStoredRow(ordinals);
    private final @Nullable Kernel kernel;
    private @Nullable BlockFilter filter;
    private @Nullable TableCursor cursor;
    private @Nullable RowBlock block;
    private int position;
    private boolean ended;

    Source(ExecutionContext context) {
      this.context = context;
      this.kernel = condition == null ? null : condition.kernel(context);
    }

    @Override
    public @Nullable Batch next() {
      while (!ended) {
        TableCursor rows = cursor;
        if (rows == null) {
          rows = access.open(context);
          cursor = rows;
        }
        context.checkActive();
        builder.begin();
        if (block == null) {
          block = rows.nextBlock(ordinals);
        }
        Batch batch =
            block == null
                ? readRows(rows)
                : kernel == null || condition == null
                    ? readBlocks(rows)
                    : readFiltered(rows, kernel, condition);
        if (batch != null) {
          return batch;
        }
      }
      return null;
    }

    /** A batch of all rows of blocks. */
    private @Nullable Batch readBlocks(TableCursor rows) {
      RowBlock current = block;
      while (current != null) {
        int count = Math.min(builder.capacity() - builder.size(), current.size() - position);
        BlockRows.append(builder, current, ordinals, position, count);
        position += count;
        if (position < current.size()) {
          break;
        }
        position = 0;
        current = builder.isFull() ? null : rows.nextBlock(ordinals);
        block = current;
      }
      return builder.size() == 0 ? null : builder.build();
    }

    /** A batch of the rows of blocks that fulfil the condition; null when there are none yet. */
    private @Nullable Batch readFiltered(TableCursor rows, Kernel kernel, Expression test) {
      BlockFilter tested = filter;
      if (tested == null) {
        tested = new BlockFilter(types(), ordinals, test, kernel);
        filter = tested;
      }
      for (int round = 0; round < MOST_ROUNDS && block != null; round++) {
        context.checkActive();
        tested.begin();
        RowBlock current = block;
        while (current != null) {
          position += tested.add(current, position);
          if (position < current.size()) {
            break;
          }
          position = 0;
          current = tested.isFull() ? null : rows.nextBlock(ordinals);
          block = current;
        }
        int count = tested.test();
        if (builder.size() == 0 && tested.isDense(count)) {
          return tested.whole(count);
        }
        tested.copyTo(builder, count);
        if (builder.size() * 2 >= builder.capacity()) {
          break;
        }
        if (block == null) {
          block = rows.nextBlock(ordinals);
        }
      }
      return builder.size() == 0 ? null : builder.build();
    }

    /** A batch of rows read one by one, up to the next block. */
    private @Nullable Batch readRows(TableCursor rows) {
      int visited = 0;
      while (!builder.isFull() && block == null) {
        if (!rows.next()) {
          close();
          break;
        }
        if ((++visited & 0x3FF) == 0) {
          context.checkActive();
        }
        row.set(rows.row());
        if (condition == null || condition.truth(context, row) == Expression.TRUE) {
          row.copyTo(builder.columns(), 0, builder.size());
          builder.endRow();
        }
        block = rows.nextBlock(ordinals);
      }
      return builder.size() == 0 ? null : builder.build();
    }

    @Override
    public void close() {
      ended = true;
      block = null;
      if (cursor != null) {
        cursor.close();
        cursor = null;
      }
    }
  }
}
