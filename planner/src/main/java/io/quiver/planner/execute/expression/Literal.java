package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.Physical;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value known when the plan is made. */
public final class Literal extends Expression {
  private final @Nullable Object value;
  private final long longValue;
  private final double doubleValue;

  public Literal(@Nullable Object value, DataType type) {
    super(type);
    this.value = value;
    boolean isLong = value != null && type.physical() == Physical.LONG;
    this.longValue = isLong ? LongColumn.toLong(java.util.Objects.requireNonNull(value)) : 0;
    this.doubleValue = value instanceof Number number ? number.doubleValue() : 0;
  }

  public @Nullable Object value() {
    return value;
  }

  @Override
  public List<Expression> operands() {
    return List.of();
  }

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    return value;
  }

  @Override
  public long longValue(ExecutionContext context, Row row) {
    context.setWasNull(value == null);
    return longValue;
  }

  @Override
  public double doubleValue(ExecutionContext context, Row row) {
    context.setWasNull(value == null);
    return doubleValue;
  }
}
