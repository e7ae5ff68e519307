package io.quiver.planner.execute.change;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchRow;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.BufferSource;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.batch.RowBuffer;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.operator.PlanNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How input rows change a table; see {@link TableWriter} for what is done.
 *
 * @param values INSERT: a value for each ordinal, over the input
 * @param rowIdField UPDATE, DELETE, MERGE: input column with the target's row id
 * @param assignments UPDATE: changed columns, over the input
 * @param clauses MERGE: what its WHEN clauses do
 * @param clauseField MERGE: input column with the number of the clause that acts
 * @param returning over the new (or removed) row and then the returned fields, or null
 * @param returnedFields input columns that RETURNING names
 * @param mayRepeatTargets whether several input rows may name the same target
 */
public record TableChange(
    Operation operation,
    RowRules rules,
    List<Expression> values,
    int rowIdField,
    List<ColumnValue> assignments,
    List<Clause> clauses,
    int clauseField,
    @Nullable ConflictRule conflict,
    @Nullable List<Expression> returning,
    List<Integer> returnedFields,
    boolean mayRepeatTargets) {
  /** What is done. */
  public enum Operation {
    INSERT,
    UPDATE,
    DELETE,
    MERGE
  }

  /** What a WHEN clause of MERGE does: INSERT with values, UPDATE with assignments, or DELETE. */
  public record Clause(
      Operation operation, List<Expression> values, List<ColumnValue> assignments) {
    public Clause {
      values = List.copyOf(values);
      assignments = List.copyOf(assignments);
    }
  }

  public TableChange {
    clauses = List.copyOf(clauses);
    returnedFields = List.copyOf(returnedFields);
    values = List.copyOf(values);
    assignments = List.copyOf(assignments);
  }

  /** Changes by one input row: the point form, without batches. */
  public ChangeResult apply(ExecutionContext context, Row input) {
    TableWriter writer = new TableWriter(context, this);
    writer.apply(input);
    return writer.result();
  }

  /** Changes nothing. */
  public ChangeResult none(ExecutionContext context) {
    return new TableWriter(context, this).result();
  }

  /**
   * Changes by all rows of an input.
   *
   * @param buffered whether the input must be read to its end first, because it reads the table
   */
  public ChangeResult apply(ExecutionContext context, PlanNode input, boolean buffered) {
    TableWriter writer = new TableWriter(context, this);
    if (!buffered) {
      try (BatchSource source = input.open(context)) {
        apply(context, writer, source);
      }
      return writer.result();
    }
    try (RowBuffer rows = new RowBuffer(context.memory(), input.types())) {
      try (BatchSource source = input.open(context)) {
        for (Batch batch = source.next(); batch != null; batch = source.next()) {
          context.checkActive();
          rows.append(batch);
        }
      }
      apply(context, writer, new BufferSource(rows, input.types(), null, 0, rows.size()));
    }
    return writer.result();
  }

  private static void apply(ExecutionContext context, TableWriter writer, BatchSource source) {
    BatchRow row = new BatchRow();
    for (Batch batch = source.next(); batch != null; batch = source.next()) {
      row.set(batch);
      for (int k = 0; k < batch.size(); k++) {
        if ((k & 0x3F) == 0) {
          context.checkActive();
        }
        row.move(batch.row(k));
        writer.apply(row);
      }
    }
  }
}
