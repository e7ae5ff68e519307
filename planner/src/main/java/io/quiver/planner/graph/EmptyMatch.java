package io.quiver.planner.graph;

import io.quiver.parser.ast.GraphTable;
import io.quiver.planner.validate.Queries;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;

/** A pattern that no tables of the graph can match: no rows, but columns with their types. */
final class EmptyMatch {
  private final GraphModel graph;
  private final GraphTable table;
  private final Variables variables;

  EmptyMatch(GraphModel graph, GraphTable table, Variables variables) {
    this.graph = graph;
    this.table = table;
    this.variables = variables;
  }

  /** A value of the type that a function of paths has. */
  private SqlNode nothing(PathBinding.Function function) {
    SqlNode vertex = new NoElement(graph, false, List.of()).id();
    return switch (function) {
      case LENGTH -> SqlLiteral.createExactNumeric("0", TableReferences.ZERO);
      case VERTICES -> GraphFunctions.array(List.of(vertex));
      case EDGES ->
          graph.edgeTables().isEmpty()
              ? GraphFunctions.array(List.of(TableReferences.text("")))
              : GraphFunctions.array(List.of(new NoElement(graph, true, List.of()).id()));
      case FIRST, LAST -> vertex;
      case TRAIL, ACYCLIC, SIMPLE -> TableReferences.literal(false);
      case COST -> SqlLiteral.createApproxNumeric("0E0", TableReferences.ZERO);
    };
  }

  SqlNode query() {
    Scope scope = new Scope();
    variables
        .byName()
        .forEach(
            (name, variable) -> {
              switch (variable.kind()) {
                case VERTEX -> scope.add(name, new NoElement(graph, false, variable.labels()));
                case EDGE -> scope.add(name, new NoElement(graph, true, variable.labels()));
                case PATH -> scope.add(name, (PathBinding) this::nothing);
                case GROUP ->
                    scope.add(
                        name,
                        new GroupBinding() {
                          @Override
                          public SqlNode aggregate(SqlCall call) {
                            return TableReferences.text("");
                          }

                          @Override
                          public Object repetition() {
                            return EmptyMatch.this;
                          }
                        });
              }
            });
    Resolver resolver = new Resolver(scope, node -> node.clone(node.getParserPosition()));
    List<SqlNode> items = new ArrayList<>();
    for (SqlNode item : Items.of(graph, table, variables)) {
      if (item.getKind() == SqlKind.AS) {
        SqlCall as = (SqlCall) item;
        items.add(
            Queries.as(
                resolver.resolve(as.operand(0)), ((SqlIdentifier) as.operand(1)).getSimple()));
      } else {
        SqlNode resolved = resolver.resolve(item);
        items.add(
            item instanceof SqlIdentifier id && id.names.size() == 2
                ? Queries.as(resolved, id.names.get(1))
                : resolved);
      }
    }
    return Queries.select(items, SearchQueries.oneRow(), TableReferences.literal(false));
  }
}
