package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Three-valued OR of conditions, evaluated from left to right until one is TRUE. */
public final class Or extends Expression {
  private final List<Expression> operands;

  public Or(List<Expression> operands) {
    super(DataType.BOOLEAN);
    this.operands = List.copyOf(operands);
  }

  @Override
  public List<Expression> operands() {
    return operands;
  }

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    return box(truth(context, row));
  }

  @Override
  public int truth(ExecutionContext context, Row row) {
    int result = FALSE;
    for (Expression operand : operands) {
      int truth = operand.truth(context, row);
      if (truth == TRUE) {
        return TRUE;
      }
      if (truth == UNKNOWN) {
        result = UNKNOWN;
      }
    }
    return result;
  }

  @Override
  protected Kernel variableKernel(ExecutionContext context) {
    return new LogicKernel(operands, context, TRUE);
  }
}
