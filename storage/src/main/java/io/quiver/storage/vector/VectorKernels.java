package io.quiver.storage.vector;

/**
 * Inner loops over floats: one vector against one, or one against many rows. Results are sums of
 * floats; the order of the additions, and with it the last bits, is the implementation's own.
 * Stateless, thread-safe.
 */
public interface VectorKernels {
  /** Sum of a[i] * b[i]. */
  float dot(float[] a, int aOffset, float[] b, int bOffset, int length);

  /** Sum of (a[i] - b[i]) squared. */
  float squaredL2(float[] a, int aOffset, float[] b, int bOffset, int length);

  /** Sum of |a[i] - b[i]|. */
  float l1(float[] a, int aOffset, float[] b, int bOffset, int length);

  /** {@link #dot} of the query with each of the rows {@code ordinals[0..count)}. */
  void dots(
      float[] query, int queryOffset, VectorRows rows, int[] ordinals, int count, float[] out);

  /** {@link #squaredL2} of the query with each of the rows {@code ordinals[0..count)}. */
  void squaredL2s(
      float[] query, int queryOffset, VectorRows rows, int[] ordinals, int count, float[] out);

  /** Sum of a[i] * code i, where a code is an unsigned byte. */
  float dotBytes(float[] a, byte[] codes, int offset, int length);

  /**
   * Sum of a[i] * code i, where byte j holds the code of element j in its low half and that of
   * element j + ceil(length / 2) in its high half.
   */
  float dotNibbles(float[] a, byte[] codes, int offset, int length);

  /** Whether the instructions for many numbers at a time are used. */
  default boolean isSimd() {
    return false;
  }

  /** For diagnosis: which instructions are used. */
  String description();

  /** The fastest implementation that this JVM can run. */
  static VectorKernels best() {
    return KernelChoice.BEST;
  }
}
