package io.quiver.storage.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@link CompressedGraph} with later changes: the vertices whose edges are other ones have lists
 * of their own. Versions share what they have in common, so that the next one costs as much as the
 * edges at the vertices that it changes, whatever the size of the graph. Immutable, thread-safe.
 */
final class GraphVersion {
  private static final int LEAST_COMPRESSED = 1 << 12;
  private static final int CHANGED_PART = 4;

  private final CompressedGraph base;
  private final AddedVertices vertices;
  private final LongTrie<EdgeArray> out;
  private final LongTrie<EdgeArray> in;

  /** Rows that are not as in the base: the edges that they are now. */
  private final LongTrie<RowEdge> rows;

  private final int changedRows;

  /** What a row is: an edge between vertices, or none. */
  private record RowEdge(long id, int source, int target, double weight, boolean exists) {}

  private GraphVersion(
      CompressedGraph base,
      AddedVertices vertices,
      LongTrie<EdgeArray> out,
      LongTrie<EdgeArray> in,
      LongTrie<RowEdge> rows,
      int changedRows) {
    this.base = base;
    this.vertices = vertices;
    this.out = out;
    this.in = in;
    this.rows = rows;
    this.changedRows = changedRows;
  }

  static GraphVersion of(CompressedGraph base) {
    return new GraphVersion(
        base, new AddedVertices(base), LongTrie.empty(), LongTrie.empty(), LongTrie.empty(), 0);
  }

  /** How many rows differ from the compressed graph below. */
  int changedRows() {
    return changedRows;
  }

  /** Whether so much has changed that arrays would take less memory, and soon less time. */
  boolean isWorthCompressing() {
    return changedRows > LEAST_COMPRESSED && changedRows > base.edgeCount() / CHANGED_PART;
  }

  int edgeCount() {
    return base.edgeCount();
  }

  Graph reader() {
    return changedRows == 0 ? base.reader() : new Reader();
  }

  /** The next version under construction. Confined to one thread. */
  final class Change {
    private final Map<Integer, EdgeArray> newOut = new HashMap<>();
    private final Map<Integer, EdgeArray> newIn = new HashMap<>();
    private final Map<Long, RowEdge> newRows = new HashMap<>();

    /** The row is an edge now. */
    void edge(long id, Object source, Object target, double weight) {
      remove(id);
      int from = vertices.number(source);
      int to = vertices.number(target);
      list(newOut, out, from, GraphDirection.OUT).add(to, id, weight);
      list(newIn, in, to, GraphDirection.IN).add(from, id, weight);
      newRows.put(id, new RowEdge(id, from, to, weight, true));
    }

    /** The row is no edge now, whatever it was. */
    void remove(long id) {
      RowEdge known = newRows.get(id);
      if (known == null) {
        known = rows.get(id);
      }
      if (known == null) {
        int edge = base.edgeNumber(id);
        known =
            edge < 0
                ? new RowEdge(id, -1, -1, 0, false)
                : new RowEdge(id, base.source(edge), base.target(edge), 0, true);
      }
      if (known.exists) {
        list(newOut, out, known.source, GraphDirection.OUT).remove(id);
        list(newIn, in, known.target, GraphDirection.IN).remove(id);
      }
      newRows.put(id, new RowEdge(id, -1, -1, 0, false));
    }

    private EdgeArray list(
        Map<Integer, EdgeArray> changed,
        LongTrie<EdgeArray> before,
        int vertex,
        GraphDirection direction) {
      EdgeArray known = changed.get(vertex);
      if (known == null) {
        EdgeArray old = before.get(vertex);
        known = old != null ? old.copy() : base.edgesAt(vertex, direction);
        changed.put(vertex, known);
      }
      return known;
    }

    GraphVersion finish() {
      LongTrie<EdgeArray> nextOut = out;
      for (Map.Entry<Integer, EdgeArray> entry : newOut.entrySet()) {
        nextOut = nextOut.with(entry.getKey(), entry.getValue());
      }
      LongTrie<EdgeArray> nextIn = in;
      for (Map.Entry<Integer, EdgeArray> entry : newIn.entrySet()) {
        nextIn = nextIn.with(entry.getKey(), entry.getValue());
      }
      LongTrie<RowEdge> nextRows = rows;
      int count = changedRows;
      for (RowEdge row : newRows.values()) {
        count += rows.get(row.id) == null ? 1 : 0;
        nextRows = nextRows.with(row.id, row);
      }
      return new GraphVersion(base, vertices, nextOut, nextIn, nextRows, count);
    }
  }

  Change change() {
    return new Change();
  }

  /** The same as arrays, without vertices that have lost their last edge. */
  CompressedGraph compressed() {
    return changedRows == 0 ? base : new Compression().run();
  }

  /** Puts all edges in the order of their row ids and drops vertices without edges. */
  private final class Compression {
    private final List<RowEdge> present = new ArrayList<>();
    private final BitSet replaced = new BitSet();

    CompressedGraph run() {
      rows.forEach(
          row -> {
            int edge = base.edgeNumber(row.id);
            if (edge >= 0) {
              replaced.set(edge);
            }
            if (row.exists) {
              present.add(row);
            }
          });
      present.sort(Comparator.comparingLong(RowEdge::id));
      int count = base.edgeCount() - replaced.cardinality() + present.size();
      CompressedGraph.EdgeArrays arrays =
          new CompressedGraph.EdgeArrays(
              new int[count],
              new int[count],
              new long[count],
              base.isWeighted() ? new double[count] : new double[0]);
      int[] sources = base.sources();
      int next = 0;
      int place = 0;
      for (int edge = 0; edge < base.edgeCount(); edge++) {
        while (next < present.size() && present.get(next).id <= base.edgeId(edge)) {
          put(arrays, place++, present.get(next++));
        }
        if (!replaced.get(edge)) {
          arrays.sources()[place] = sources[edge];
          arrays.targets()[place] = base.target(edge);
          arrays.edgeIds()[place] = base.edgeId(edge);
          if (base.isWeighted()) {
            arrays.weights()[place] = base.weight(edge);
          }
          place++;
        }
      }
      while (next < present.size()) {
        put(arrays, place++, present.get(next++));
      }
      return new CompressedGraph(renumbered(arrays), arrays);
    }

    private void put(CompressedGraph.EdgeArrays arrays, int place, RowEdge row) {
      arrays.sources()[place] = row.source;
      arrays.targets()[place] = row.target;
      arrays.edgeIds()[place] = row.id;
      if (base.isWeighted()) {
        arrays.weights()[place] = row.weight;
      }
    }

    /** The vertices that have edges, which get new numbers where one has gone. */
    private VertexDictionary renumbered(CompressedGraph.EdgeArrays arrays) {
      int limit = vertices.limit();
      boolean[] used = new boolean[limit];
      for (int i = 0; i < arrays.sources().length; i++) {
        used[arrays.sources()[i]] = true;
        used[arrays.targets()[i]] = true;
      }
      boolean all = true;
      for (int v = 0; v < limit; v++) {
        all &= used[v];
      }
      if (all && limit == base.vertexCount()) {
        return base.vertices();
      }
      VertexDictionary kept = all ? base.vertices().copy() : new VertexDictionary();
      int[] numbers = new int[limit];
      Arrays.fill(numbers, -1);
      for (int v = 0; v < limit; v++) {
        if (used[v]) {
          numbers[v] = kept.add(vertices.value(v));
        }
      }
      for (int i = 0; i < arrays.sources().length; i++) {
        arrays.sources()[i] = numbers[arrays.sources()[i]];
        arrays.targets()[i] = numbers[arrays.targets()[i]];
      }
      return kept;
    }
  }

  private final class Reader implements Graph {
    private final Graph before = base.reader();

    @Override
    public int vertex(Object value) {
      return vertices.find(value);
    }

    @Override
    public Object value(int vertex) {
      return vertices.value(vertex);
    }

    @Override
    public int vertexLimit() {
      return vertices.limit();
    }

    @Override
    public void expand(int vertex, GraphDirection direction, EdgeList into) {
      EdgeArray outHere = direction == GraphDirection.IN ? null : out.get(vertex);
      EdgeArray inHere = direction == GraphDirection.OUT ? null : in.get(vertex);
      boolean known = vertex < base.vertexCount();
      if (outHere == null && inHere == null) {
        if (known) {
          before.expand(vertex, direction, into);
        } else {
          into.clear();
        }
      } else if (direction != GraphDirection.ANY) {
        (outHere == null ? list(inHere) : outHere).view(into);
      } else {
        both(
            outHere != null ? outHere : base.edgesAt(vertex, GraphDirection.OUT),
            inHere != null ? inHere : base.edgesAt(vertex, GraphDirection.IN),
            vertex,
            into);
      }
    }

    private EdgeArray list(@Nullable EdgeArray found) {
      return found == null ? new EdgeArray(false, 0) : found;
    }

    private void both(EdgeArray outHere, EdgeArray inHere, int vertex, EdgeList into) {
      into.clear();
      for (int i = 0; i < outHere.size(); i++) {
        into.add(outHere.vertex(i), outHere.edge(i), outHere.weight(i));
      }
      for (int i = 0; i < inHere.size(); i++) {
        if (inHere.vertex(i) != vertex) {
          into.add(inHere.vertex(i), inHere.edge(i), inHere.weight(i));
        }
      }
    }

    @Override
    public String describe() {
      return before.describe() + ", " + changedRows + " rows corrected";
    }
  }
}
