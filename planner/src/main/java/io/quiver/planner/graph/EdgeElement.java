package io.quiver.planner.graph;

import io.quiver.parser.ast.LabelExpression;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** An edge of a pattern: all edge patterns of one variable. */
final class EdgeElement {
  final @Nullable String name;
  final List<LabelExpression> labels = new ArrayList<>();
  final List<SqlNode> conditions = new ArrayList<>();
  @Nullable SqlNode cost;

  EdgeElement(@Nullable String name) {
    this.name = name;
  }

  EdgeElement copy() {
    EdgeElement copy = new EdgeElement(name);
    copy.merge(this);
    copy.cost = cost;
    return copy;
  }

  void merge(EdgeElement other) {
    labels.addAll(other.labels);
    conditions.addAll(other.conditions);
  }
}
