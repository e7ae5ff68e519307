package io.quiver.functions.algorithm;

import io.quiver.storage.graph.CompressedGraph;
import java.util.Arrays;
import java.util.Comparator;

/** The order of a graph's vertices by their values, so that answers do not depend on loading. */
public final class VertexOrder {
  private final int[] byRank;
  private final int[] ranks;

  private VertexOrder(int[] byRank) {
    this.byRank = byRank;
    this.ranks = new int[byRank.length];
    for (int rank = 0; rank < byRank.length; rank++) {
      ranks[byRank[rank]] = rank;
    }
  }

  /** Sorts the vertices of a graph. */
  public static VertexOrder of(CompressedGraph graph) {
    Integer[] order = new Integer[graph.vertexCount()];
    Arrays.setAll(order, v -> v);
    Arrays.sort(order, Comparator.comparing(graph::value, VertexOrder::compare));
    int[] byRank = new int[order.length];
    Arrays.setAll(byRank, rank -> order[rank]);
    return new VertexOrder(byRank);
  }

  @SuppressWarnings("unchecked") // all vertices of a graph come from columns of one type
  private static int compare(Object a, Object b) {
    if (a instanceof byte[] left && b instanceof byte[] right) {
      return Arrays.compareUnsigned(left, right);
    }
    return a instanceof Comparable<?> left && a.getClass() == b.getClass()
        ? ((Comparable<Object>) left).compareTo(b)
        : a.toString().compareTo(b.toString());
  }

  /** The vertex at a rank, from 0. */
  public int vertex(int rank) {
    return byRank[rank];
  }

  public int rank(int vertex) {
    return ranks[vertex];
  }

  public int size() {
    return byRank.length;
  }
}
