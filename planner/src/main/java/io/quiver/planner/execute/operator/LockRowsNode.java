package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.table.StoredRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * FOR UPDATE and FOR SHARE: locks the row named by the last input column and drops that column.
 * Delivers one row at a time, so that under a limit no more rows are locked than are wanted.
 */
public final class LockRowsNode extends PlanNode {
  private final PlanNode input;
  private final TableDefinition table;
  private final boolean shared;
  private final Waiting waiting;

  /** What to do about a row that another transaction holds. */
  public enum Waiting {
    WAIT,
    NO_WAIT,
    SKIP_LOCKED
  }

  /** Locks rows; those that are {@code shared} others may lock in the same way. */
  public LockRowsNode(PlanNode input, TableDefinition table, boolean shared, Waiting waiting) {
    super(input.types().subList(0, input.types().size() - 1), List.of(input));
    this.input = input;
    this.table = table;
    this.shared = shared;
    this.waiting = waiting;
  }

  @Override
  public String describe() {
    return (shared ? "Share rows of " : "Lock rows of ") + table.name();
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    BatchSource source = input.open(context);
    Batch result = new Batch(new Column[types().size()]);
    return new BatchSource() {
      private @Nullable Batch batch;
      private int position;

      @Override
      public @Nullable Batch next() {
        while (true) {
          Batch current = batch;
          if (current == null || position == current.size()) {
            current = source.next();
            batch = current;
            position = 0;
            if (current == null) {
              return null;
            }
          }
          Column ids = current.column(types().size());
          while (position < current.size()) {
            int row = current.row(position++);
            // No row id: an outer join found no row of this table.
            if (ids.isNull(row) || lock(ids.getLong(row))) {
              System.arraycopy(current.columns(), 0, result.columns(), 0, types().size());
              result.select(current.rows(), new int[] {row}, 1);
              return result;
            }
          }
        }
      }

      private boolean lock(long rowId) {
        context.checkActive();
        if (waiting == Waiting.WAIT) {
          return waitFor(rowId) != null;
        }
        if (tryLock(rowId)) {
          return context.tables().get(context.transaction(), table, rowId) != null;
        }
        if (waiting == Waiting.SKIP_LOCKED) {
          return false;
        }
        throw new QuiverException(
                ErrorCode.LOCK_TIMEOUT,
                "a row of table "
                    + table.name()
                    + " is locked by another transaction, and NOWAIT says not to wait for it")
            .withHint("Run the transaction again, or leave NOWAIT out.");
      }

      private @Nullable StoredRow waitFor(long rowId) {
        return shared
            ? context.tables().lockRowShared(context.transaction(), table, rowId)
            : context.tables().lockRow(context.transaction(), table, rowId);
      }

      private boolean tryLock(long rowId) {
        return shared
            ? context.tables().tryLockRowShared(context.transaction(), table, rowId)
            : context.tables().tryLockRow(context.transaction(), table, rowId);
      }

      @Override
      public void close() {
        source.close();
      }
    };
  }
}
