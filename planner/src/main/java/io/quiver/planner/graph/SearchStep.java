package io.quiver.planner.graph;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;

/** What leads from one position of a searched path to the next, while its queries are made. */
final class SearchStep {
  final int number;
  final FixedPattern pattern = new FixedPattern();
  final FixedPattern.Added path;
  final List<Assignment> assignments;

  /** Operands with the bounds; the maximum is -1 where there is none. */
  final int minimum;

  final int maximum;

  /** Whether it is an edge without quantifier. */
  final boolean single;

  /** Expressions over one round. */
  final List<SqlNode> columns = new ArrayList<>();

  final List<RelDataType> types = new ArrayList<>();
  int dependsOn = -1;
  boolean usesOperands;

  SearchStep(
      int number, GraphModel graph, PathChain round, boolean single, int minimum, int maximum) {
    this.number = number;
    this.path = pattern.add(round);
    this.single = single;
    this.minimum = minimum;
    this.maximum = maximum;
    List<Assignment> all = Assignment.all(graph, pattern, Integer.MAX_VALUE);
    this.assignments = all == null ? List.of() : all;
  }

  VertexElement from() {
    return path.positions().get(0);
  }

  VertexElement to() {
    return path.positions().get(path.positions().size() - 1);
  }

  int edges() {
    return path.links().size();
  }

  /** The place of a column with this expression. */
  int column(SqlNode expression, RelDataType type) {
    String text = expression.toString();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).toString().equals(text)) {
        return i;
      }
    }
    columns.add(expression);
    types.add(type);
    return columns.size() - 1;
  }

  /** All expressions of a round. */
  References references() {
    References references = new References().add(columns).add(pattern.conditions);
    pattern.vertices.forEach(vertex -> references.add(vertex.conditions));
    pattern.edges.forEach(edge -> references.add(edge.conditions).add(edge.cost));
    return references;
  }
}
