package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The element of an array at a place counted from 1, NULL outside. */
public final class ArrayElement extends StrictExpression {
  public ArrayElement(Expression array, Expression index, DataType type) {
    super(type, List.of(array, index));
  }

  @Override
  protected @Nullable Object apply(ExecutionContext context, @Nullable Object[] arguments) {
    long index = ((Number) Objects.requireNonNull(arguments[1])).longValue();
    if (arguments[0] instanceof float[] vector) {
      return index < 1 || index > vector.length ? null : (Object) (double) vector[(int) index - 1];
    }
    List<?> list = (List<?>) Objects.requireNonNull(arguments[0]);
    return index < 1 || index > list.size() ? null : list.get((int) index - 1);
  }
}
