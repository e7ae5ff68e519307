package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;

/** A path of edges only: everything about it is an expression over its elements. */
final class FixedPath implements PathBinding {
  private final List<StaticElement> vertices;
  private final List<StaticElement> edges;

  FixedPath(FixedPattern.Added path, FixedQuery query) {
    this.vertices = path.positions().stream().map(query::vertex).toList();
    this.edges = path.links().stream().map(link -> query.edge(link.edge())).toList();
  }

  @Override
  public SqlNode get(Function function) {
    return switch (function) {
      case LENGTH -> SqlLiteral.createExactNumeric(Integer.toString(edges.size()), ZERO);
      case VERTICES -> GraphFunctions.array(vertices.stream().map(StaticElement::id).toList());
      case EDGES -> {
        if (edges.isEmpty()) {
          throw new QuiverException(
              ErrorCode.INVALID_STATEMENT, "EDGES of a path that has no edge in its pattern");
        }
        yield GraphFunctions.array(edges.stream().map(StaticElement::id).toList());
      }
      case FIRST -> vertices.get(0).id();
      case LAST -> vertices.get(vertices.size() - 1).id();
      case TRAIL -> allDifferent(edges, false);
      case ACYCLIC -> allDifferent(vertices, false);
      case SIMPLE -> allDifferent(vertices, true);
      case COST ->
          throw new QuiverException(
              ErrorCode.INVALID_STATEMENT,
              "PATH_COST needs a path with ANY CHEAPEST or CHEAPEST k in front");
    };
  }

  private static SqlNode allDifferent(List<StaticElement> elements, boolean endsMayMeet) {
    List<SqlNode> conditions = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (!endsMayMeet || j > 0 || i < elements.size() - 1) {
          conditions.add(
              TableReferences.not(GraphFunctions.same(elements.get(j), elements.get(i))));
        }
      }
    }
    return TableReferences.and(conditions);
  }
}
