package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.And;
import io.quiver.planner.execute.expression.Cast;
import io.quiver.planner.execute.expression.ColumnReference;
import io.quiver.planner.execute.expression.Comparison;
import io.quiver.planner.execute.expression.ComparisonOperator;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.value.Physical;
import io.quiver.storage.value.TypeKind;
import io.quiver.storage.vector.IncludedFilter;
import io.quiver.storage.vector.IncludedFilter.Bound;
import io.quiver.storage.vector.IncludedValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What of a search's condition is decided by the row id and the INCLUDE columns of the index.
 * Immutable.
 */
final class IncludedCondition {
  private static final int ABSENT = -1;
  private static final int ROW_ID = -2;

  private final List<Expression> covered;
  private final boolean isWhole;
  private final int[] positions;

  private IncludedCondition(List<Expression> covered, boolean isWhole, int[] positions) {
    this.covered = covered;
    this.isWhole = isWhole;
    this.positions = positions;
  }

  /** Null when the index does not help. */
  static @Nullable IncludedCondition of(
      TableDefinition table, IndexDefinition.@Nullable Vector index, @Nullable Expression filter) {
    if (index == null || filter == null || index.includedColumnIds().isEmpty()) {
      return null;
    }
    int[] positions = new int[table.columns().size()];
    Arrays.fill(positions, ABSENT);
    for (int i = 0; i < index.includedColumnIds().size(); i++) {
      positions[table.ordinalOf(index.includedColumnIds().get(i))] = i;
    }
    Integer rowId = table.rowIdColumn();
    if (rowId != null) {
      positions[table.ordinalOf(rowId)] = ROW_ID;
    }
    List<Expression> all = filter instanceof And and ? and.operands() : List.of(filter);
    List<Expression> covered = all.stream().filter(each -> isCovered(each, positions)).toList();
    return covered.isEmpty()
        ? null
        : new IncludedCondition(covered, covered.size() == all.size(), positions);
  }

  private static boolean isCovered(Expression expression, int[] positions) {
    if (expression instanceof ColumnReference column) {
      return column.ordinal() < positions.length && positions[column.ordinal()] != ABSENT;
    }
    return expression.operands().stream().allMatch(operand -> isCovered(operand, positions));
  }

  /**
   * The condition with the values of one execution.
   *
   * @param whole tests a row by all conditions
   * @param hasMore whether there are conditions that this does not know of
   */
  IncludedFilter bind(ExecutionContext context, LongPredicate whole, boolean hasMore) {
    List<Bound> bounds = new ArrayList<>();
    for (Expression each : covered) {
      Bound bound = bound(context, each);
      if (bound != null) {
        bounds.add(bound);
      }
    }
    IncludedRow row = new IncludedRow();
    return new IncludedFilter() {
      @Override
      public boolean accepts(long rowId, IncludedValues values) {
        row.rowId = rowId;
        row.values = values;
        for (Expression each : covered) {
          if (each.truth(context, row) != Expression.TRUE) {
            return false;
          }
        }
        return (isWhole && !hasMore) || whole.test(rowId);
      }

      @Override
      public List<Bound> bounds() {
        return bounds;
      }
    };
  }

  /** Of a comparison of a column with something that is the same for all rows. */
  private @Nullable Bound bound(ExecutionContext context, Expression condition) {
    if (!(condition instanceof Comparison comparison)) {
      return null;
    }
    Expression left = comparison.operands().get(0);
    Expression right = comparison.operands().get(1);
    ColumnReference column = column(left);
    if (column != null && right.isConstant()) {
      return bound(column, comparison.operator(), right.value(context, ArrayRow.EMPTY));
    }
    column = column(right);
    return column != null && left.isConstant()
        ? bound(column, comparison.operator().mirrored(), left.value(context, ArrayRow.EMPTY))
        : null;
  }

  /** The column itself, or as a wider integer. */
  private static @Nullable ColumnReference column(Expression expression) {
    return switch (expression) {
      case ColumnReference column -> column;
      case Cast cast
          when cast.operands().get(0) instanceof ColumnReference column
              && column.type().kind().isInteger()
              && cast.type().kind() == TypeKind.BIGINT ->
          column;
      default -> null;
    };
  }

  private @Nullable Bound bound(
      ColumnReference column, ComparisonOperator operator, @Nullable Object value) {
    int position = positions[column.ordinal()];
    if (position < 0) {
      return null;
    }
    if (value == null) {
      return new Bound(position, 1, 0, null);
    }
    if (column.type().physical() == Physical.LONG) {
      long number = LongColumn.toLong(value);
      return switch (operator) {
        case EQUAL -> new Bound(position, number, number, null);
        case LESS -> below(position, number);
        case LESS_OR_EQUAL -> new Bound(position, Long.MIN_VALUE, number, null);
        case GREATER ->
            number == Long.MAX_VALUE
                ? new Bound(position, 1, 0, null)
                : new Bound(position, number + 1, Long.MAX_VALUE, null);
        case GREATER_OR_EQUAL -> new Bound(position, number, Long.MAX_VALUE, null);
        case NOT_EQUAL -> null;
      };
    }
    return operator == ComparisonOperator.EQUAL && column.type().kind() == TypeKind.VARCHAR
        ? new Bound(position, 0, 0, value)
        : null;
  }

  private static Bound below(int position, long number) {
    return number == Long.MIN_VALUE
        ? new Bound(position, 1, 0, null)
        : new Bound(position, Long.MIN_VALUE, number - 1, null);
  }

  /** Row id and INCLUDE columns in the places of the table's columns. */
  private final class IncludedRow implements Row {
    private long rowId;
    private @Nullable IncludedValues values;

    private IncludedValues values() {
      if (values == null) {
        throw new IllegalStateException("no entry");
      }
      return values;
    }

    @Override
    public boolean isNull(int ordinal) {
      int position = positions[ordinal];
      return position != ROW_ID && values().isNull(position);
    }

    @Override
    public long getLong(int ordinal) {
      int position = positions[ordinal];
      return position == ROW_ID ? rowId : values().getLong(position);
    }

    @Override
    public double getDouble(int ordinal) {
      return values().getDouble(positions[ordinal]);
    }

    @Override
    public @Nullable Object get(int ordinal) {
      int position = positions[ordinal];
      return position == ROW_ID ? (Object) rowId : values().get(position);
    }
  }
}
