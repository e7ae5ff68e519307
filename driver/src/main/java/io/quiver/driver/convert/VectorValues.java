package io.quiver.driver.convert;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import java.nio.FloatBuffer;
import java.sql.Array;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a vector in any of the forms that applications have: float[], double[], boxed arrays, List,
 * little-endian bytes, text, FloatBuffer, Array. Dimension and finiteness are the engine's to
 * check.
 */
public final class VectorValues {
  private VectorValues() {}

  public static float[] toVector(Object value) throws SQLException {
    return switch (value) {
      case float[] vector -> vector.clone();
      case double[] doubles -> VectorText.ofDoubles(doubles);
      case FloatBuffer buffer -> ofBuffer(buffer);
      case byte[] bytes -> ofBytes(bytes);
      case String text -> ofText(text);
      case List<?> list -> ofElements(list.toArray());
      case Object[] array -> ofElements(array);
      case QuiverArray array -> ofElements(array.values().toArray());
      case Array array -> toVector(array.getArray());
      case int[] ints -> ofInts(ints);
      default ->
          throw SqlExceptions.of(
              ErrorCode.INVALID_CAST,
              "A " + value.getClass().getTypeName() + " cannot be set for a VECTOR.",
              "Use float[], double[], a List of numbers, or text like [0.1,0.2].");
    };
  }

  private static float[] ofBuffer(FloatBuffer buffer) {
    float[] vector = new float[buffer.remaining()];
    buffer.duplicate().get(vector);
    return vector;
  }

  private static float[] ofInts(int[] ints) {
    float[] vector = new float[ints.length];
    for (int i = 0; i < ints.length; i++) {
      vector[i] = ints[i];
    }
    return vector;
  }

  private static float[] ofBytes(byte[] bytes) throws SQLException {
    if (bytes.length % 4 != 0) {
      throw SqlExceptions.of(
          ErrorCode.VECTOR_DIMENSION,
          "A vector in bytes has 4 of them for each element, not " + bytes.length + " in all.");
    }
    return VectorText.ofBytes(bytes);
  }

  private static float[] ofElements(@Nullable Object[] elements) throws SQLException {
    float[] vector = new float[elements.length];
    for (int i = 0; i < elements.length; i++) {
      if (!(elements[i] instanceof Number number)) {
        throw SqlExceptions.of(
            ErrorCode.INVALID_CAST, "Element " + (i + 1) + " of the vector is not a number.");
      }
      vector[i] = number.floatValue();
    }
    return vector;
  }

  private static float[] ofText(String text) throws SQLException {
    String trimmed = text.trim();
    if (!trimmed.startsWith("[") || !trimmed.endsWith("]")) {
      throw Mismatch.text(text, "vector like [0.1,0.2]");
    }
    String inside = trimmed.substring(1, trimmed.length() - 1);
    if (inside.isBlank()) {
      return new float[0];
    }
    String[] parts = inside.split(",", -1);
    float[] vector = new float[parts.length];
    for (int i = 0; i < parts.length; i++) {
      try {
        vector[i] = Float.parseFloat(parts[i].trim());
      } catch (NumberFormatException e) {
        throw Mismatch.text(parts[i], "number (element " + (i + 1) + " of a vector)");
      }
    }
    return vector;
  }
}
