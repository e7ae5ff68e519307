package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of the outer row of a nested loop: constant while the inner side is open. */
public final class CorrelatedReference extends Expression {
  private final int id;
  private final int field;

  public CorrelatedReference(int id, int field, DataType type) {
    super(type);
    this.id = id;
    this.field = field;
  }

  @Override
  public List<Expression> operands() {
    return List.of();
  }

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    return context.correlated(id, field);
  }
}
