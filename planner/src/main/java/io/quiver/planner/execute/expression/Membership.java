package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.batch.ValueOrder;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.Physical;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a value is one of some literals: IN with a list. */
public final class Membership extends Expression {
  private final Expression operand;
  private final boolean negated;
  private final boolean ofNull;
  private final boolean nullIsUnknown;
  private final long @Nullable [] longs;
  private final Set<Object> values;

  /**
   * Makes one.
   *
   * @param members not NULL, as {@link DataType} describes
   * @param negated NOT IN
   * @param ofNull the result for NULL; null: unknown
   */
  public Membership(
      Expression operand, List<Object> members, boolean negated, @Nullable Boolean ofNull) {
    super(DataType.BOOLEAN);
    this.operand = operand;
    this.negated = negated;
    this.nullIsUnknown = ofNull == null;
    this.ofNull = ofNull != null && ofNull;
    if (operand.type().physical() == Physical.LONG) {
      longs = members.stream().mapToLong(LongColumn::toLong).sorted().toArray();
    } else {
      longs = null;
    }
    if (operand.type().kind().isCharacter()) {
      values = new HashSet<>(members);
    } else {
      values = new TreeSet<>(ValueOrder::compare);
      values.addAll(members);
    }
  }

  @Override
  public List<Expression> operands() {
    return List.of(operand);
  }

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    return box(truth(context, row));
  }

  @Override
  public int truth(ExecutionContext context, Row row) {
    if (longs != null) {
      long value = operand.longValue(context, row);
      return context.wasNull() ? forNull() : contains(longs, value) != negated ? TRUE : FALSE;
    }
    Object value = operand.value(context, row);
    return value == null ? forNull() : values.contains(value) != negated ? TRUE : FALSE;
  }

  private int forNull() {
    return nullIsUnknown ? UNKNOWN : ofNull ? TRUE : FALSE;
  }

  private static boolean contains(long[] sorted, long value) {
    if (sorted.length > 8) {
      return Arrays.binarySearch(sorted, value) >= 0;
    }
    for (long member : sorted) {
      if (member == value) {
        return true;
      }
    }
    return false;
  }

  @Override
  protected Kernel variableKernel(ExecutionContext context) {
    Kernel kernel = operand.kernel(context);
    return new Kernel() {
      private final LongColumn result = new LongColumn(DataType.BOOLEAN, 0);

      @Override
      public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
        Column column = kernel.evaluate(batch, selection, count);
        result.reset();
        result.ensureCapacity(batch.rows());
        for (int k = 0; k < count; k++) {
          int i = selection == null ? k : selection[k];
          if (column.isNull(i)) {
            if (nullIsUnknown) {
              result.setNull(i);
            } else {
              result.setLong(i, ofNull ? 1 : 0);
            }
          } else {
            boolean found =
                longs != null
                    ? contains(longs, column.getLong(i))
                    : values.contains(Objects.requireNonNull(column.get(i)));
            result.setLong(i, found != negated ? 1 : 0);
          }
        }
        return result;
      }
    };
  }
}
