package io.quiver.storage.graph;

import io.quiver.storage.table.StoredRow;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compressed adjacency of an earlier state, corrected for the rows that may have changed since:
 * each of these is taken as the transaction sees it. Its cost depends on the changes, not on the
 * graph.
 */
final class CorrectedGraph implements Graph {
  private final CompressedGraph base;
  private final Graph reader;
  private final int baseSize;
  private final VertexDictionary more = new VertexDictionary();
  private final Set<Long> changed = new HashSet<>();
  private final Map<Integer, List<Edge>> out = new HashMap<>();
  private final Map<Integer, List<Edge>> in = new HashMap<>();

  private record Edge(int other, long id, double weight) {}

  CorrectedGraph(
      CompressedGraph base,
      Transaction transaction,
      TableStore tables,
      EdgeTable edges,
      long[] changedRows) {
    this.base = base;
    this.reader = base.reader();
    this.baseSize = base.vertexCount();
    for (long rowId : changedRows) {
      if (changed.add(rowId)) {
        StoredRow row = tables.get(transaction, edges.table(), rowId);
        Object source = row == null ? null : row.get(edges.source());
        Object target = row == null ? null : row.get(edges.target());
        if (row != null && source != null && target != null) {
          add(source, target, rowId, EdgeRows.weight(edges, row));
        }
      }
    }
  }

  private void add(Object source, Object target, long id, double weight) {
    int from = number(source);
    int to = number(target);
    out.computeIfAbsent(from, v -> new ArrayList<>(2)).add(new Edge(to, id, weight));
    in.computeIfAbsent(to, v -> new ArrayList<>(2)).add(new Edge(from, id, weight));
  }

  private int number(Object value) {
    int known = base.vertex(value);
    return known >= 0 ? known : baseSize + more.add(value);
  }

  @Override
  public int vertex(Object value) {
    int known = base.vertex(value);
    if (known >= 0) {
      return known;
    }
    int added = more.find(value);
    return added < 0 ? -1 : baseSize + added;
  }

  @Override
  public Object value(int vertex) {
    return vertex < baseSize ? base.value(vertex) : more.value(vertex - baseSize);
  }

  @Override
  public int vertexLimit() {
    return baseSize + more.size();
  }

  @Override
  public void expand(int vertex, GraphDirection direction, EdgeList into) {
    into.clear();
    if (vertex < baseSize) {
      reader.expand(vertex, direction, into);
      into.removeEdges(changed::contains);
    }
    if (direction != GraphDirection.IN) {
      for (Edge edge : out.getOrDefault(vertex, List.of())) {
        into.add(edge.other, edge.id, edge.weight);
      }
    }
    if (direction != GraphDirection.OUT) {
      for (Edge edge : in.getOrDefault(vertex, List.of())) {
        if (direction == GraphDirection.IN || edge.other != vertex) {
          into.add(edge.other, edge.id, edge.weight);
        }
      }
    }
  }

  @Override
  public String describe() {
    return base.reader().describe() + ", " + changed.size() + " rows corrected";
  }
}
