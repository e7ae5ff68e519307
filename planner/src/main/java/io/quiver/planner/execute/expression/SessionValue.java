package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CURRENT_USER, CURRENT_SCHEMA and the like: what the session says. Never folded into a plan. */
public final class SessionValue extends Expression {
  static final Set<String> NAMES =
      Set.of(
          "CURRENT_USER",
          "SESSION_USER",
          "SYSTEM_USER",
          "USER",
          "CURRENT_SCHEMA",
          "CURRENT_CATALOG");

  private final String name;

  public SessionValue(String name, DataType type) {
    super(type);
    this.name = name;
  }

  @Override
  public List<Expression> operands() {
    return List.of();
  }

  @Override
  protected boolean isDeterministic() {
    return false;
  }

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    return context.scalar().sessionValue(name);
  }
}
