package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.ProjectedStoredRow;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.storage.table.TableCursor;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads some columns of a table's rows. The condition sees these columns and is tested on the
 * stored row, before anything else is decoded.
 */
public final class TableNode extends PlanNode {
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
    BatchBuilder builder = new BatchBuilder(types());
    ProjectedStoredRow row = new ProjectedStoredRow(ordinals);
    return new BatchSource() {
      private @Nullable TableCursor cursor;
      private boolean ended;

      @Override
      public @Nullable Batch next() {
        if (ended) {
          return null;
        }
        TableCursor rows = cursor;
        if (rows == null) {
          rows = access.open(context);
          cursor = rows;
        }
        context.checkActive();
        builder.begin();
        int visited = 0;
        while (!builder.isFull()) {
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
        }
        return builder.size() == 0 ? null : builder.build();
      }

      @Override
      public void close() {
        ended = true;
        if (cursor != null) {
          cursor.close();
          cursor = null;
        }
      }
    };
  }
}
