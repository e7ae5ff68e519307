package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import io.quiver.parser.ast.LabelExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/** A vertex whose table shows at run time: the key columns that are not NULL tell. */
abstract class DynamicVertex implements ElementBinding {
  protected final GraphModel graph;
  protected final List<LabelExpression> expressions;
  private final List<ElementTable> candidates;
  private final KeyLayout keys;

  DynamicVertex(
      GraphModel graph,
      List<LabelExpression> expressions,
      List<ElementTable> candidates,
      KeyLayout keys) {
    this.graph = graph;
    this.expressions = expressions;
    this.candidates = candidates;
    this.keys = keys;
  }

  /** A key column by its place. */
  abstract SqlNode keyColumn(int place);

  @Override
  public boolean isEdge() {
    return false;
  }

  @Override
  public List<String> properties() {
    return StaticElement.properties(graph, false, expressions);
  }

  @Override
  public List<SqlNode> key(ElementTable table) {
    List<SqlNode> key = new ArrayList<>();
    for (int i = 0; i < table.key().size(); i++) {
      key.add(keyColumn(keys.offset(table) + i));
    }
    return key;
  }

  @Override
  public @Nullable ElementTable table() {
    return candidates.size() == 1 ? candidates.get(0) : null;
  }

  private SqlNode anyOf(Predicate<ElementTable> wanted) {
    List<ElementTable> found = candidates.stream().filter(wanted).toList();
    if (found.size() == candidates.size() || found.isEmpty()) {
      return TableReferences.literal(!found.isEmpty());
    }
    SqlNode result = null;
    for (ElementTable table : found) {
      SqlNode is = TableReferences.notNull(key(table).get(0));
      result = result == null ? is : SqlStdOperatorTable.OR.createCall(ZERO, result, is);
    }
    return result == null ? TableReferences.literal(false) : result;
  }

  @Override
  public SqlNode isLabeled(LabelExpression labels) {
    Labels.check(graph, false, labels);
    return anyOf(table -> Labels.matches(labels, table));
  }

  SqlNode exists(String property) {
    return anyOf(
        table -> graph.expression(table, Labels.visible(List.of(), table), property) != null);
  }

  @Override
  public SqlNode labels() {
    SqlNodeList conditions = new SqlNodeList(ZERO);
    SqlNodeList values = new SqlNodeList(ZERO);
    SqlNode last = GraphFunctions.array(List.of(TableReferences.text("")));
    for (ElementTable table : candidates) {
      List<SqlNode> names = new ArrayList<>();
      table.definition().labels().forEach(label -> names.add(TableReferences.text(label.name())));
      conditions.add(TableReferences.notNull(key(table).get(0)));
      last = GraphFunctions.array(names);
      values.add(last);
    }
    return candidates.size() == 1 ? last : new SqlCase(ZERO, null, conditions, values, last);
  }
}
