package io.quiver.planner.execute.change;

import io.quiver.functions.scalar.Conversions;
import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every new row of a table: computed columns, CHECK constraints; and how values are
 * assigned to columns. Expressions see the table's columns.
 *
 * @param computed in an order in which each may use those before
 */
public record RowRules(TableDefinition table, List<ColumnValue> computed, List<Check> checks) {
  public RowRules {
    computed = List.copyOf(computed);
    checks = List.copyOf(checks);
  }

  /** A CHECK constraint. */
  public record Check(String name, Expression condition) {}

  /** The value as the column holds it. */
  @Nullable Object assign(
      ExecutionContext context, int ordinal, @Nullable Object value, DataType from) {
    if (value == null) {
      return null;
    }
    ColumnDefinition column = table.columns().get(ordinal);
    if (from.equals(column.type())) {
      return value;
    }
    try {
      return Conversions.assign(value, from, column.type(), context.scalar());
    } catch (QuiverException e) {
      String message = e.getMessage();
      throw new QuiverException(
          e.code(),
          "Column " + column.name() + " of " + table.name() + ": " + message,
          e.hint(),
          e.position(),
          e);
    }
  }

  /** Sets columns of the target from expressions over another row. */
  void assign(
      ExecutionContext context,
      List<ColumnValue> assignments,
      Row from,
      @Nullable Object[] target) {
    for (ColumnValue assignment : assignments) {
      Expression expression = assignment.value();
      target[assignment.ordinal()] =
          assign(context, assignment.ordinal(), expression.value(context, from), expression.type());
    }
  }

  /** Fills the computed columns and tests the constraints. */
  public void complete(ExecutionContext context, @Nullable Object[] row) {
    if (computed.isEmpty() && checks.isEmpty()) {
      return;
    }
    ArrayRow view = new ArrayRow(row);
    assign(context, computed, view, row);
    for (Check check : checks) {
      if (check.condition().truth(context, view) == Expression.FALSE) {
        throw new QuiverException(
                ErrorCode.CHECK_VIOLATION,
                "The row violates the check constraint " + check.name() + " of " + table.name())
            .withHint("The row was " + shown(context, row) + ".");
      }
    }
  }

  private String shown(ExecutionContext context, @Nullable Object[] row) {
    StringBuilder text = new StringBuilder("(");
    for (int i = 0; i < row.length; i++) {
      Object value = row[i];
      String part =
          value == null
              ? "NULL"
              : value instanceof byte[] || value instanceof float[]
                  ? "..."
                  : Conversions.toText(value, table.columns().get(i).type(), context.scalar());
      text.append(i == 0 ? "" : ", ").append(part.length() > 40 ? part.substring(0, 40) : part);
    }
    return text.append(')').toString();
  }
}
