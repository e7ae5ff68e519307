package io.quiver.functions.graph;

import io.quiver.functions.spi.FunctionContext;
import io.quiver.functions.spi.GraphTables;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.graph.EdgeList;
import io.quiver.storage.graph.Graph;
import io.quiver.storage.graph.GraphDirection;
import io.quiver.storage.table.StoredRow;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A graph made by CREATE GRAPH: a node whose row says {@code deleted} has left it, with its edges.
 * Looks each node up once.
 */
final class LivingGraph implements Graph {
  private final Graph graph;
  private final FunctionContext context;
  private final TableDefinition nodes;
  private final IndexDefinition.@Nullable Ordered key;
  private final int deleted;
  private final BitSet checked = new BitSet();
  private final BitSet hidden = new BitSet();

  LivingGraph(Graph graph, FunctionContext context, GraphTables tables) {
    this.graph = graph;
    this.context = context;
    this.nodes = tables.nodes();
    String flag = tables.deleted();
    this.deleted = flag == null ? -1 : nodes.findColumn(flag).orElse(-1);
    this.key = primaryKey(nodes);
  }

  private static IndexDefinition.@Nullable Ordered primaryKey(TableDefinition nodes) {
    for (IndexDefinition index : nodes.indexes()) {
      if (index instanceof IndexDefinition.Ordered ordered
          && nodes.primaryKeyIndex() != null
          && index.id() == nodes.primaryKeyIndex()) {
        return ordered;
      }
    }
    return null;
  }

  boolean isHidden(int vertex) {
    if (deleted < 0 || key == null) {
      return false;
    }
    if (!checked.get(vertex)) {
      checked.set(vertex);
      StoredRow row =
          context
              .tables()
              .getUnique(context.transaction(), nodes, key, List.of(graph.value(vertex)));
      hidden.set(vertex, row != null && !row.isNull(deleted) && row.getLong(deleted) != 0);
    }
    return hidden.get(vertex);
  }

  @Override
  public int vertex(Object value) {
    int vertex = graph.vertex(value);
    return vertex >= 0 && isHidden(vertex) ? -1 : vertex;
  }

  @Override
  public Object value(int vertex) {
    return graph.value(vertex);
  }

  @Override
  public int vertexLimit() {
    return graph.vertexLimit();
  }

  @Override
  public void expand(int vertex, GraphDirection direction, EdgeList into) {
    graph.expand(vertex, direction, into);
    into.removeIf(this::isHidden);
  }

  @Override
  public String describe() {
    return graph.describe();
  }
}
