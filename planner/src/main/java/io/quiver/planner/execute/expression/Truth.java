package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** NOT and the tests that are never NULL: IS [NOT] TRUE, IS [NOT] FALSE. */
public final class Truth extends Expression {
  /** Which one. */
  public enum Test {
    NOT(TRUE, FALSE, UNKNOWN),
    IS_TRUE(FALSE, TRUE, FALSE),
    IS_NOT_TRUE(TRUE, FALSE, TRUE),
    IS_FALSE(TRUE, FALSE, FALSE),
    IS_NOT_FALSE(FALSE, TRUE, TRUE);

    private final int ofFalse;
    private final int ofTrue;
    private final int ofUnknown;

    Test(int ofFalse, int ofTrue, int ofUnknown) {
      this.ofFalse = ofFalse;
      this.ofTrue = ofTrue;
      this.ofUnknown = ofUnknown;
    }

    int of(int truth) {
      return truth == TRUE ? ofTrue : truth == FALSE ? ofFalse : ofUnknown;
    }
  }

  private final Test test;
  private final Expression operand;

  public Truth(Test test, Expression operand) {
    super(DataType.BOOLEAN);
    this.test = test;
    this.operand = operand;
  }

  @Override
  public List<Expression> operands() {
    return List.of(operand);
  }

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    return box(truth(context, row));
  }

  @Override
  public int truth(ExecutionContext context, Row row) {
    return test.of(operand.truth(context, row));
  }

  @Override
  protected Kernel variableKernel(ExecutionContext context) {
    Kernel kernel = operand.kernel(context);
    return new Kernel() {
      private final LongColumn result = new LongColumn(DataType.BOOLEAN, 0);

      @Override
      public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
        LongColumn column = (LongColumn) kernel.evaluate(batch, selection, count);
        result.reset();
        result.ensureCapacity(batch.rows());
        for (int k = 0; k < count; k++) {
          int i = selection == null ? k : selection[k];
          int truth = test.of(column.isNull(i) ? UNKNOWN : (int) column.getLong(i));
          if (truth == UNKNOWN) {
            result.setNull(i);
          } else {
            result.setLong(i, truth);
          }
        }
        return result;
      }
    };
  }
}
