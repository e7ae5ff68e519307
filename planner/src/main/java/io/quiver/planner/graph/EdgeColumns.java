package io.quiver.planner.graph;

import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.catalog.GraphElementTable.End;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.graph.EdgeTable;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element table of edges as adjacency sees it: columns with keys of vertices. */
final class EdgeColumns {
  private EdgeColumns() {}

  /** The columns, or null where the ends are no columns with keys of the same values. */
  static @Nullable EdgeTable of(GraphModel graph, ElementTable element, int weight) {
    TableDefinition table = element.table();
    if (table == null) {
      return null;
    }
    List<Integer> sources = ordinals(graph, table, element.source());
    List<Integer> targets = ordinals(graph, table, element.destination());
    return sources.isEmpty() || targets.isEmpty()
        ? null
        : new EdgeTable(table, sources, targets, weight);
  }

  /** The columns that refer to the vertices' key, in its order; empty where there are none. */
  private static List<Integer> ordinals(GraphModel graph, TableDefinition table, End end) {
    ElementTable vertices = graph.vertexTable(end.vertexTable());
    List<Integer> ordinals = new ArrayList<>();
    for (String key : vertices.key()) {
      int place = end.referenced().indexOf(key);
      int ordinal = place < 0 ? -1 : table.findColumn(end.columns().get(place)).orElse(-1);
      if (ordinal < 0
          || !isAlike(
              table.columns().get(ordinal).type(), TypeMapping.toDataType(vertices.type(key)))) {
        return List.of();
      }
      ordinals.add(ordinal);
    }
    return end.columns().size() == ordinals.size() ? ordinals : List.of();
  }

  /** Whether values are the same objects in rows of tables and of queries. */
  private static boolean isAlike(DataType edge, DataType key) {
    return (edge.kind().isInteger() && key.kind().isInteger())
        || (edge.kind() == TypeKind.VARCHAR && key.kind() == TypeKind.VARCHAR);
  }
}
