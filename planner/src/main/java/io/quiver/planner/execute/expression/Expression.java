package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Computes a value from a row. Evaluated row by row by {@link #value} and its primitive relatives,
 * or over batches by the kernel it makes for each execution. Immutable and thread-safe.
 */
public abstract class Expression {
  /** Truth values of {@link #truth}. */
  public static final int FALSE = 0;

  public static final int TRUE = 1;
  public static final int UNKNOWN = -1;

  private final DataType type;

  protected Expression(DataType type) {
    this.type = type;
  }

  public final DataType type() {
    return type;
  }

  /** What it is computed from. */
  public abstract List<Expression> operands();

  /** Whether equal operands always give the same result within one execution. */
  protected boolean isDeterministic() {
    return true;
  }

  /** Whether it gives the same for all rows of one execution. */
  public boolean isConstant() {
    if (!isDeterministic()) {
      return false;
    }
    for (Expression operand : operands()) {
      if (!operand.isConstant()) {
        return false;
      }
    }
    return true;
  }

  /** The columns of the row that it is computed from. */
  public final BitSet columns() {
    BitSet columns = new BitSet();
    addColumns(columns);
    return columns;
  }

  /** Adds the columns that it reads itself or through its operands. */
  void addColumns(BitSet columns) {
    for (Expression operand : operands()) {
      operand.addColumns(columns);
    }
  }

  /** The value as {@link DataType} describes; null for NULL. */
  public abstract @Nullable Object value(ExecutionContext context, Row row);

  /** The value of a physical long; {@link ExecutionContext#wasNull} tells about NULL. */
  public long longValue(ExecutionContext context, Row row) {
    Object value = value(context, row);
    context.setWasNull(value == null);
    return value == null ? 0 : LongColumn.toLong(value);
  }

  /** The value of a physical double; {@link ExecutionContext#wasNull} tells about NULL. */
  public double doubleValue(ExecutionContext context, Row row) {
    Object value = value(context, row);
    context.setWasNull(value == null);
    return value == null ? 0 : ((Number) value).doubleValue();
  }

  /** The value of a condition: {@link #FALSE}, {@link #TRUE} or {@link #UNKNOWN}. */
  public int truth(ExecutionContext context, Row row) {
    Object value = value(context, row);
    return value == null ? UNKNOWN : (Boolean) value ? TRUE : FALSE;
  }

  /** Makes the kernel for an execution. */
  public final Kernel kernel(ExecutionContext context) {
    return isConstant() ? new ConstantKernel(this, context) : variableKernel(context);
  }

  /** The kernel of an expression that is not constant. */
  protected Kernel variableKernel(ExecutionContext context) {
    return new RowwiseKernel(this, context);
  }

  static @Nullable Object box(int truth) {
    return truth == UNKNOWN ? null : truth == TRUE;
  }
}
