package io.quiver.planner.graph;

import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.graph.EdgeTable;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import org.jspecify.annotations.Nullable;

/** An element table of edges as adjacency sees it: two columns with keys of vertices. */
final class EdgeColumns {
  private EdgeColumns() {}

  /** The columns, or null where the ends are no single columns with keys of the same values. */
  static @Nullable EdgeTable of(GraphModel graph, ElementTable element, int weight) {
    TableDefinition table = element.table();
    if (table == null
        || element.source().columns().size() != 1
        || element.destination().columns().size() != 1) {
      return null;
    }
    int source = table.findColumn(element.source().columns().get(0)).orElse(-1);
    int target = table.findColumn(element.destination().columns().get(0)).orElse(-1);
    return source >= 0 && target >= 0 && hasSimpleKeys(graph, element, table, source, target)
        ? new EdgeTable(table, source, target, weight)
        : null;
  }

  /** Keys whose values are the same objects in rows of tables and of queries. */
  private static boolean hasSimpleKeys(
      GraphModel graph, ElementTable element, TableDefinition table, int source, int target) {
    ElementTable vertices = graph.vertexTable(element.source().vertexTable());
    DataType key = TypeMapping.toDataType(vertices.type(vertices.key().get(0)));
    for (int column : new int[] {source, target}) {
      DataType type = table.columns().get(column).type();
      boolean same =
          (type.kind().isInteger() && key.kind().isInteger())
              || (type.kind() == TypeKind.VARCHAR && key.kind() == TypeKind.VARCHAR);
      if (!same) {
        return false;
      }
    }
    return true;
  }
}
