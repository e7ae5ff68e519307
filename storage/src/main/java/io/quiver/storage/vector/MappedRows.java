package io.quiver.storage.vector;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Vectors in a mapped file, laid out as in {@link VectorRows}, with their norms. A search copies
 * what it scores into a small buffer first. Immutable, thread-safe.
 */
final class MappedRows implements StoredVectors {
  private static final int PIECE_BYTES = 1 << 30;

  private final int dimensions;
  private final int stride;
  private final int shift;
  private final int mask;
  private final int count;
  private final FloatBuffer[] pieces;

  /** Takes over what is mapped: all pieces but the last have {@link #rowsPerPiece} vectors. */
  MappedRows(int dimensions, int count, FloatBuffer[] pieces) {
    this.dimensions = dimensions;
    this.stride = dimensions + VectorRows.EXTRA;
    this.shift = shift(dimensions);
    this.mask = (1 << shift) - 1;
    this.count = count;
    this.pieces = pieces;
  }

  /** How many vectors lie in one piece of the file. */
  static int rowsPerPiece(int dimensions) {
    return 1 << shift(dimensions);
  }

  private static int shift(int dimensions) {
    int rows = PIECE_BYTES / (Float.BYTES * (dimensions + VectorRows.EXTRA));
    return 31 - Integer.numberOfLeadingZeros(rows);
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  /** Copies a vector with its norms. */
  void copy(int ordinal, float[] target, int offset) {
    pieces[ordinal >>> shift].get((ordinal & mask) * stride, target, offset, stride);
  }

  @Override
  public float[] get(int ordinal) {
    float[] vector = new float[dimensions];
    pieces[ordinal >>> shift].get((ordinal & mask) * stride, vector);
    return vector;
  }

  @Override
  public boolean sameAs(int ordinal, float[] vector) {
    return Arrays.equals(get(ordinal), vector);
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  public long mappedBytes() {
    return (long) Float.BYTES * stride * count;
  }

  @Override
  public NodeScorer scorer(Metric metric, float[] query) {
    return new MappedScorer(metric, this, query);
  }
}
