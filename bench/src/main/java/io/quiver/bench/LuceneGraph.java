package io.quiver.bench;

/** How Lucene links vectors. */
record LuceneGraph(int maxConn, int beamWidth) {
  static final LuceneGraph DEFAULTS = new LuceneGraph(16, 100);

  /** The fastest at recall 0.99 of what was tried on the clustered vectors. */
  static final LuceneGraph TUNED = new LuceneGraph(32, 200);

  String describe() {
    return "KnnFloatVectorQuery, one segment by forceMerge, maxConn="
        + maxConn
        + ", beamWidth="
        + beamWidth;
  }
}
