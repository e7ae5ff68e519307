package io.quiver.functions.vector;

import io.quiver.functions.scalar.ArgumentKind;
import io.quiver.functions.scalar.Arguments;
import io.quiver.functions.scalar.ArrayConversions;
import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code + - * / ||} mean for vectors: element by element, or each element with one number.
 * Vectors of different dimensions are VECTOR_DIMENSION, a result that is not finite is
 * VECTOR_NOT_FINITE.
 */
final class VectorArithmetic {
  private static final ArgumentKind VECTOR = ArgumentKind.VECTOR;

  private VectorArithmetic() {}

  @FunctionalInterface
  private interface Operation {
    float of(float a, float b);
  }

  static List<ScalarFunction> all() {
    return List.of(
        function("VECTOR_ADD", a -> elements(a, Float::sum), VECTOR, VECTOR),
        function("VECTOR_SUBTRACT", a -> elements(a, (x, y) -> x - y), VECTOR, VECTOR),
        function(
            "VECTOR_MULTIPLY",
            VectorArithmetic::multiply,
            ArgumentKind.VECTOR_OR_NUMBER,
            ArgumentKind.VECTOR_OR_NUMBER),
        function("VECTOR_DIVIDE", VectorArithmetic::divide, VECTOR, ArgumentKind.FLOATING),
        function("VECTOR_NEGATE", a -> scaled(a.vector(0), -1), VECTOR),
        Arguments.function(
            "VECTOR_CONCAT",
            DataType.of(TypeKind.VECTOR),
            a -> joined(a.vector(0), a.vector(1)),
            VECTOR,
            VECTOR));
  }

  private static ScalarFunction function(
      String name, Arguments.Work<float[]> body, ArgumentKind... kinds) {
    return Arguments.function(name, DataType.of(TypeKind.VECTOR), body, kinds)
        .result(VectorArithmetic::dimensionsKept);
  }

  private static DataType dimensionsKept(List<@Nullable DataType> arguments) {
    for (DataType type : arguments) {
      if (type != null && type.kind() == TypeKind.VECTOR && type.precision() > 0) {
        return type;
      }
    }
    return DataType.of(TypeKind.VECTOR);
  }

  private static float[] elements(Arguments a, Operation operation) {
    float[] first = a.vector(0);
    float[] second = a.vector(1);
    if (first.length != second.length) {
      throw new QuiverException(
          ErrorCode.VECTOR_DIMENSION,
          "vectors of " + first.length + " and " + second.length + " dimensions");
    }
    float[] result = new float[first.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = operation.of(first[i], second[i]);
    }
    return ArrayConversions.checkFinite(result);
  }

  private static float[] multiply(Arguments a) {
    if (isVector(a, 0) && isVector(a, 1)) {
      return elements(a, (x, y) -> x * y);
    }
    if (!isVector(a, 0) && !isVector(a, 1)) {
      throw new QuiverException(
          ErrorCode.DATATYPE_MISMATCH, "VECTOR_MULTIPLY needs a vector as one of its arguments");
    }
    return isVector(a, 0) ? scaled(a.vector(0), a.floating(1)) : scaled(a.vector(1), a.floating(0));
  }

  private static boolean isVector(Arguments a, int index) {
    return a.value(index) instanceof float[];
  }

  private static float[] divide(Arguments a) {
    double divisor = a.floating(1);
    if (divisor == 0) {
      throw new QuiverException(ErrorCode.DIVISION_BY_ZERO, "a vector is divided by zero");
    }
    float[] result = a.vector(0).clone();
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) (result[i] / divisor);
    }
    return ArrayConversions.checkFinite(result);
  }

  private static float[] scaled(float[] vector, double factor) {
    float[] result = new float[vector.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) (vector[i] * factor);
    }
    return ArrayConversions.checkFinite(result);
  }

  private static float[] joined(float[] first, float[] second) {
    if (first.length + second.length > DataType.MAX_VECTOR_DIMENSIONS) {
      throw new QuiverException(
          ErrorCode.VECTOR_DIMENSION,
          "a vector has at most "
              + DataType.MAX_VECTOR_DIMENSIONS
              + " dimensions, not "
              + (first.length + second.length));
    }
    float[] result = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, result, first.length, second.length);
    return result;
  }
}
