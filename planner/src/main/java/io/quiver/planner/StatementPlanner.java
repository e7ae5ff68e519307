package io.quiver.planner;

import io.quiver.parser.ast.CheckDatabase;
import io.quiver.parser.ast.CopyStatement;
import io.quiver.parser.ast.DeleteStatement;
import io.quiver.parser.ast.ExplainStatement;
import io.quiver.parser.ast.InsertStatement;
import io.quiver.parser.ast.LockingQuery;
import io.quiver.parser.ast.MergeStatement;
import io.quiver.parser.ast.ShowParameter;
import io.quiver.parser.ast.UpdateStatement;
import io.quiver.parser.ast.WithChange;
import io.quiver.planner.cache.PlannedStatement;
import io.quiver.planner.optimize.Optimizer;
import io.quiver.planner.optimize.RowLocking;
import io.quiver.planner.rel.LookupJoin;
import io.quiver.planner.rel.Modify;
import io.quiver.planner.rel.RowIdLookup;
import io.quiver.planner.rel.TableAccess;
import io.quiver.planner.rule.UnusedIndexes;
import io.quiver.planner.session.ParameterInfo;
import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.session.StatementWarning;
import io.quiver.planner.type.TypeMapping;
import io.quiver.planner.validate.Changes;
import io.quiver.planner.validate.Planning;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** Plans one statement: validates, converts, optimises, compiles. Used once. */
final class StatementPlanner {
  private final QueryEngine engine;
  private final Planning planning;

  StatementPlanner(QueryEngine engine, Planning planning) {
    this.engine = engine;
    this.planning = planning;
  }

  /** Whether the statement has a plan; all others are commands. */
  static boolean isPlanned(SqlNode statement) {
    return statement instanceof InsertStatement
        || statement instanceof UpdateStatement
        || statement instanceof DeleteStatement
        || statement instanceof MergeStatement
        || statement instanceof WithChange
        || (statement instanceof CopyStatement copy && copy.from())
        || statement instanceof LockingQuery
        || statement.isA(SqlKind.QUERY);
  }

  PlannedStatement.Planned plan(SqlNode statement) {
    Modify change = Changes.convert(planning, statement);
    if (change != null) {
      return change(change);
    }
    LockingQuery locking = statement instanceof LockingQuery query ? query : null;
    Planning.Converted converted = planning.convert(locking == null ? statement : locking.query());
    RelNode tree =
        locking == null
            ? Optimizer.optimize(converted.relation())
            : RowLocking.plan(converted.relation(), locking);
    return new PlannedStatement.Planned(
        engine.compiler().compile(tree),
        tree,
        columns(converted),
        parameters(),
        planning.view().catalog().version(),
        null,
        sizes(tree),
        warnings(tree));
  }

  private PlannedStatement.Planned change(Modify change) {
    RelNode tree = Optimizer.optimize(change);
    return new PlannedStatement.Planned(
        engine.compiler().compile(tree),
        tree,
        change.returning() == null ? List.of() : columns(change.getRowType()),
        parameters(),
        planning.view().catalog().version(),
        change.quiverTable().definition(),
        sizes(tree),
        warnings(tree));
  }

  /**
   * The tables whose size the optimizer weighed; a plan that only looks up a key weighs nothing.
   */
  private List<PlannedStatement.TableSize> sizes(RelNode tree) {
    Set<TableDefinition> tables = new LinkedHashSet<>();
    weighed(tree, tables);
    return tables.stream()
        .map(table -> new PlannedStatement.TableSize(table, planning.rows(table)))
        .toList();
  }

  private List<StatementWarning> warnings(RelNode tree) {
    List<StatementWarning> warnings = new ArrayList<>(planning.warnings());
    warnings.addAll(UnusedIndexes.warnings(tree));
    return warnings;
  }

  private static void weighed(RelNode node, Set<TableDefinition> tables) {
    switch (node) {
      case RowIdLookup lookup -> {
        // A key is the best way at any size.
      }
      case TableAccess access -> tables.add(access.quiverTable().definition());
      case LookupJoin join -> tables.add(join.quiverTable().definition());
      default -> {
        // Nothing of a table by itself.
      }
    }
    node.getInputs().forEach(input -> weighed(input, tables));
  }

  PlannedStatement.Command command(SqlNode statement) {
    if (statement.getKind() == SqlKind.PROCEDURE_CALL) {
      return ProcedureArguments.command(
          statement, planning.view().catalog(), planning.schema(), this);
    }
    List<ResultColumn> columns =
        switch (statement) {
          case ExplainStatement explain -> List.of(text("PLAN"));
          case ShowParameter show ->
              show.name() == null ? List.of(text("NAME"), text("VALUE")) : List.of(text("VALUE"));
          case CheckDatabase check ->
              List.of(text("OBJECT_TYPE"), text("OBJECT_NAME"), text("FINDING"));
          default -> List.of();
        };
    return new PlannedStatement.Command(statement, columns, commandParameters(statement));
  }

  private List<ParameterInfo> commandParameters(SqlNode statement) {
    if (statement instanceof CopyStatement copy) {
      return plan(CopyOut.query(copy)).parameters();
    }
    if (statement instanceof ExplainStatement explain && isPlanned(explain.statement())) {
      // EXPLAIN accepts the parameters of what it explains, so that tools can ask before they run.
      List<ParameterInfo> parameters = plan(explain.statement()).parameters();
      return explain.analyze()
          ? parameters
          : parameters.stream().map(ParameterInfo::asOptional).toList();
    }
    return List.of();
  }

  private static ResultColumn text(String name) {
    return new ResultColumn(name, name, DataType.VARCHAR, false, null, null, false);
  }

  private List<ParameterInfo> parameters() {
    List<ParameterInfo> parameters = new ArrayList<>();
    Map<Integer, RelDataType> types = planning.parameterTypes();
    int count = types.keySet().stream().mapToInt(i -> i + 1).max().orElse(0);
    for (int i = 0; i < count; i++) {
      RelDataType type = types.get(i);
      parameters.add(
          new ParameterInfo(
              type == null ? DataType.VARCHAR : TypeMapping.toDataType(type),
              type == null || type.isNullable(),
              null,
              planning.isGuessed(i),
              false));
    }
    return parameters;
  }

  private List<ResultColumn> columns(Planning.Converted converted) {
    List<ResultColumn> columns = new ArrayList<>();
    for (RelDataTypeField field : converted.root().validatedRowType.getFieldList()) {
      int i = field.getIndex();
      columns.add(
          column(
              field,
              converted.label(i),
              i < converted.fieldOrigins().size() ? converted.fieldOrigins().get(i) : List.of()));
    }
    return columns;
  }

  /** Of RETURNING. */
  private List<ResultColumn> columns(RelDataType row) {
    List<ResultColumn> columns = new ArrayList<>();
    for (RelDataTypeField field : row.getFieldList()) {
      String name = field.getName();
      columns.add(
          column(field, name.startsWith("EXPR$") ? "C" + (field.getIndex() + 1) : name, List.of()));
    }
    return columns;
  }

  /** Origins are schema, table, column. */
  private ResultColumn column(RelDataTypeField field, String label, List<String> origin) {
    DataType type = TypeMapping.toDataType(field.getType());
    boolean nullable = field.getType().isNullable();
    if (origin.size() < 3) {
      return new ResultColumn(label, label, type, nullable, null, null, false);
    }
    String schema = origin.get(origin.size() - 3);
    String table = origin.get(origin.size() - 2);
    String name = origin.get(origin.size() - 1);
    Catalog catalog = planning.view().catalog();
    TableDefinition definition = catalog.table(new ObjectName(schema, table));
    boolean identity = false;
    if (definition != null && definition.findColumn(name).isPresent()) {
      ColumnDefinition column = definition.columns().get(definition.findColumn(name).getAsInt());
      identity = column.identity() != null;
      // The plan may know less of the type than the definition (CLOB).
      type = column.type();
    }
    return new ResultColumn(label, name, type, nullable, table, schema, identity);
  }
}
