package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first operand that is not NULL. */
public final class Coalesce extends Expression {
  private final List<Expression> operands;

  public Coalesce(List<Expression> operands, DataType type) {
    super(type);
    this.operands = List.copyOf(operands);
  }

  @Override
  public List<Expression> operands() {
    return operands;
  }

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    for (Expression operand : operands) {
      Object value = operand.value(context, row);
      if (value != null) {
        return value;
      }
    }
    return null;
  }
}
