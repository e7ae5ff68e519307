package io.quiver.planner.graph;

import io.quiver.parser.ast.LabelExpression;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlNode;

/** A vertex of a pattern: all vertex patterns that must be one and the same vertex. */
final class VertexElement {
  final List<String> names = new ArrayList<>();
  final List<LabelExpression> labels = new ArrayList<>();
  final List<SqlNode> conditions = new ArrayList<>();

  boolean isNamed() {
    return !names.isEmpty();
  }

  /** Whether nothing is said about it. */
  boolean isPlain() {
    return names.isEmpty() && labels.isEmpty() && conditions.isEmpty();
  }

  /** Takes over what another pattern of the same vertex says. */
  void merge(VertexElement other) {
    for (String name : other.names) {
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    labels.addAll(other.labels);
    conditions.addAll(other.conditions);
  }
}
