package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Leaves out the first rows and stops after some. */
public final class LimitNode extends PlanNode {
  private final PlanNode input;
  private final @Nullable Expression offset;
  private final @Nullable Expression fetch;

  public LimitNode(PlanNode input, @Nullable Expression offset, @Nullable Expression fetch) {
    super(input.types(), List.of(input));
    this.input = input;
    this.offset = offset;
    this.fetch = fetch;
  }

  /** The number of rows that an OFFSET or FETCH expression gives. */
  static long count(ExecutionContext context, @Nullable Expression expression, long otherwise) {
    if (expression == null) {
      return otherwise;
    }
    Object value = expression.value(context, ArrayRow.EMPTY);
    if (value == null) {
      return otherwise;
    }
    long count = ((Number) value).longValue();
    if (count < 0) {
      throw new QuiverException(
          ErrorCode.INVALID_LIMIT, "LIMIT and OFFSET must not be negative, but one is " + count);
    }
    return count;
  }

  @Override
  public String describe() {
    return "Limit";
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    return limited(
        input.open(context), count(context, offset, 0), count(context, fetch, Long.MAX_VALUE));
  }

  /** The rows of a source without the first ones, and no more than some. */
  static BatchSource limited(BatchSource source, long skipAll, long takeAll) {
    return new BatchSource() {
      private long skip = skipAll;
      private long take = takeAll;

      @Override
      public @Nullable Batch next() {
        while (take > 0) {
          Batch batch = source.next();
          if (batch == null) {
            return null;
          }
          if (skip >= batch.size()) {
            skip -= batch.size();
            continue;
          }
          int from = (int) skip;
          int count = (int) Math.min(batch.size() - from, take);
          skip = 0;
          take -= count;
          if (from > 0) {
            int[] rows = new int[count];
            for (int i = 0; i < count; i++) {
              rows[i] = batch.row(from + i);
            }
            batch.select(batch.rows(), rows, count);
          } else {
            batch.select(batch.rows(), batch.selection(), count);
          }
          return batch;
        }
        return null;
      }

      @Override
      public void close() {
        source.close();
      }
    };
  }
}
