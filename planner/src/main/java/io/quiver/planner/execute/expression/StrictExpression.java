package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function of its operands' values that is NULL when any of them is. */
public abstract class StrictExpression extends Expression {
  private final List<Expression> operands;

  protected StrictExpression(DataType type, List<Expression> operands) {
    super(type);
    this.operands = List.copyOf(operands);
  }

  @Override
  public final List<Expression> operands() {
    return operands;
  }

  /** Computes it; no argument is null. */
  protected abstract @Nullable Object apply(ExecutionContext context, @Nullable Object[] arguments);

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    @Nullable Object[] arguments = new Object[operands.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = operands.get(i).value(context, row);
      if (arguments[i] == null) {
        return null;
      }
    }
    return apply(context, arguments);
  }

  @Override
  protected Kernel variableKernel(ExecutionContext context) {
    return new CallKernel(this, context, true, this::apply);
  }
}
