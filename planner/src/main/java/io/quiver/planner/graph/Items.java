package io.quiver.planner.graph;

import io.quiver.parser.ast.GraphTable;
import io.quiver.planner.validate.Positions;
import io.quiver.planner.validate.Queries;
import io.quiver.storage.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** COLUMNS with {@code v.*} written out; without COLUMNS the properties of all variables. */
final class Items {
  private Items() {}

  static List<SqlNode> of(GraphModel graph, GraphTable table, Variables variables) {
    List<SqlNode> items = new ArrayList<>();
    if (table.columns().isEmpty()) {
      for (String name : variables.byName().keySet()) {
        if (variables.isElement(name)) {
          addAll(graph, variables, name, table.getParserPosition(), items);
        }
      }
    }
    table.columns().forEach(column -> items.addAll(writtenOut(graph, column, variables)));
    if (items.isEmpty()) {
      throw Positions.error(
          ErrorCode.INVALID_STATEMENT,
          "GRAPH_TABLE without COLUMNS needs a variable with properties",
          table);
    }
    return items;
  }

  /** The column, or those that a star stands for. */
  static List<SqlNode> writtenOut(GraphModel graph, SqlNode column, Variables variables) {
    if (!(column instanceof SqlIdentifier id) || !id.isStar()) {
      return List.of(column);
    }
    if (id.names.size() != 2 || !variables.isElement(id.names.get(0))) {
      throw Positions.error(
          ErrorCode.INVALID_STATEMENT,
          "* needs a variable for one vertex or edge in front: v.*",
          id);
    }
    List<SqlNode> items = new ArrayList<>();
    addAll(graph, variables, id.names.get(0), id.getParserPosition(), items);
    return items;
  }

  private static void addAll(
      GraphModel graph,
      Variables variables,
      String name,
      SqlParserPos position,
      List<SqlNode> into) {
    Variables.Variable variable = variables.byName().get(name);
    if (variable != null) {
      for (String property :
          StaticElement.properties(
              graph, variable.kind() == Variables.Kind.EDGE, variable.labels())) {
        into.add(Queries.column(name, property, position));
      }
    }
  }
}
