package io.quiver.planner.execute.change;

import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.BatchReader;
import io.quiver.planner.execute.batch.BufferSource;
import io.quiver.planner.execute.batch.RowBuffer;
import io.quiver.planner.execute.batch.RowReader;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what RETURNING, or the wish for generated keys, gives for each changed row. */
final class ReturnedRows {
  private final ExecutionContext context;
  private final List<Expression> expressions;
  private final int @Nullable [] ordinals;
  private final List<DataType> types;
  private final @Nullable RowBuffer buffer;

  /** Collects nothing when {@code returning} is null and no generated keys are wanted. */
  ReturnedRows(
      ExecutionContext context, TableDefinition table, @Nullable List<Expression> returning) {
    this.context = context;
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

  void add(@Nullable Object[] row) {
    if (buffer == null) {
      return;
    }
    @Nullable Object[] values = new Object[types.size()];
    ArrayRow view = new ArrayRow(row);
    for (int i = 0; i < values.length; i++) {
      values[i] = ordinals != null ? row[ordinals[i]] : expressions.get(i).value(context, view);
    }
    buffer.append(new ArrayRow(values));
  }

  @Nullable RowReader reader() {
    return buffer == null
        ? null
        : new BatchReader(new BufferSource(buffer, types, null, 0, buffer.size()));
  }
}
