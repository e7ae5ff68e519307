package io.quiver.storage.vector.lucene;

import java.util.Arrays;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.hnsw.HnswGraph;

/** A finished graph as Lucene's builder reads one that it goes on with. Confined to one thread. */
final class FlatGraph extends HnswGraph {
  private final BuiltGraph graph;
  private final int maxNeighbours;
  private int[] neighbours = {};
  private int position;
  private int end;
  private int count;

  FlatGraph(BuiltGraph graph, int maxNeighbours) {
    this.graph = graph;
    this.maxNeighbours = maxNeighbours;
  }

  private GraphLevel level(int level) {
    return graph.levels().get(level);
  }

  @Override
  public void seek(int level, int node) {
    GraphLevel at = level(level);
    int[] nodes = at.nodes();
    int index = nodes == null ? node : Arrays.binarySearch(nodes, node);
    neighbours = at.neighbours();
    position = at.offsets()[index];
    end = at.offsets()[index + 1];
    count = end - position;
  }

  @Override
  public int size() {
    return level(0).offsets().length - 1;
  }

  @Override
  public int nextNeighbor() {
    return position < end ? neighbours[position++] : DocIdSetIterator.NO_MORE_DOCS;
  }

  @Override
  public int numLevels() {
    return graph.levels().size();
  }

  @Override
  public int maxConn() {
    return maxNeighbours;
  }

  @Override
  public int entryNode() {
    return graph.entry();
  }

  @Override
  public int neighborCount() {
    return count;
  }

  @Override
  public NodesIterator getNodesOnLevel(int level) {
    int[] nodes = level(level).nodes();
    return nodes == null
        ? new DenseNodesIterator(size())
        : new ArrayNodesIterator(nodes, nodes.length);
  }
}
