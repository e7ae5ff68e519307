package io.quiver.planner;

import io.quiver.parser.SqlParsing;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.validate.Planning;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.table.RowRules;
import io.quiver.storage.tx.Transaction;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What a foreign key's action needs to know of expressions: the default of a column. */
final class DefaultRowRules implements RowRules {
  private final QueryEngine engine;

  DefaultRowRules(QueryEngine engine) {
    this.engine = engine;
  }

  @Override
  public @Nullable Object defaultValue(
      Transaction transaction, TableDefinition table, ColumnDefinition column) {
    String sql = column.defaultSql();
    if (sql == null) {
      return null;
    }
    Planning planning =
        engine.planning(
            engine.view(engine.database().catalog(transaction)),
            table.name().schema(),
            transaction);
    return ConstantValues.evaluate(
        engine,
        planning,
        SqlParsing.parseExpression(sql),
        column.type(),
        ExecutionContext.constants(new SessionScalars(ZoneId.systemDefault(), name -> "")));
  }

  /**
   * Foreign key actions set columns to NULL, a key or a default; checks see that at the next write.
   */
  @Override
  public void complete(Transaction transaction, TableDefinition table, @Nullable Object[] row) {}
}
