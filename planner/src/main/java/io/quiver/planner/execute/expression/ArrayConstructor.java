package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ARRAY[...] and ROW(...): a list of the operands' values. */
public final class ArrayConstructor extends Expression {
  private final List<Expression> operands;

  public ArrayConstructor(List<Expression> operands, DataType type) {
    super(type);
    this.operands = List.copyOf(operands);
  }

  @Override
  public List<Expression> operands() {
    return operands;
  }

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    List<@Nullable Object> values = new ArrayList<>(operands.size());
    for (Expression operand : operands) {
      values.add(operand.value(context, row));
    }
    return Collections.unmodifiableList(values);
  }
}
