package io.quiver.storage.graph;

/** Takes edges as they are read. */
@FunctionalInterface
public interface EdgeSink {
  /**
   * Takes one edge.
   *
   * @param weight NaN for NULL
   */
  void edge(Object source, Object target, long edge, double weight);
}
