package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.ProjectedStoredRow;
import io.quiver.planner.execute.batch.StoredRowView;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.table.TableCursor;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All rows that a condition accepts, read as they are asked for, with a score of 0 behind them. */
final class EveryRowSource implements BatchSource {
  private final ExecutionContext context;
  private final TableDefinition table;
  private final int[] ordinals;
  private final @Nullable Expression condition;
  private final BatchBuilder builder;
  private final ProjectedStoredRow row;
  private @Nullable TableCursor cursor;
  private boolean ended;

  EveryRowSource(
      ExecutionContext context,
      TableDefinition table,
      List<DataType> types,
      int[] ordinals,
      @Nullable Expression condition) {
    this.context = context;
    this.table = table;
    this.ordinals = ordinals;
    this.condition = condition;
    this.builder = new BatchBuilder(types);
    this.row = new ProjectedStoredRow(ordinals);
  }

  @Override
  public @Nullable Batch next() {
    if (ended) {
      return null;
    }
    TableCursor rows = cursor;
    if (rows == null) {
      rows = context.tables().scan(context.transaction(), table, Direction.FORWARD);
      cursor = rows;
    }
    builder.begin();
    for (int visited = 0; !builder.isFull(); visited++) {
      if ((visited & 0x3FF) == 0) {
        context.checkActive();
      }
      if (!rows.next()) {
        close();
        break;
      }
      if (condition == null
          || condition.truth(context, new StoredRowView(rows.row())) == Expression.TRUE) {
        row.set(rows.row());
        row.copyTo(builder.columns(), 0, builder.size());
        builder.column(ordinals.length).set(builder.size(), 0.0);
        builder.endRow();
      }
    }
    return builder.size() == 0 ? null : builder.build();
  }

  @Override
  public void close() {
    ended = true;
    if (cursor != null) {
      cursor.close();
      cursor = null;
    }
  }
}
