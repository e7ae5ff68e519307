package io.quiver.planner;

import io.quiver.parser.SqlParsing;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.validate.ChangeTarget;
import io.quiver.planner.validate.Planning;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.table.RowRules;
import io.quiver.storage.tx.Transaction;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What a foreign key's action needs to know of expressions: defaults, computed columns and CHECK
 * conditions. Thread-safe.
 */
final class DefaultRowRules implements RowRules {
  private final QueryEngine engine;
  private final Map<Integer, io.quiver.planner.execute.change.RowRules> compiled =
      new ConcurrentHashMap<>();

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
    return ConstantValues.evaluate(
        engine,
        planning(transaction, table),
        SqlParsing.parseExpression(sql),
        column.type(),
        constants());
  }

  private Planning planning(Transaction transaction, TableDefinition table) {
    return engine.planning(
        engine.view(engine.database().catalog(transaction)), table.name().schema(), transaction);
  }

  private static ExecutionContext constants() {
    return ExecutionContext.constants(new SessionScalars(ZoneId.systemDefault(), name -> ""));
  }

  @Override
  public void complete(Transaction transaction, TableDefinition table, @Nullable Object[] row) {
    if (table.checks().isEmpty()
        && table.columns().stream().allMatch(column -> column.generatedSql() == null)) {
      return;
    }
    rules(transaction, table).complete(constants(), row);
  }

  @SuppressWarnings("ReferenceEquality") // another instance is merely compiled again
  private io.quiver.planner.execute.change.RowRules rules(
      Transaction transaction, TableDefinition table) {
    io.quiver.planner.execute.change.RowRules known = compiled.get(table.id());
    if (known != null && known.table() == table) {
      return known;
    }
    Planning planning = planning(transaction, table);
    io.quiver.planner.execute.change.RowRules rules =
        engine.compiler().rules(table, ChangeTarget.rules(planning, table));
    compiled.put(table.id(), rules);
    return rules;
  }
}
