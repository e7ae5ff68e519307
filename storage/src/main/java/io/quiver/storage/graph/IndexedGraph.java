package io.quiver.storage.graph;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.table.IndexRange;
import io.quiver.storage.table.StoredRow;
import io.quiver.storage.table.TableCursor;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds neighbours through ordered indexes on the ends of the edges, as the transaction sees them:
 * right for small neighbourhoods, without any preparation.
 */
final class IndexedGraph implements Graph {
  private final Transaction transaction;
  private final TableStore tables;
  private final EdgeTable edges;
  private final IndexDefinition.@Nullable Ordered bySource;
  private final IndexDefinition.@Nullable Ordered byTarget;
  private final IntConsumer found;
  private final VertexDictionary vertices = new VertexDictionary();

  private IndexedGraph(
      Transaction transaction,
      TableStore tables,
      EdgeTable edges,
      IndexDefinition.@Nullable Ordered bySource,
      IndexDefinition.@Nullable Ordered byTarget,
      IntConsumer found) {
    this.found = found;
    this.transaction = transaction;
    this.tables = tables;
    this.edges = edges;
    this.bySource = bySource;
    this.byTarget = byTarget;
  }

  /**
   * Returns null when an index that the direction needs is missing.
   *
   * @param found told the number of edges at each vertex that is expanded
   */
  static @Nullable IndexedGraph open(
      Transaction transaction,
      TableStore tables,
      EdgeTable edges,
      GraphDirection direction,
      IntConsumer found) {
    IndexDefinition.Ordered bySource = indexOn(edges, edges.source());
    IndexDefinition.Ordered byTarget = indexOn(edges, edges.target());
    boolean complete =
        (direction == GraphDirection.IN || bySource != null)
            && (direction == GraphDirection.OUT || byTarget != null);
    return complete
        ? new IndexedGraph(transaction, tables, edges, bySource, byTarget, found)
        : null;
  }

  private static IndexDefinition.@Nullable Ordered indexOn(EdgeTable edges, int ordinal) {
    int column = edges.table().columns().get(ordinal).id();
    for (IndexDefinition index : edges.table().indexes()) {
      if (index instanceof IndexDefinition.Ordered ordered
          && ordered.ready()
          && ordered.columnIds().get(0) == column) {
        return ordered;
      }
    }
    return null;
  }

  @Override
  public int vertex(Object value) {
    return vertices.add(value);
  }

  @Override
  public Object value(int vertex) {
    return vertices.value(vertex);
  }

  @Override
  public int vertexLimit() {
    return vertices.size();
  }

  @Override
  public void expand(int vertex, GraphDirection direction, EdgeList into) {
    into.clear();
    if (direction != GraphDirection.IN && bySource != null) {
      follow(vertex, bySource, edges.target(), -1, into);
    }
    if (direction != GraphDirection.OUT && byTarget != null) {
      follow(vertex, byTarget, edges.source(), direction == GraphDirection.ANY ? vertex : -1, into);
    }
    found.accept(into.size());
  }

  private void follow(
      int vertex, IndexDefinition.Ordered index, int otherEnd, int loop, EdgeList into) {
    IndexRange range = IndexRange.equal(List.of(vertices.value(vertex)));
    try (TableCursor cursor =
        tables.scanIndex(transaction, edges.table(), index, range, Direction.FORWARD)) {
      while (cursor.next()) {
        StoredRow row = cursor.row();
        Object other = row.get(otherEnd);
        if (other != null) {
          int neighbour = vertices.add(other);
          if (neighbour != loop) {
            into.add(neighbour, row.rowId(), EdgeRows.weight(edges, row));
          }
        }
      }
    }
  }

  @Override
  public String describe() {
    return "index lookups on " + edges.table().name();
  }
}
