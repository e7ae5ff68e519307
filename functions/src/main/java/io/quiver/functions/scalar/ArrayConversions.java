package io.quiver.functions.scalar;

import io.quiver.functions.spi.ScalarContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conversions to arrays and vectors. */
public final class ArrayConversions {
  private ArrayConversions() {}

  static List<@Nullable Object> toArray(
      Object value, DataType from, DataType to, boolean explicit, ScalarContext context) {
    DataType element = to.element();
    if (element == null) {
      throw QuiverException.bug("array without element type");
    }
    List<@Nullable Object> result = new ArrayList<>();
    if (value instanceof float[] vector) {
      for (float item : vector) {
        result.add(Conversions.cast((double) item, DataType.of(TypeKind.REAL), element, context));
      }
    } else if (value instanceof List<?> list && from.element() != null) {
      DataType given = from.element();
      for (Object item : list) {
        result.add(
            explicit
                ? Conversions.cast(item, given, element, context)
                : Conversions.assign(item, given, element, context));
      }
    } else {
      throw Conversions.mismatch(from, to);
    }
    return Collections.unmodifiableList(result);
  }

  static float[] toVector(Object value, DataType from, DataType to) {
    float[] vector =
        switch (value) {
          case float[] same -> same;
          case String text -> parseVector(text);
          case List<?> list -> toVector(list);
          case byte[] bytes -> fromBytes(bytes);
          default -> throw Conversions.mismatch(from, to);
        };
    if (to.precision() > 0 && vector.length != to.precision()) {
      throw new QuiverException(
          ErrorCode.VECTOR_DIMENSION,
          "A vector of " + to.precision() + " dimensions is expected, " + vector.length + " given");
    }
    return vector == value ? vector : checkFinite(vector);
  }

  /** Little-endian 32-bit floats, one behind the other. */
  static byte[] vectorToBytes(float[] vector) {
    ByteBuffer buffer = ByteBuffer.allocate(vector.length * Float.BYTES);
    buffer.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(vector);
    return buffer.array();
  }

  private static float[] fromBytes(byte[] bytes) {
    if (bytes.length == 0 || bytes.length % Float.BYTES != 0) {
      throw new QuiverException(
          ErrorCode.INVALID_CAST,
          bytes.length + " bytes are no vector of 32-bit floats: a multiple of 4 is needed");
    }
    float[] vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return vector;
  }

  private static float[] toVector(List<?> list) {
    float[] vector = new float[list.size()];
    for (int i = 0; i < vector.length; i++) {
      if (!(list.get(i) instanceof Number number)) {
        throw new QuiverException(
            ErrorCode.DATA_EXCEPTION, "Element " + (i + 1) + " of a vector is no number");
      }
      vector[i] = number.floatValue();
    }
    return vector;
  }

  static float[] narrow(double[] values) {
    float[] vector = new float[values.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) values[i];
    }
    return checkFinite(vector);
  }

  /** The vector, when all its elements are finite. */
  public static float[] checkFinite(float[] vector) {
    for (int i = 0; i < vector.length; i++) {
      if (!Float.isFinite(vector[i])) {
        throw new QuiverException(
            ErrorCode.VECTOR_NOT_FINITE, "Element " + (i + 1) + " of a vector is " + vector[i]);
      }
    }
    return vector;
  }

  /** A vector written as {@code [1, 2.5, -3e2]}. */
  public static float[] parseVector(String text) {
    String trimmed = text.strip();
    if (trimmed.length() < 2 || trimmed.charAt(0) != '[' || !trimmed.endsWith("]")) {
      throw Conversions.invalid(text, "vector such as [1, 2, 3]");
    }
    int end = trimmed.length() - 1;
    float[] vector = new float[16];
    int size = 0;
    int from = 1;
    while (from < end || size > 0) {
      int comma = trimmed.indexOf(',', from);
      int to = comma < 0 ? end : comma;
      if (size == vector.length) {
        vector = java.util.Arrays.copyOf(vector, size * 2);
      }
      try {
        vector[size++] = Float.parseFloat(trimmed.substring(from, to));
      } catch (NumberFormatException e) {
        throw new QuiverException(
            ErrorCode.INVALID_CAST,
            "'" + trimmed.substring(from, to).strip() + "' in a vector is no number",
            e);
      }
      if (comma < 0) {
        break;
      }
      from = comma + 1;
    }
    return checkFinite(java.util.Arrays.copyOf(vector, size));
  }

  static String listToText(List<?> list, DataType from, ScalarContext context) {
    DataType element = from.element() == null ? DataType.VARCHAR : from.element();
    StringBuilder text = new StringBuilder("[");
    for (Object item : list) {
      if (text.length() > 1) {
        text.append(", ");
      }
      text.append(item == null ? "NULL" : Conversions.toText(item, element, context));
    }
    return text.append(']').toString();
  }
}
