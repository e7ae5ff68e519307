package io.quiver.functions.vector;

import io.quiver.functions.scalar.ArgumentKind;
import io.quiver.functions.scalar.Arguments;
import io.quiver.functions.scalar.SimpleFunction;
import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import io.quiver.storage.vector.Metric;
import io.quiver.storage.vector.VectorMath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The functions of vectors, under the names that ORMs use for all databases. Vectors of different
 * dimensions are an error (VECTOR_DIMENSION); a distance that is not defined is NULL.
 */
public final class VectorFunctions {
  private static final ArgumentKind VECTOR = ArgumentKind.VECTOR;

  private VectorFunctions() {}

  public static List<ScalarFunction> all() {
    List<ScalarFunction> all = new ArrayList<>(VectorArithmetic.all());
    distance(all, VectorMath::cosineDistance, "COSINE_DISTANCE");
    distance(all, VectorMath::l2Distance, "L2_DISTANCE", "EUCLIDEAN_DISTANCE");
    distance(
        all, VectorMath::squaredL2Distance, "L2_SQUARED_DISTANCE", "EUCLIDEAN_SQUARED_DISTANCE");
    distance(all, VectorMath::l1Distance, "L1_DISTANCE", "TAXICAB_DISTANCE");
    distance(all, VectorMath::innerProduct, "INNER_PRODUCT");
    distance(all, (a, b) -> -VectorMath.innerProduct(a, b), "NEGATIVE_INNER_PRODUCT");
    distance(all, VectorMath::hammingDistance, "HAMMING_DISTANCE");
    distance(all, VectorMath::jaccardDistance, "JACCARD_DISTANCE");
    all.add(
        Arguments.function(
            "VECTOR_DIMS", DataType.INTEGER, a -> (long) a.vector(0).length, VECTOR));
    SimpleFunction norm =
        Arguments.function(
            "VECTOR_NORM", DataType.DOUBLE, a -> VectorMath.norm(a.vector(0)), VECTOR);
    all.add(norm);
    all.add(norm.named("L2_NORM"));
    all.add(
        Arguments.function(
                "L2_NORMALIZE",
                DataType.of(TypeKind.VECTOR),
                a -> VectorMath.normalize(a.vector(0)),
                VECTOR)
            .result(types -> vectorType(types.get(0))));
    all.add(
        Arguments.function(
            "SUBVECTOR",
            DataType.of(TypeKind.VECTOR),
            VectorFunctions::subvector,
            VECTOR,
            ArgumentKind.WHOLE,
            ArgumentKind.WHOLE));
    all.add(
        Arguments.function(
                "BINARY_QUANTIZE", DataType.of(TypeKind.VECTOR), a -> signs(a.vector(0)), VECTOR)
            .result(types -> vectorType(types.get(0))));
    all.add(
        Arguments.function(
                "VECTOR_DISTANCE",
                DataType.DOUBLE,
                a -> defined(VectorFunctions.distance(a)),
                VECTOR,
                VECTOR,
                ArgumentKind.TEXT)
            .least(2));
    all.add(
        Arguments.function(
                "VECTOR_SIMILARITY",
                DataType.DOUBLE,
                VectorFunctions::similarity,
                VECTOR,
                VECTOR,
                ArgumentKind.TEXT)
            .least(2));
    return all;
  }

  @FunctionalInterface
  private interface Distance {
    double between(float[] a, float[] b);
  }

  private static void distance(List<ScalarFunction> all, Distance distance, String... names) {
    for (String name : names) {
      all.add(
          Arguments.function(
              name,
              DataType.DOUBLE,
              a -> defined(distance.between(a.vector(0), a.vector(1))),
              VECTOR,
              VECTOR));
    }
  }

  private static @Nullable Double defined(double distance) {
    return Double.isNaN(distance) ? null : distance;
  }

  private static DataType vectorType(@Nullable DataType given) {
    return given == null ? DataType.of(TypeKind.VECTOR) : given;
  }

  private static double distance(Arguments a) {
    float[] first = a.vector(0);
    float[] second = a.vector(1);
    String name = a.size() < 3 ? "cosine" : a.text(2);
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "l1", "manhattan", "taxicab" -> VectorMath.l1Distance(first, second);
      case "l2_squared", "euclidean_squared" -> VectorMath.squaredL2Distance(first, second);
      case "hamming" -> VectorMath.hammingDistance(first, second);
      case "jaccard" -> VectorMath.jaccardDistance(first, second);
      default -> VectorMath.distance(metric(a), first, second);
    };
  }

  private static Metric metric(Arguments a) {
    if (a.size() < 3) {
      return Metric.COSINE;
    }
    return Metric.named(a.text(2))
        .orElseThrow(
            () ->
                new QuiverException(
                    ErrorCode.INVALID_PARAMETER,
                    "'"
                        + a.text(2)
                        + "' is not a metric; metrics are cosine, l2 and dot, and for"
                        + " VECTOR_DISTANCE also l1, l2_squared, hamming and jaccard"));
  }

  /** From 0 (far) to 1 (equal direction or place). */
  private static @Nullable Double similarity(Arguments a) {
    double distance = VectorMath.distance(metric(a), a.vector(0), a.vector(1));
    return defined(
        switch (metric(a)) {
          case COSINE -> 1 - distance / 2;
          case L2 -> 1 / (1 + distance);
          case DOT -> 1 / (1 + Math.exp(distance));
        });
  }

  private static float[] subvector(Arguments a) {
    float[] vector = a.vector(0);
    long from = a.whole(1);
    long count = a.whole(2);
    if (from < 1 || count < 1 || from + count - 1 > vector.length) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          "a vector of " + vector.length + " dimensions has no part from " + from + " of " + count);
    }
    return Arrays.copyOfRange(vector, (int) from - 1, (int) (from + count - 1));
  }

  private static float[] signs(float[] vector) {
    float[] result = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      result[i] = vector[i] > 0 ? 1 : 0;
    }
    return result;
  }
}
