package io.quiver.storage.vector;

/** The vectors of a set of entries by ordinal: as they are, or shortened. */
sealed interface StoredVectors permits VectorRows, QuantizedRows {
  int dimensions();

  /** Whether the given vector would be stored with the same bits. */
  boolean sameAs(int ordinal, float[] vector);

  /** A copy of the vector, or about it when it is shortened. */
  float[] get(int ordinal);

  /** In memory. */
  long bytes();

  NodeScorer scorer(Metric metric, float[] query);
}
