package io.quiver.planner.execute.change;

import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.BatchReader;
import io.quiver.planner.execute.batch.BufferSource;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.batch.RowBuffer;
import io.quiver.planner.execute.batch.RowReader;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what RETURNING, or the wish for generated keys, gives for each changed row. */
final class ReturnedRows {
  private final ExecutionContext context;
  private final List<Expression> expressions;
  private final int[] inputFields;
  private final int @Nullable [] ordinals;
  private final List<DataType> types;
  private final @Nullable RowBuffer buffer;

  /** Collects nothing without RETURNING when no generated keys are wanted. */
  ReturnedRows(ExecutionContext context, TableDefinition table, TableChange change) {
    List<Expression> returning = change.returning();
    this.context = context;
    this.inputFields = change.returnedFields().stream().mapToInt(Integer::intValue).toArray();
    this.expressions = returning == null ? List.of() : returning;
    this.ordinals = returning == null ? context.generatedKeyOrdinals() : null;
    List<DataType> columnTypes = new ArrayList<>();
    if (ordinals != null) {
      for (int ordinal : ordinals) {
        columnTypes.add(table.columns().get(ordinal).type());
      }
    } else {
      expressions.forEach(expression -> columnTypes.add(expression.type()));
    }
    this.types = columnTypes;
    this.buffer =
        returning == null && ordinals == null ? null : new RowBuffer(context.memory(), types);
  }

  boolean wanted() {
    return buffer != null;
  }

  /**
   * Adds what one change gives back.
   *
   * @param row the new or removed row
   * @param input the input row that named it
   */
  void add(@Nullable Object[] row, Row input) {
    if (buffer == null) {
      return;
    }
    ArrayRow view = new ArrayRow(inputFields.length == 0 ? row : joined(row, input));
    @Nullable Object[] values = new Object[types.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = ordinals != null ? row[ordinals[i]] : expressions.get(i).value(context, view);
    }
    buffer.append(new ArrayRow(values));
  }

  private @Nullable Object[] joined(@Nullable Object[] row, Row input) {
    @Nullable Object[] both = Arrays.copyOf(row, row.length + inputFields.length);
    for (int i = 0; i < inputFields.length; i++) {
      both[row.length + i] = input.get(inputFields[i]);
    }
    return both;
  }

  @Nullable RowReader reader() {
    return buffer == null
        ? null
        : new BatchReader(new BufferSource(buffer, types, null, 0, buffer.size()));
  }
}
