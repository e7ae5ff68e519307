package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.schema.SystemContext;
import io.quiver.planner.schema.SystemTable;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a table whose rows are computed: INFORMATION_SCHEMA and SYS. */
public final class SystemScanNode extends PlanNode {
  private final SystemTable table;
  private final @Nullable Expression schemaPattern;
  private final @Nullable Expression namePattern;

  public SystemScanNode(
      SystemTable table,
      List<DataType> types,
      @Nullable Expression schemaPattern,
      @Nullable Expression namePattern) {
    super(types, List.of());
    this.table = table;
    this.schemaPattern = schemaPattern;
    this.namePattern = namePattern;
  }

  @Override
  public String describe() {
    return "System table " + table.name();
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    SystemContext system =
        new SystemContext() {
          @Override
          public Transaction transaction() {
            return context.transaction();
          }

          @Override
          public Map<String, String> settings() {
            return context.services().settings();
          }
        };
    return new RowSourceBatches(
        context,
        types(),
        () -> table.open(system, text(context, schemaPattern), text(context, namePattern)));
  }

  private static @Nullable String text(ExecutionContext context, @Nullable Expression pattern) {
    Object value = pattern == null ? null : pattern.value(context, ArrayRow.EMPTY);
    return value == null ? null : value.toString();
  }
}
