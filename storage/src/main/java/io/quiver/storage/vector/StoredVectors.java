package io.quiver.storage.vector;

/** The vectors of a set of entries by ordinal: as they are, shortened, or in a mapped file. */
sealed interface StoredVectors permits VectorRows, QuantizedRows, MappedRows {
  int dimensions();

  /** Whether the given vector would be stored with the same bits. */
  boolean sameAs(int ordinal, float[] vector);

  /** A copy of the vector, or about it when it is shortened. */
  float[] get(int ordinal);

  /** In the heap. */
  long bytes();

  /** In mapped files. */
  default long mappedBytes() {
    return 0;
  }

  NodeScorer scorer(Metric metric, float[] query);
}
