package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import io.quiver.parser.ast.LabelExpression;
import io.quiver.planner.validate.TypedParameter;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** An element that there is not. */
record NoElement(GraphModel graph, boolean isEdge, List<LabelExpression> labelsWanted)
    implements ElementBinding {
  @Override
  public @Nullable SqlNode property(String name) {
    // Tables that fit the labels may be missing: any table with the property gives the type.
    RelDataType type = graph.propertyType(isEdge, name);
    return type == null ? null : nothing(type);
  }

  private static SqlNode nothing(RelDataType type) {
    return new TypedParameter(TypedParameter.NULL_SLOT, type, ZERO);
  }

  @Override
  public List<String> properties() {
    return StaticElement.properties(graph, isEdge, List.of());
  }

  @Override
  public SqlNode id() {
    return nothing(graph.idType(isEdge));
  }

  @Override
  public List<SqlNode> key(ElementTable table) {
    return table.key().stream().map(column -> nothing(table.type(column))).toList();
  }

  @Override
  public @Nullable ElementTable table() {
    return null;
  }

  @Override
  public SqlNode isLabeled(LabelExpression labels) {
    Labels.check(graph, isEdge, labels);
    return TableReferences.literal(false);
  }

  @Override
  public SqlNode labels() {
    return GraphFunctions.array(List.of(TableReferences.text("")));
  }
}
