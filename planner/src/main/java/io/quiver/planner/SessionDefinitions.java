package io.quiver.planner;

import io.quiver.parser.SqlParsing;
import io.quiver.parser.SqlPrinter;
import io.quiver.parser.ast.OnCommit;
import io.quiver.planner.cache.PlannedStatement;
import io.quiver.planner.ddl.DefinitionContext;
import io.quiver.planner.execute.batch.RowReader;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.type.TypeMapping;
import io.quiver.planner.validate.Planning;
import io.quiver.storage.Database;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.CheckDefinition;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.PropertyGraphDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.catalog.ViewDefinition;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Gives definitions what they need of a session. */
final class SessionDefinitions implements DefinitionContext {
  private static final @Nullable Object[] NO_PARAMETERS = {};

  private final EmbeddedSession session;
  private final Transaction transaction;
  private final QueryEngine engine;

  SessionDefinitions(EmbeddedSession session, Transaction transaction) {
    this.session = session;
    this.transaction = transaction;
    this.engine = session.engine();
  }

  @Override
  public Database database() {
    return engine.database();
  }

  @Override
  public Transaction transaction() {
    return transaction;
  }

  @Override
  public String schema() {
    return session.schema();
  }

  @Override
  public @Nullable String temporarySchema() {
    return session.temporaryTables().schema();
  }

  @Override
  public String newTemporaryTable(String name, OnCommit onCommit) {
    return session.temporaryTables().prepare(transaction, name, onCommit);
  }

  private Planning planning() {
    Planning planning = planning(database().catalog(transaction));
    planning.setFiles(session.services().files());
    return planning;
  }

  private Planning planning(Catalog catalog) {
    Planning planning = engine.planning(engine.view(catalog), session.schema(), transaction);
    planning.setTemporarySchema(temporarySchema());
    return planning;
  }

  @Override
  public DataType typeOf(SqlDataTypeSpec type) {
    return planning().dataType(type);
  }

  @Override
  public QueryShape shapeOf(SqlNode query) {
    Planning planning = planning();
    Planning.Converted converted = planning.convert(query);
    List<QueryShape.Column> columns = new ArrayList<>();
    for (RelDataTypeField field : converted.root().validatedRowType.getFieldList()) {
      columns.add(
          new QueryShape.Column(
              field.getName(),
              TypeMapping.toDataType(field.getType()),
              field.getType().isNullable()));
    }
    Set<Integer> ids = new TreeSet<>();
    addTables(converted.relation(), ids);
    addViews(query, ids);
    ids.addAll(planning.sequences());
    return new QueryShape(columns, List.copyOf(ids), planning.readsFiles());
  }

  private static void addTables(RelNode node, Set<Integer> ids) {
    for (var table : RelOptUtil.findAllTables(node)) {
      QuiverTable quiver = table.unwrap(QuiverTable.class);
      if (quiver != null) {
        ids.add(quiver.definition().id());
      }
    }
    if (node instanceof TableScan scan && scan.getTable() != null) {
      QuiverTable quiver = scan.getTable().unwrap(QuiverTable.class);
      if (quiver != null) {
        ids.add(quiver.definition().id());
      }
    }
  }

  /** Views are gone from the tree: their names are looked up where the query mentions them. */
  private void addViews(SqlNode query, Set<Integer> ids) {
    Catalog catalog = database().catalog(transaction);
    query.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlIdentifier id) {
            if (id.names.size() <= 2 && !id.isStar()) {
              ObjectName name =
                  id.names.size() == 1
                      ? new ObjectName(session.schema(), id.names.get(0))
                      : new ObjectName(id.names.get(0), id.names.get(1));
              Definition found = catalog.relation(name);
              if (found instanceof ViewDefinition || found instanceof PropertyGraphDefinition) {
                ids.add(found.id());
              }
            }
            return null;
          }
        });
  }

  @Override
  public void checkExpressions(TableDefinition table) {
    Catalog catalog = database().catalog(transaction);
    Catalog with = catalog.table(table.id()) == null ? catalog.with(table) : catalog.replace(table);
    String from = " FROM " + quoted(table.name());
    for (ColumnDefinition column : table.columns()) {
      if (column.defaultSql() != null) {
        checkExpression(with, "SELECT " + column.defaultSql(), "the default of " + column.name());
      }
      if (column.generatedSql() != null) {
        checkExpression(
            with, "SELECT " + column.generatedSql() + from, "the computed column " + column.name());
      }
    }
    for (CheckDefinition check : table.checks()) {
      checkExpression(
          with, "SELECT 1" + from + " WHERE " + check.conditionSql(), "the check " + check.name());
    }
  }

  private void checkExpression(Catalog catalog, String query, String what) {
    try {
      planning(catalog).convert(SqlParsing.parseStatement(query));
    } catch (QuiverException e) {
      throw new QuiverException(
          e.code(), what + " is not valid: " + e.getMessage(), e.hint(), null, e);
    }
  }

  private static String quoted(ObjectName name) {
    return '"'
        + name.schema().replace("\"", "\"\"")
        + "\".\""
        + name.name().replace("\"", "\"\"")
        + '"';
  }

  @Override
  public @Nullable Object evaluate(SqlNode expression, DataType type) {
    ExecutionContext context =
        session.context(transaction, NO_PARAMETERS, ExecuteOptions.DEFAULT, null);
    return ConstantValues.evaluate(engine, planning(), expression, type, context);
  }

  private PlannedStatement.Planned plan(String sql) {
    return new StatementPlanner(engine, planning()).plan(SqlParsing.parseStatement(sql));
  }

  @Override
  public boolean findsRows(String query) {
    PlannedStatement.Planned planned = plan(query);
    ExecutionContext context =
        session.context(transaction, NO_PARAMETERS, ExecuteOptions.DEFAULT, null);
    try (RowReader reader = planned.plan().open(context)) {
      return reader.next();
    }
  }

  @Override
  public int checkStatement(String sql, String schema) {
    Planning planning =
        engine.planning(engine.view(database().catalog(transaction)), schema, transaction);
    StatementPlanner planner = new StatementPlanner(engine, planning);
    SqlNode statement = SqlParsing.parseStatement(sql);
    return StatementPlanner.isPlanned(statement)
        ? planner.plan(statement).columns().size()
        : planner.command(statement).columns().size();
  }

  @Override
  public List<String> columnsOf(ViewDefinition view) {
    return engine.viewType(database().catalog(transaction), view).getFieldNames();
  }

  @Override
  public long insert(TableDefinition table, SqlNode query) {
    return change("INSERT INTO " + quoted(table.name()) + " " + SqlPrinter.print(query));
  }

  @Override
  public long change(String sql) {
    return plan(sql)
        .plan()
        .execute(session.context(transaction, NO_PARAMETERS, ExecuteOptions.DEFAULT, null))
        .count();
  }
}
