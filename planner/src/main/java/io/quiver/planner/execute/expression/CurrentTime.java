package io.quiver.planner.execute.expression;

import io.quiver.functions.scalar.Conversions;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * CURRENT_TIMESTAMP, LOCALTIMESTAMP, CURRENT_DATE, CURRENT_TIME, LOCALTIME: the transaction's time
 * as the type says. Never folded into a plan.
 */
public final class CurrentTime extends Expression {
  private static final DataType INSTANT = DataType.of(TypeKind.TIMESTAMP_WITH_TIME_ZONE);

  public CurrentTime(DataType type) {
    super(type);
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
    long micros = context.scalar().transactionMicros();
    return Conversions.cast(micros, INSTANT, type(), context.scalar());
  }
}
