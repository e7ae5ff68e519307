package io.quiver.planner.execute.expression;

import io.quiver.functions.scalar.Conversions;
import io.quiver.functions.scalar.NumberConversions;
import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.DoubleColumn;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CAST, or with {@code safe} the cast that gives NULL instead of an error. */
public final class Cast extends Expression {
  private final Expression operand;
  private final DataType from;
  private final boolean safe;

  public Cast(Expression operand, DataType type, boolean safe) {
    super(type);
    this.operand = operand;
    this.from = operand.type();
    this.safe = safe;
  }

  /** A cast, or the operand itself when every value stays the same. */
  public static Expression of(Expression operand, DataType to) {
    if (operand instanceof Literal literal && literal.value() == null) {
      return new Literal(null, to);
    }
    return isIdentity(operand.type(), to) ? operand : new Cast(operand, to, false);
  }

  private static boolean isIdentity(DataType from, DataType to) {
    if (from.equals(to)) {
      return true;
    }
    TypeKind source = from.kind();
    TypeKind target = to.kind();
    if (source.isInteger() && target.isInteger()) {
      return NumberConversions.maximum(source) <= NumberConversions.maximum(target);
    }
    boolean text =
        (source.isCharacter() || source == TypeKind.JSON)
            && (target == TypeKind.VARCHAR || target == TypeKind.CLOB);
    boolean wider =
        to.precision() < 0 || (from.precision() >= 0 && from.precision() <= to.precision());
    return (text && wider) || (source == TypeKind.REAL && target == TypeKind.DOUBLE);
  }

  @Override
  public List<Expression> operands() {
    return List.of(operand);
  }

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    if (!safe) {
      return Conversions.cast(operand.value(context, row), from, type(), context.scalar());
    }
    try {
      return Conversions.cast(operand.value(context, row), from, type(), context.scalar());
    } catch (QuiverException e) {
      return null;
    }
  }

  private @Nullable Object convert(ExecutionContext context, @Nullable Object[] arguments) {
    if (!safe) {
      return Conversions.cast(arguments[0], from, type(), context.scalar());
    }
    try {
      return Conversions.cast(arguments[0], from, type(), context.scalar());
    } catch (QuiverException e) {
      return null;
    }
  }

  @Override
  protected Kernel variableKernel(ExecutionContext context) {
    if (from.kind().isInteger() && type().kind() == TypeKind.DOUBLE) {
      return new LongToDoubleKernel(operand.kernel(context));
    }
    return new CallKernel(this, context, true, this::convert);
  }

  /** Integers to doubles. */
  private static final class LongToDoubleKernel extends Kernel {
    private final Kernel operand;
    private final DoubleColumn result = new DoubleColumn(DataType.DOUBLE, 0);

    LongToDoubleKernel(Kernel operand) {
      this.operand = operand;
    }

    @Override
    public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
      LongColumn column = (LongColumn) operand.evaluate(batch, selection, count);
      result.reset();
      result.ensureCapacity(batch.rows());
      for (int k = 0; k < count; k++) {
        int i = selection == null ? k : selection[k];
        result.setDouble(i, (double) column.getLong(i));
        if (column.isNull(i)) {
          result.setNull(i);
        }
      }
      return result;
    }
  }
}
