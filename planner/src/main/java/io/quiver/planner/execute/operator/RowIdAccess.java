package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.table.TableCursor;
import io.quiver.storage.value.DataType;
import java.util.Arrays;
import java.util.List;

/** Rows with given row ids, each once. */
public record RowIdAccess(TableDefinition table, List<Expression> keys) implements RowAccess {
  public RowIdAccess {
    keys = List.copyOf(keys);
  }

  @Override
  public TableCursor open(ExecutionContext context) {
    long[] ids = new long[keys.size()];
    int count = 0;
    for (Expression key : keys) {
      Object value = key.value(context, ArrayRow.EMPTY);
      Object id =
          value == null ? null : KeyValues.equal(context, value, key.type(), DataType.BIGINT);
      if (id != null) {
        ids[count++] = (Long) id;
      }
    }
    Arrays.sort(ids, 0, count);
    return new RowIdCursor(context, table, Arrays.copyOf(ids, count));
  }

  @Override
  public String describe() {
    return "Row id lookup " + table.name();
  }
}
