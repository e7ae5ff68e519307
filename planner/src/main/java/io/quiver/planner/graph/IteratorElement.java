package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import io.quiver.parser.ast.LabelExpression;
import io.quiver.planner.validate.Queries;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * The variable of ONE ROW PER VERTEX or STEP: an element known by its id. What else is asked of it
 * is read from the element tables, all of them in one relation. Used once.
 */
final class IteratorElement implements ElementBinding {
  private static final String ID = "ID$";

  private final GraphModel graph;
  private final boolean edge;
  private final String alias;
  private final SqlNode id;
  private final Set<String> properties = new LinkedHashSet<>();
  private final List<LabelExpression> tests = new ArrayList<>();
  private boolean labelled;

  /**
   * Makes one.
   *
   * @param alias of the relation with its rows, unique in the query
   * @param id where the query has its id
   */
  IteratorElement(GraphModel graph, boolean edge, String alias, SqlNode id) {
    this.graph = graph;
    this.edge = edge;
    this.alias = alias;
    this.id = id;
  }

  @Override
  public boolean isEdge() {
    return edge;
  }

  @Override
  public @Nullable SqlNode property(String name) {
    if (StaticElement.otherType(graph, edge, List.of(), name) == null) {
      return null;
    }
    properties.add(name);
    return TableReferences.column(alias, name);
  }

  @Override
  public List<String> properties() {
    return StaticElement.properties(graph, edge, List.of());
  }

  @Override
  public SqlNode id() {
    return id;
  }

  @Override
  public List<SqlNode> key(ElementTable table) {
    throw new IllegalStateException("the table of an iterator variable is not known");
  }

  @Override
  public @Nullable ElementTable table() {
    return null;
  }

  @Override
  public SqlNode isLabeled(LabelExpression labels) {
    Labels.check(graph, edge, labels);
    tests.add(labels);
    return TableReferences.column(alias, "T$" + (tests.size() - 1));
  }

  @Override
  public SqlNode labels() {
    labelled = true;
    return TableReferences.column(alias, "L$");
  }

  /** Whether more than the id is asked. */
  boolean isRead() {
    return labelled || !properties.isEmpty() || !tests.isEmpty();
  }

  /** All elements with what is asked of them. */
  SqlNode relation() {
    SqlNode all = null;
    for (ElementTable table : graph.tables(edge)) {
      SqlNode rows = rows(table);
      all = all == null ? rows : SqlStdOperatorTable.UNION_ALL.createCall(ZERO, all, rows);
    }
    if (all == null) {
      throw new IllegalStateException("no element tables");
    }
    return Queries.as(all, alias);
  }

  private SqlNode rows(ElementTable table) {
    StaticElement element =
        new StaticElement(graph, table, List.of(), column -> TableReferences.column("r", column));
    List<SqlNode> items = new ArrayList<>();
    items.add(Queries.as(element.id(), ID));
    for (String property : properties) {
      SqlNode value = element.property(property);
      if (value != null) {
        items.add(Queries.as(value, property));
      }
    }
    for (int i = 0; i < tests.size(); i++) {
      items.add(Queries.as(element.isLabeled(tests.get(i)), "T$" + i));
    }
    if (labelled) {
      items.add(Queries.as(element.labels(), "L$"));
    }
    String condition = table.definition().condition();
    return Queries.select(
        items,
        TableReferences.from(table, "r"),
        condition == null ? null : element.placed(graph.parse(condition)));
  }

  /** That a row of the relation is this element's. */
  SqlNode isSame() {
    return TableReferences.equal(TableReferences.column(alias, ID), id);
  }
}
