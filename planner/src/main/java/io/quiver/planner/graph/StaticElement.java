package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import io.quiver.parser.ast.LabelExpression;
import io.quiver.planner.validate.TypedParameter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** An element whose table is known: its columns stand in FROM. */
final class StaticElement implements ElementBinding {
  private final GraphModel graph;
  private final ElementTable table;
  private final List<LabelExpression> expressions;
  private final Function<String, SqlNode> columns;

  /**
   * Makes one.
   *
   * @param expressions labels that the pattern asks for
   * @param columns the place of a column of the table
   */
  StaticElement(
      GraphModel graph,
      ElementTable table,
      List<LabelExpression> expressions,
      Function<String, SqlNode> columns) {
    this.graph = graph;
    this.table = table;
    this.expressions = expressions;
    this.columns = columns;
  }

  @Override
  public boolean isEdge() {
    return table.isEdge();
  }

  @Override
  public ElementTable table() {
    return table;
  }

  @Override
  public @Nullable SqlNode property(String name) {
    SqlNode expression = graph.expression(table, Labels.visible(expressions, table), name);
    if (expression != null) {
      return placed(expression);
    }
    RelDataType type = otherType(graph, isEdge(), expressions, name);
    return type == null ? null : new TypedParameter(TypedParameter.NULL_SLOT, type, ZERO);
  }

  /** The type of a property that at least one candidate has, or null. */
  static @Nullable RelDataType otherType(
      GraphModel graph, boolean edges, List<LabelExpression> expressions, String name) {
    List<ElementTable> candidates = Labels.candidates(graph, edges, expressions);
    if (candidates.isEmpty()) {
      // No element has such labels: there will be no rows, but the name may be right.
      return graph.propertyType(edges, name);
    }
    for (ElementTable candidate : candidates) {
      if (graph.expression(candidate, Labels.visible(expressions, candidate), name) != null) {
        return graph.propertyType(edges, name);
      }
    }
    return null;
  }

  /** The expression over the columns where they are. */
  SqlNode placed(SqlNode expression) {
    if (expression instanceof SqlIdentifier column && column.isSimple()) {
      return columns.apply(column.getSimple());
    }
    SqlNode marked = TableReferences.qualified(expression, "");
    SqlNode result =
        marked.accept(
            new SqlShuttle() {
              @Override
              public SqlNode visit(SqlIdentifier id) {
                return id.names.size() == 2 && id.names.get(0).isEmpty()
                    ? columns.apply(id.names.get(1))
                    : id;
              }
            });
    if (result == null) {
      throw new IllegalStateException("an expression vanished");
    }
    return result;
  }

  /** Whether this very element has the property. */
  boolean hasOwn(String name) {
    return graph.expression(table, Labels.visible(List.of(), table), name) != null;
  }

  @Override
  public List<String> properties() {
    return properties(graph, isEdge(), expressions);
  }

  static List<String> properties(
      GraphModel graph, boolean edges, List<LabelExpression> expressions) {
    Set<String> names = new LinkedHashSet<>();
    for (ElementTable candidate : Labels.candidates(graph, edges, expressions)) {
      Set<String> visible = Labels.visible(expressions, candidate);
      candidate
          .definition()
          .labels()
          .forEach(
              label -> {
                if (visible.contains(label.name())) {
                  label.properties().forEach(property -> names.add(property.name()));
                }
              });
    }
    return List.copyOf(names);
  }

  @Override
  public SqlNode id() {
    return Ids.of(graph, table, key());
  }

  List<SqlNode> key() {
    List<SqlNode> key = new ArrayList<>();
    table.key().forEach(column -> key.add(columns.apply(column)));
    return key;
  }

  SqlNode column(String name) {
    return columns.apply(name);
  }

  @Override
  public List<SqlNode> key(ElementTable wanted) {
    if (wanted == table) {
      return key();
    }
    List<SqlNode> nulls = new ArrayList<>();
    for (String column : wanted.key()) {
      nulls.add(new TypedParameter(TypedParameter.NULL_SLOT, wanted.type(column), ZERO));
    }
    return nulls;
  }

  @Override
  public SqlNode isLabeled(LabelExpression labels) {
    Labels.check(graph, isEdge(), labels);
    return TableReferences.literal(Labels.matches(labels, table));
  }

  @Override
  public SqlNode labels() {
    List<SqlNode> names = new ArrayList<>();
    table.definition().labels().forEach(label -> names.add(TableReferences.text(label.name())));
    return SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR.createCall(ZERO, names);
  }
}
