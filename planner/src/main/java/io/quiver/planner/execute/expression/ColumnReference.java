package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of the input row. */
public final class ColumnReference extends Expression {
  private final int ordinal;

  public ColumnReference(int ordinal, DataType type) {
    super(type);
    this.ordinal = ordinal;
  }

  public int ordinal() {
    return ordinal;
  }

  @Override
  public List<Expression> operands() {
    return List.of();
  }

  @Override
  void addColumns(BitSet columns) {
    columns.set(ordinal);
  }

  @Override
  public boolean isConstant() {
    return false;
  }

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    return row.get(ordinal);
  }

  @Override
  public long longValue(ExecutionContext context, Row row) {
    boolean isNull = row.isNull(ordinal);
    context.setWasNull(isNull);
    return isNull ? 0 : row.getLong(ordinal);
  }

  @Override
  public double doubleValue(ExecutionContext context, Row row) {
    boolean isNull = row.isNull(ordinal);
    context.setWasNull(isNull);
    return isNull ? 0 : row.getDouble(ordinal);
  }

  @Override
  protected Kernel variableKernel(ExecutionContext context) {
    return new Kernel() {
      @Override
      public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
        return batch.column(ordinal);
      }
    };
  }
}
