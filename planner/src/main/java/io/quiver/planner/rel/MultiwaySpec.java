package io.quiver.planner.rel;

import io.quiver.storage.graph.EdgeTable;
import java.util.List;

/**
 * What a {@link MultiwayMatch} looks for: vertices tied together by edges of one table. Rows: how
 * many matches the row stands for, then the keys of the output vertices.
 *
 * @param vertices how many there are; each is a number below
 * @param outputs vertices whose keys are wanted
 * @param given the vertex whose key is the operand, or -1
 * @param counted whether one row may stand for many matches; else each is a row and counts 1
 */
public record MultiwaySpec(
    EdgeTable edges,
    int vertices,
    List<Link> links,
    List<Integer> outputs,
    int given,
    boolean counted) {
  public MultiwaySpec {
    links = List.copyOf(links);
    outputs = List.copyOf(outputs);
  }

  /** An edge from one vertex to another one. */
  public record Link(int source, int target) {
    public boolean touches(int vertex) {
      return source == vertex || target == vertex;
    }

    /** The vertex at the other end. */
    public int other(int vertex) {
      return source == vertex ? target : source;
    }
  }

  /** Whether the edges close a circle. */
  public boolean isCyclic() {
    return links.size() >= vertices;
  }

  /** The same with rows that stand for many matches. */
  public MultiwaySpec asCounted() {
    return new MultiwaySpec(edges, vertices, links, outputs, given, true);
  }
}
