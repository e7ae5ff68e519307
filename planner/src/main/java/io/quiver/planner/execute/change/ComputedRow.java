package io.quiver.planner.execute.change;

import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of expressions over another row, computed when asked for. */
public final class ComputedRow implements Row {
  private final ExecutionContext context;
  private final List<Expression> expressions;
  private final Row source;

  public ComputedRow(ExecutionContext context, List<Expression> expressions, Row source) {
    this.context = context;
    this.expressions = expressions;
    this.source = source;
  }

  @Override
  public boolean isNull(int ordinal) {
    return expressions.get(ordinal).value(context, source) == null;
  }

  @Override
  public long getLong(int ordinal) {
    return expressions.get(ordinal).longValue(context, source);
  }

  @Override
  public double getDouble(int ordinal) {
    return expressions.get(ordinal).doubleValue(context, source);
  }

  @Override
  public @Nullable Object get(int ordinal) {
    return expressions.get(ordinal).value(context, source);
  }
}
