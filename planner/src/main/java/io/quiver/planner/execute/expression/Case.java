package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CASE WHEN: conditions and results in turn, at the end the result of ELSE. */
public final class Case extends Expression {
  private final List<Expression> operands;

  /**
   * Makes one.
   *
   * @param operands condition, result, condition, result, ..., else; results of this type
   */
  public Case(List<Expression> operands, DataType type) {
    super(type);
    this.operands = List.copyOf(operands);
  }

  @Override
  public List<Expression> operands() {
    return operands;
  }

  private Expression chosen(ExecutionContext context, Row row) {
    int last = operands.size() - 1;
    for (int i = 0; i < last; i += 2) {
      if (operands.get(i).truth(context, row) == TRUE) {
        return operands.get(i + 1);
      }
    }
    return operands.get(last);
  }

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    return chosen(context, row).value(context, row);
  }

  @Override
  protected Kernel variableKernel(ExecutionContext context) {
    Kernel[] kernels = new Kernel[operands.size()];
    for (int i = 0; i < kernels.length; i++) {
      kernels[i] = operands.get(i).kernel(context);
    }
    return new Kernel() {
      private final Column result = Column.of(type(), 0);
      private int[] open = {};
      private int[] taken = {};

      @Override
      public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
        result.reset();
        result.ensureCapacity(batch.rows());
        if (open.length < count) {
          open = new int[count];
          taken = new int[count];
        }
        for (int k = 0; k < count; k++) {
          open[k] = selection == null ? k : selection[k];
        }
        int left = count;
        for (int branch = 0; branch + 1 < kernels.length && left > 0; branch += 2) {
          int hits = kernels[branch].select(batch, open, left, taken);
          if (hits > 0) {
            fill(kernels[branch + 1].evaluate(batch, taken, hits), taken, hits);
            left = without(left, hits);
          }
        }
        if (left > 0) {
          fill(kernels[kernels.length - 1].evaluate(batch, open, left), open, left);
        }
        return result;
      }

      // Takes the rows in taken out of open; both are in the same order.
      private int without(int left, int hits) {
        int kept = 0;
        int hit = 0;
        for (int k = 0; k < left; k++) {
          if (hit < hits && taken[hit] == open[k]) {
            hit++;
          } else {
            open[kept++] = open[k];
          }
        }
        return kept;
      }

      private void fill(Column values, int[] rows, int count) {
        for (int k = 0; k < count; k++) {
          result.copy(rows[k], values, rows[k]);
        }
      }
    };
  }
}
