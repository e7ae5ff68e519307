package io.quiver.storage.vector;

import java.util.Arrays;

/**
 * Vectors of one dimension count, stored one behind the other in large float arrays and addressed
 * by ordinal. Behind each vector lie {@link #EXTRA} more floats: its squared norm and the inverse
 * of its norm, next to it because they are read together with it.
 *
 * <p>One thread appends; others may read the ordinals whose existence was published to them.
 */
public final class VectorRows implements StoredVectors {
  /** Floats behind each vector. */
  static final int EXTRA = 2;

  private final int dimensions;
  private final int stride;
  private final int shift;
  private final int mask;
  private float[][] blocks;
  private int size;

  private VectorRows(int dimensions, int shift, float[][] blocks) {
    this.dimensions = dimensions;
    this.stride = dimensions + EXTRA;
    this.shift = shift;
    this.mask = (1 << shift) - 1;
    this.blocks = blocks;
  }

  /** Room that grows in small steps. */
  public static VectorRows growing(int dimensions) {
    return new VectorRows(dimensions, shiftFor(dimensions, 1 << 16), new float[0][]);
  }

  /** Room for exactly this many vectors, in as few arrays as possible. */
  public static VectorRows sized(int dimensions, int count) {
    int shift = shiftFor(dimensions, 1 << 26);
    int perBlock = 1 << shift;
    float[][] blocks = new float[Math.ceilDiv(count, perBlock)][];
    for (int i = 0; i < blocks.length; i++) {
      int rows = Math.min(perBlock, count - i * perBlock);
      blocks[i] = new float[rows * (dimensions + EXTRA)];
    }
    return new VectorRows(dimensions, shift, blocks);
  }

  private static int shiftFor(int dimensions, int blockFloats) {
    int rows = Math.max(1, blockFloats / (dimensions + EXTRA));
    return 31 - Integer.numberOfLeadingZeros(rows);
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  /** How many were appended, as the appending thread sees it. */
  public int size() {
    return size;
  }

  /** The array that holds the vector. */
  public float[] block(int ordinal) {
    return blocks[ordinal >>> shift];
  }

  /** Where in its array the vector begins. */
  public int offset(int ordinal) {
    return (ordinal & mask) * stride;
  }

  float squaredNorm(int ordinal) {
    return block(ordinal)[offset(ordinal) + dimensions];
  }

  float inverseNorm(int ordinal) {
    return block(ordinal)[offset(ordinal) + dimensions + 1];
  }

  /** Copies a vector to the end; returns its ordinal. */
  int append(float[] source, int sourceOffset) {
    int ordinal = size;
    int block = ordinal >>> shift;
    if (block >= blocks.length) {
      float[][] longer = Arrays.copyOf(blocks, block + 1);
      longer[block] = new float[stride << shift];
      blocks = longer;
    }
    int offset = offset(ordinal);
    float[] target = blocks[block];
    System.arraycopy(source, sourceOffset, target, offset, dimensions);
    float squared = VectorKernels.best().dot(target, offset, target, offset, dimensions);
    target[offset + dimensions] = squared;
    target[offset + dimensions + 1] = (float) (1 / Math.sqrt(squared));
    size = ordinal + 1;
    return ordinal;
  }

  /** Copies a vector out. */
  @Override
  public float[] get(int ordinal) {
    int offset = offset(ordinal);
    return Arrays.copyOfRange(block(ordinal), offset, offset + dimensions);
  }

  /** Whether the vector has the same bits as the given one. */
  @Override
  public boolean sameAs(int ordinal, float[] vector) {
    int offset = offset(ordinal);
    return Arrays.equals(block(ordinal), offset, offset + dimensions, vector, 0, dimensions);
  }

  @Override
  public NodeScorer scorer(Metric metric, float[] query) {
    return QueryScorer.of(metric, this, query);
  }

  @Override
  public long bytes() {
    long floats = 0;
    for (float[] block : blocks) {
      floats += block.length;
    }
    return floats * Float.BYTES;
  }
}
