package io.quiver.storage.graph;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.table.IndexRange;
import io.quiver.storage.table.StoredRow;
import io.quiver.storage.table.TableCursor;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds neighbours through ordered indexes on the ends of the edges, as the transaction sees them:
 * right for small neighbourhoods, without any preparation.
 */
final class IndexedGraph implements Graph {
  private static final int CHECK_EVERY = 1 << 12;

  private final Transaction transaction;
  private final TableStore tables;
  private final EdgeTable edges;
  private final IndexDefinition.@Nullable Ordered bySource;
  private final IndexDefinition.@Nullable Ordered byTarget;
  private final IntConsumer found;
  private final Runnable checkActive;
  private final VertexDictionary vertices = new VertexDictionary();

  private IndexedGraph(
      Transaction transaction,
      TableStore tables,
      EdgeTable edges,
      IndexDefinition.@Nullable Ordered bySource,
      IndexDefinition.@Nullable Ordered byTarget,
      IntConsumer found,
      Runnable checkActive) {
    this.found = found;
    this.checkActive = checkActive;
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
   * @param checkActive called now and then while a vertex has many edges; throws to stop
   */
  static @Nullable IndexedGraph open(
      Transaction transaction,
      TableStore tables,
      EdgeTable edges,
      GraphDirection direction,
      IntConsumer found,
      Runnable checkActive) {
    IndexDefinition.Ordered bySource = indexOn(edges, edges.sources());
    IndexDefinition.Ordered byTarget = indexOn(edges, edges.targets());
    boolean complete =
        (direction == GraphDirection.IN || bySource != null)
            && (direction == GraphDirection.OUT || byTarget != null);
    return complete
        ? new IndexedGraph(transaction, tables, edges, bySource, byTarget, found, checkActive)
        : null;
  }

  private static IndexDefinition.@Nullable Ordered indexOn(
      EdgeTable edges, List<Integer> ordinals) {
    List<Integer> columns =
        ordinals.stream().map(ordinal -> edges.table().columns().get(ordinal).id()).toList();
    for (IndexDefinition index : edges.table().indexes()) {
      if (index instanceof IndexDefinition.Ordered ordered
          && ordered.ready()
          && ordered.columnIds().size() >= columns.size()
          && ordered.columnIds().subList(0, columns.size()).equals(columns)) {
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
  public int find(Object value) {
    return vertices.find(value);
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
      follow(vertex, bySource, false, -1, into);
    }
    if (direction != GraphDirection.OUT && byTarget != null) {
      follow(vertex, byTarget, true, direction == GraphDirection.ANY ? vertex : -1, into);
    }
    found.accept(into.size());
  }

  /** The values of the key's columns; VertexDictionary keeps several in a list. */
  private static List<@Nullable Object> key(Object vertex) {
    return vertex instanceof List<?> values ? new ArrayList<>(values) : List.of(vertex);
  }

  private void follow(
      int vertex, IndexDefinition.Ordered index, boolean inward, int loop, EdgeList into) {
    IndexRange range = IndexRange.equal(key(vertices.value(vertex)));
    try (TableCursor cursor =
        tables.scanIndex(transaction, edges.table(), index, range, Direction.FORWARD)) {
      int rows = 0;
      while (cursor.next()) {
        if (++rows % CHECK_EVERY == 0) {
          checkActive.run();
        }
        StoredRow row = cursor.row();
        Object other = inward ? edges.source(row) : edges.target(row);
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
