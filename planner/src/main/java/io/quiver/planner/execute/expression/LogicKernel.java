package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * AND (which FALSE decides) and OR (which TRUE decides). Each operand is evaluated only for the
 * rows that those before it left undecided.
 */
final class LogicKernel extends Kernel {
  private final Kernel[] operands;
  private final long decisive;
  private final LongColumn result = new LongColumn(DataType.BOOLEAN, 0);
  private int[] open = {};

  LogicKernel(List<Expression> expressions, ExecutionContext context, int decisive) {
    this.operands = new Kernel[expressions.size()];
    for (int i = 0; i < operands.length; i++) {
      operands[i] = expressions.get(i).kernel(context);
    }
    this.decisive = decisive;
  }

  @Override
  public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
    result.reset();
    result.ensureCapacity(batch.rows());
    long[] values = result.values();
    if (open.length < count) {
      open = new int[count];
    }
    for (int k = 0; k < count; k++) {
      open[k] = selection == null ? k : selection[k];
      values[open[k]] = 1 - decisive;
    }
    int left = count;
    for (Kernel operand : operands) {
      LongColumn column = (LongColumn) operand.evaluate(batch, open, left);
      int remaining = 0;
      for (int k = 0; k < left; k++) {
        int i = open[k];
        if (column.isNull(i)) {
          values[i] = -1;
          open[remaining++] = i;
        } else if (column.getLong(i) == decisive) {
          values[i] = decisive;
        } else {
          open[remaining++] = i;
        }
      }
      left = remaining;
      if (left == 0) {
        break;
      }
    }
    for (int k = 0; k < left; k++) {
      if (values[open[k]] == -1) {
        result.setNull(open[k]);
      }
    }
    return result;
  }

  @Override
  public int select(Batch batch, int @Nullable [] selection, int count, int[] out) {
    if (decisive == Expression.TRUE) {
      return super.select(batch, selection, count, out);
    }
    int @Nullable [] rest = selection;
    int left = count;
    for (Kernel operand : operands) {
      left = operand.select(batch, rest, left, out);
      rest = out;
      if (left == 0) {
        break;
      }
    }
    return left;
  }
}
