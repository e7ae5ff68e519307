package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dynamic parameter. */
public final class ParameterReference extends Expression {
  private final int index;

  public ParameterReference(int index, DataType type) {
    super(type);
    this.index = index;
  }

  @Override
  public List<Expression> operands() {
    return List.of();
  }

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    return context.parameter(index);
  }
}
