package io.quiver.planner.rel;

import io.quiver.storage.graph.EdgeTable;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link MultiwayMatch} looks for: vertices tied together by edges. Rows: how many matches
 * the row stands for, then the keys of the output vertices.
 *
 * @param sources where edges come from
 * @param vertices how many there are; each is a number below
 * @param outputs vertices whose keys are wanted
 * @param given the vertex whose key is the operand, or -1
 * @param counted whether one row may stand for many matches; else each is a row and counts 1
 */
public record MultiwaySpec(
    List<Source> sources,
    int vertices,
    List<Link> links,
    List<Integer> outputs,
    int given,
    boolean counted) {
  public MultiwaySpec {
    sources = List.copyOf(sources);
    links = List.copyOf(links);
    outputs = List.copyOf(outputs);
  }

  /**
   * Edges of a table.
   *
   * @param condition over a row of the table; null: every edge will do
   */
  public record Source(EdgeTable edges, @Nullable RexNode condition) {}

  /**
   * An edge from one vertex to another one.
   *
   * @param edges its source among the sources
   * @param eitherWay whether the edge may as well lead back
   */
  public record Link(int source, int target, int edges, boolean eitherWay) {
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
    return new MultiwaySpec(sources, vertices, links, outputs, given, true);
  }
}
