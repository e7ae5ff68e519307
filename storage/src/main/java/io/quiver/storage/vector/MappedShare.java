package io.quiver.storage.vector;

/**
 * When the large arrays of segments are searched in mapped files: when all segments of an index
 * would take too much of the heap.
 *
 * @param segmentBytesMin smaller segments stay in the heap
 * @param heapBytesMax what the segments of one index may take there
 */
record MappedShare(long segmentBytesMin, long heapBytesMax) {
  static final MappedShare BY_HEAP = new MappedShare(1 << 20, Runtime.getRuntime().maxMemory() / 4);

  /** Whether the arrays of a segment are worth a file of their own. */
  boolean isLarge(VectorSegment segment) {
    NeighborGraph graph = segment.graph();
    return graph != null && arrayBytes(segment) >= segmentBytesMin;
  }

  /** Whether the large segments of an index are to be mapped. */
  boolean isExceededBy(IndexState state) {
    long bytes = 0;
    for (VectorSegment segment : state.segments()) {
      bytes += segment.entries().vectors().bytes();
      NeighborGraph graph = segment.graph();
      bytes += graph == null ? 0 : graph.bytes();
      bytes += segment.mappedBytes();
    }
    return bytes > heapBytesMax;
  }

  private static long arrayBytes(VectorSegment segment) {
    NeighborGraph graph = segment.graph();
    StoredVectors vectors = segment.entries().vectors();
    long floats = segment.entries().isQuantized() ? 0 : vectors.bytes() + vectors.mappedBytes();
    return floats + (graph == null ? 0 : graph.lowest().bytes() + graph.lowest().mappedBytes());
  }
}
