package io.quiver.bench;

import java.sql.SQLException;

/**
 * A database asked about a graph in its own words. Vertices are numbers; a direction is always that
 * of the edges, except in {@link #components}.
 */
public interface GraphSystem extends AutoCloseable {
  /** Rounds of ranking that are measured. */
  int RANK_ROUNDS = 20;

  /** Makes tables and indexes and fills them, {@code sources[i]} to {@code targets[i]} an edge. */
  void load(int vertexCount, int[] sources, int[] targets) throws Exception;

  /** Commits one edge more. */
  void addEdge(int source, int target) throws Exception;

  /** How many other vertices can be reached within so many hops. */
  long within(int hops, int start) throws Exception;

  /** Fewest hops between two different vertices; -1 when there are more than {@code hops}. */
  int distance(int from, int to, int hops) throws Exception;

  /** Ranks after {@link #RANK_ROUNDS} rounds, damping 0.85, summing to 1; by vertex. */
  double[] pageRank(int vertexCount) throws Exception;

  /** Some number for each vertex, the same for all of one weakly connected component. */
  long[] components(int vertexCount) throws Exception;

  /** Triangles of three vertices, whatever the directions; -1 when it cannot be asked. */
  default long triangles() throws Exception {
    return -1;
  }

  /** Number of communities after ten rounds of label propagation; -1 when it cannot be asked. */
  default long communities() throws Exception {
    return -1;
  }

  @Override
  void close() throws SQLException;
}
