package io.quiver.storage.vector;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;

/**
 * Distances and lengths of vectors, as SQL functions and vector indexes both give them. Arguments
 * are finite; two vectors must have the same number of dimensions, else VECTOR_DIMENSION.
 */
public final class VectorMath {
  private static final VectorKernels KERNELS = VectorKernels.best();

  private VectorMath() {}

  /** The distance in a metric; NaN where it is not defined (cosine with a zero vector). */
  public static double distance(Metric metric, float[] a, float[] b) {
    return switch (metric) {
      case COSINE -> cosineDistance(a, b);
      case L2 -> l2Distance(a, b);
      case DOT -> -innerProduct(a, b);
    };
  }

  /** Orders like the distance and is cheaper: the squared distance for L2. */
  static double rank(Metric metric, float[] a, float[] b) {
    return metric == Metric.L2 ? squaredL2Distance(a, b) : distance(metric, a, b);
  }

  public static double innerProduct(float[] a, float[] b) {
    return KERNELS.dot(a, 0, b, 0, sameLength(a, b));
  }

  public static double squaredL2Distance(float[] a, float[] b) {
    return KERNELS.squaredL2(a, 0, b, 0, sameLength(a, b));
  }

  public static double l2Distance(float[] a, float[] b) {
    return Math.sqrt(squaredL2Distance(a, b));
  }

  public static double l1Distance(float[] a, float[] b) {
    return KERNELS.l1(a, 0, b, 0, sameLength(a, b));
  }

  /** 1 - cos(a, b); 0 for equal vectors; NaN when one of them is zero. */
  public static double cosineDistance(float[] a, float[] b) {
    int length = sameLength(a, b);
    return cosineDistance(KERNELS.dot(a, 0, b, 0, length), squaredNorm(a), squaredNorm(b));
  }

  /** The square root of an exact product of two floats: equal vectors are at exactly 0. */
  static double cosineDistance(float dot, float squaredNormA, float squaredNormB) {
    double norms = Math.sqrt((double) squaredNormA * squaredNormB);
    return norms > 0 ? Math.clamp(1 - dot / norms, 0d, 2d) : Double.NaN;
  }

  static float squaredNorm(float[] a) {
    return KERNELS.dot(a, 0, a, 0, a.length);
  }

  /** Euclidean length. */
  public static double norm(float[] a) {
    return Math.sqrt(squaredNorm(a));
  }

  /** The vector of length 1 in the same direction; a zero vector stays as it is. */
  public static float[] normalize(float[] a) {
    double norm = norm(a);
    float[] result = a.clone();
    for (int i = 0; norm > 0 && i < result.length; i++) {
      result[i] = (float) (result[i] / norm);
    }
    return result;
  }

  /** In how many places the vectors differ. */
  public static long hammingDistance(float[] a, float[] b) {
    long different = 0;
    for (int i = sameLength(a, b) - 1; i >= 0; i--) {
      different += a[i] == b[i] ? 0 : 1;
    }
    return different;
  }

  /**
   * 1 - |both not zero| / |at least one not zero|, over the places of the vectors; 0 for two zero
   * vectors.
   */
  public static double jaccardDistance(float[] a, float[] b) {
    int both = 0;
    int any = 0;
    for (int i = sameLength(a, b) - 1; i >= 0; i--) {
      both += a[i] != 0 && b[i] != 0 ? 1 : 0;
      any += a[i] != 0 || b[i] != 0 ? 1 : 0;
    }
    return any == 0 ? 0 : 1 - (double) both / any;
  }

  /** How many bits differ in two bit strings of equal length. */
  public static long hammingDistance(byte[] a, byte[] b) {
    long different = 0;
    for (int i = sameLength(a.length, b.length) - 1; i >= 0; i--) {
      different += Integer.bitCount((a[i] ^ b[i]) & 0xFF);
    }
    return different;
  }

  /** 1 - |bits in both| / |bits in any|; 0 for two strings without any bit. */
  public static double jaccardDistance(byte[] a, byte[] b) {
    long both = 0;
    long any = 0;
    for (int i = sameLength(a.length, b.length) - 1; i >= 0; i--) {
      both += Integer.bitCount(a[i] & b[i] & 0xFF);
      any += Integer.bitCount((a[i] | b[i]) & 0xFF);
    }
    return any == 0 ? 0 : 1 - (double) both / any;
  }

  private static int sameLength(float[] a, float[] b) {
    return sameLength(a.length, b.length);
  }

  private static int sameLength(int a, int b) {
    if (a != b) {
      throw new QuiverException(
          ErrorCode.VECTOR_DIMENSION, "vectors of " + a + " and " + b + " dimensions");
    }
    return a;
  }
}
