package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** FOR UPDATE: locks the row named by the last input column and drops that column. */
public final class LockRowsNode extends PlanNode {
  private final PlanNode input;
  private final TableDefinition table;
  private final Waiting waiting;

  /** What to do about a row that another transaction holds. */
  public enum Waiting {
    WAIT,
    NO_WAIT,
    SKIP_LOCKED
  }

  public LockRowsNode(PlanNode input, TableDefinition table, Waiting waiting) {
    super(input.types().subList(0, input.types().size() - 1), List.of(input));
    this.input = input;
    this.table = table;
    this.waiting = waiting;
  }

  @Override
  public String describe() {
    return "Lock rows of " + table.name();
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    BatchSource source = input.open(context);
    Batch result = new Batch(new Column[types().size()]);
    return new BatchSource() {
      private int[] kept = {};

      @Override
      public @Nullable Batch next() {
        while (true) {
          Batch batch = source.next();
          if (batch == null) {
            return null;
          }
          if (kept.length < batch.size()) {
            kept = new int[batch.size()];
          }
          Column ids = batch.column(types().size());
          int count = 0;
          for (int k = 0; k < batch.size(); k++) {
            int row = batch.row(k);
            if (lock(ids.getLong(row))) {
              kept[count++] = row;
            }
          }
          if (count > 0) {
            System.arraycopy(batch.columns(), 0, result.columns(), 0, types().size());
            result.select(batch.rows(), kept, count);
            return result;
          }
        }
      }

      private boolean lock(long rowId) {
        context.checkActive();
        try {
          return context.tables().lockRow(context.transaction(), table, rowId) != null;
        } catch (QuiverException e) {
          if (waiting == Waiting.SKIP_LOCKED && e.code() == ErrorCode.LOCK_TIMEOUT) {
            return false;
          }
          throw e;
        }
      }

      @Override
      public void close() {
        source.close();
      }
    };
  }
}
