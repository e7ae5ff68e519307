package io.quiver.planner.execute.operator;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.vector.Metric;

/** Distances computed exactly, element by element. */
final class VectorDistance {
  private VectorDistance() {}

  /** The distance, or NaN where the metric has none: a zero vector under cosine. */
  static double of(Metric metric, float[] a, float[] b) {
    if (a.length != b.length) {
      throw new QuiverException(
          ErrorCode.VECTOR_DIMENSION,
          "A vector of " + b.length + " dimensions is expected, " + a.length + " given");
    }
    double dot = 0;
    double squares = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < a.length; i++) {
      double x = a[i];
      double y = b[i];
      dot += x * y;
      squares += (x - y) * (x - y);
      first += x * x;
      second += y * y;
    }
    return switch (metric) {
      case L2 -> Math.sqrt(squares);
      case DOT -> -dot;
      case COSINE -> first == 0 || second == 0 ? Double.NaN : 1 - dot / Math.sqrt(first * second);
    };
  }
}
