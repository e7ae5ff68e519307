package io.quiver.planner;

import io.quiver.functions.scalar.Conversions;
import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.validate.Planning;
import io.quiver.storage.value.DataType;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** Evaluates expressions without columns. */
final class ConstantValues {
  private ConstantValues() {}

  static @Nullable Object evaluate(
      QueryEngine engine,
      Planning planning,
      SqlNode expression,
      DataType type,
      ExecutionContext context) {
    Expression compiled = engine.compiler().expressions().translate(planning.constant(expression));
    Object value = compiled.value(context, ArrayRow.EMPTY);
    return Conversions.assign(value, compiled.type(), type, context.scalar());
  }
}
