package io.quiver.planner.graph;

import io.quiver.parser.ast.LabelExpression;
import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** An element that another path of the pattern has bound, in a query inside a path search. */
final class OperandElement implements ElementBinding {
  private final ElementBinding element;
  private final Operands operands;
  private final Tracker tracker;

  OperandElement(ElementBinding element, Operands operands, Tracker tracker) {
    this.element = element;
    this.operands = operands;
    this.tracker = tracker;
  }

  private SqlNode inside(SqlNode node) {
    tracker.usesOperand();
    return operands.parameter(node);
  }

  @Override
  public boolean isEdge() {
    return element.isEdge();
  }

  @Override
  public @Nullable SqlNode property(String name) {
    SqlNode value = element.property(name);
    return value == null ? null : inside(value);
  }

  @Override
  public List<String> properties() {
    return element.properties();
  }

  @Override
  public SqlNode id() {
    return inside(element.id());
  }

  @Override
  public List<SqlNode> key(ElementTable table) {
    return element.key(table).stream().map(this::inside).toList();
  }

  @Override
  public @Nullable ElementTable table() {
    return element.table();
  }

  @Override
  public SqlNode isLabeled(LabelExpression labels) {
    return inside(element.isLabeled(labels));
  }

  @Override
  public SqlNode labels() {
    return inside(element.labels());
  }
}
