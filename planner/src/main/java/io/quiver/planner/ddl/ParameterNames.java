package io.quiver.planner.ddl;

import io.quiver.parser.ast.Assignment;
import io.quiver.parser.ast.DeleteStatement;
import io.quiver.parser.ast.InsertStatement;
import io.quiver.parser.ast.MergeClause;
import io.quiver.parser.ast.MergeStatement;
import io.quiver.parser.ast.OnConflict;
import io.quiver.parser.ast.UpdateStatement;
import io.quiver.parser.ast.WithChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWithItem;
import org.jspecify.annotations.Nullable;

/**
 * Where a statement of a procedure's body names parameters, and which relations it names. A simple
 * name that is a parameter's means the parameter wherever a value may stand; columns of that name
 * are written with their table. Used once.
 */
final class ParameterNames {
  /**
   * A parameter at a place.
   *
   * @param amongColumns a column could be meant there
   * @param argument it is a whole argument of a call
   */
  record Use(SqlIdentifier name, int parameter, boolean amongColumns, boolean argument) {}

  private final Map<String, Integer> parameters;
  private final List<Use> uses = new ArrayList<>();
  private final List<SqlIdentifier> relations = new ArrayList<>();
  private final List<SqlIdentifier> columnSources = new ArrayList<>();
  private final Set<String> withNames = new HashSet<>();
  private boolean amongColumns;

  ParameterNames(Map<String, Integer> parameters) {
    this.parameters = parameters;
  }

  List<Use> uses() {
    return uses;
  }

  /** Tables, views, graphs and sequences; not what WITH names. */
  List<SqlIdentifier> relations() {
    return relations.stream().filter(name -> !isWithName(name)).toList();
  }

  /** Those of them whose columns have simple names in the statement. */
  List<SqlIdentifier> columnSources() {
    return columnSources.stream().filter(name -> !isWithName(name)).toList();
  }

  private boolean isWithName(SqlIdentifier name) {
    return name.isSimple() && withNames.contains(name.getSimple());
  }

  void read(SqlNode statement) {
    value(statement);
  }

  private void relation(SqlIdentifier name, boolean hasColumns) {
    relations.add(name);
    if (hasColumns) {
      columnSources.add(name);
    }
  }

  private void values(@Nullable Iterable<? extends @Nullable SqlNode> nodes) {
    if (nodes != null) {
      nodes.forEach(this::value);
    }
  }

  private void value(@Nullable SqlNode node) {
    switch (node) {
      case null -> {}
      case SqlIdentifier name -> use(name, false);
      case SqlNodeList list -> values(list);
      case InsertStatement insert -> insert(insert);
      case UpdateStatement update -> {
        relation(update.table(), true);
        amongColumns(
            () -> {
              values(update.assignments());
              from(update.from());
              value(update.where());
            });
        values(update.returning());
      }
      case DeleteStatement delete -> {
        relation(delete.table(), true);
        amongColumns(
            () -> {
              from(delete.using());
              value(delete.where());
            });
        values(delete.returning());
      }
      case MergeStatement merge -> {
        relation(merge.table(), true);
        amongColumns(
            () -> {
              from(merge.source());
              value(merge.condition());
              values(merge.clauses());
            });
        values(merge.returning());
      }
      case MergeClause clause -> {
        value(clause.condition());
        values(clause.assignments());
        value(clause.values());
      }
      case Assignment assignment -> value(assignment.source());
      case OnConflict conflict -> {
        values(conflict.assignments());
        value(conflict.where());
      }
      case WithChange change -> {
        values(change.items());
        value(change.change());
      }
      case SqlWithItem item -> {
        withNames.add(item.name.getSimple());
        value(item.query);
      }
      case SqlSelect select -> select(select);
      case SqlCall call -> call(call);
      default -> {
        // Literals, types and intervals.
      }
    }
  }

  private void insert(InsertStatement insert) {
    relation(insert.table(), false);
    value(insert.source());
    value(insert.onConflict());
    values(insert.returning());
  }

  private void select(SqlSelect select) {
    boolean outer = amongColumns;
    amongColumns = outer || select.getFrom() != null;
    try {
      value(select.getSelectList());
      from(select.getFrom());
      value(select.getWhere());
      value(select.getGroup());
      value(select.getHaving());
      value(select.getWindowList());
      value(select.getQualify());
      value(select.getOrderList());
      value(select.getOffset());
      value(select.getFetch());
    } finally {
      amongColumns = outer;
    }
  }

  private void amongColumns(Runnable work) {
    boolean outer = amongColumns;
    amongColumns = true;
    work.run();
    amongColumns = outer;
  }

  /** What stands in FROM: names there are relations. */
  private void from(@Nullable SqlNode node) {
    switch (node) {
      case null -> {}
      case SqlIdentifier name -> relation(name, true);
      case SqlJoin join -> {
        from(join.getLeft());
        from(join.getRight());
        if (!(join.getCondition() instanceof SqlNodeList)) {
          value(join.getCondition());
        }
      }
      case SqlCall call when call.getKind() == SqlKind.AS || call.getKind() == SqlKind.TABLE_REF ->
          from(call.operand(0));
      default -> value(node);
    }
  }

  private void call(SqlCall call) {
    switch (call.getKind()) {
      case AS, ARGUMENT_ASSIGNMENT -> value(call.operand(0));
      case NEXT_VALUE, CURRENT_VALUE -> relation(call.operand(0), false);
      case EXPLICIT_TABLE -> relation(call.operand(0), true);
      case DESCRIPTOR -> {
        // Names of columns.
      }
      case PROCEDURE_CALL -> {
        SqlCall procedure = call.operand(0);
        for (SqlNode argument : procedure.getOperandList()) {
          SqlNode given =
              argument.getKind() == SqlKind.ARGUMENT_ASSIGNMENT
                  ? ((SqlCall) argument).operand(0)
                  : argument;
          if (given instanceof SqlIdentifier name) {
            use(name, true);
          } else {
            value(given);
          }
        }
      }
      default -> {
        if (call instanceof io.quiver.parser.ast.GraphTable graph
            && graph.graph() instanceof SqlIdentifier name) {
          relation(name, false);
        }
        if (!(call.getOperator() instanceof SqlBasicFunction && call.operandCount() == 0)) {
          values(call.getOperandList());
        }
      }
    }
  }

  private void use(SqlIdentifier name, boolean argument) {
    if (!name.isSimple()) {
      return;
    }
    Integer parameter = parameters.get(name.getSimple());
    if (parameter != null) {
      uses.add(new Use(name, parameter, amongColumns, argument));
    }
  }
}
