package io.quiver.planner.graph;

import io.quiver.planner.rel.PathSpec;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** A vertex of a searched path in the query around the search. */
final class OutputElement extends DynamicVertex {
  private final SearchPath path;
  private final SearchPosition position;

  OutputElement(SearchPath path, SearchPosition position) {
    super(path.graph(), position.element.labels, position.candidates, path.keys());
    this.path = path;
    this.position = position;
  }

  private SqlNode column(int column, RelDataType type) {
    return path.output(new PathSpec.Output.PositionValue(position.number, column), type);
  }

  @Override
  public @Nullable SqlNode property(String name) {
    if (isKey(name)) {
      return id();
    }
    RelDataType type = StaticElement.otherType(graph, false, expressions, name);
    return type == null
        ? null
        : column(path.positionColumns() + position.property(name, type), type);
  }

  /** Whether the property is what the search knows of every vertex, so that no row is read. */
  private boolean isKey(String name) {
    if (!graph.hasPlainIds(false)) {
      return false;
    }
    ElementTable table = graph.vertexTables().get(0);
    return graph.expression(table, Labels.visible(position.element.labels, table), name)
            instanceof SqlIdentifier column
        && column.isSimple()
        && column.getSimple().equals(table.key().get(0));
  }

  @Override
  public SqlNode id() {
    return column(graph.hasPlainIds(false) ? 0 : path.keys().width(), graph.idType(false));
  }

  @Override
  SqlNode keyColumn(int place) {
    return column(place, path.keys().types().get(place));
  }
}
