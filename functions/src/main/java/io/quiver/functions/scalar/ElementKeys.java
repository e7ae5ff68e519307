package io.quiver.functions.scalar;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keys of elements of arrays, equal exactly when SQL takes the elements for equal: numbers by their
 * value and not by their type, bytes by their content. As in SQL, numbers of which one is DOUBLE
 * are compared as DOUBLE: keys hold among the values that they were made for.
 */
final class ElementKeys {
  private final boolean floating;
  private final boolean exact;

  private ElementKeys(boolean floating, boolean exact) {
    this.floating = floating;
    this.exact = exact;
  }

  /** For the elements of all of the arrays. */
  static ElementKeys of(List<?>... arrays) {
    return new ElementKeys(
        Arrays.stream(arrays).anyMatch(array -> has(array.stream(), Double.class)),
        Arrays.stream(arrays).anyMatch(array -> has(array.stream(), BigDecimal.class)));
  }

  private static boolean has(Stream<? extends @Nullable Object> values, Class<?> type) {
    return values.anyMatch(
        value -> value instanceof List<?> list ? has(list.stream(), type) : type.isInstance(value));
  }

  /** Whether two elements are the same; NULL is the same as NULL. */
  static boolean same(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null || a instanceof Long && b instanceof Long || a instanceof String) {
      return Objects.equals(a, b);
    }
    ElementKeys keys = of(List.of(a), List.of(b));
    return keys.key(a).equals(keys.key(b));
  }

  Object key(Object element) {
    return switch (element) {
      // Adding zero makes -0 the 0 that it equals.
      case Number number when floating -> number.doubleValue() + 0.0;
      case BigDecimal number -> number.stripTrailingZeros();
      case Long number when exact -> BigDecimal.valueOf(number).stripTrailingZeros();
      case byte[] bytes -> ByteBuffer.wrap(bytes);
      case float[] vector -> FloatBuffer.wrap(vector);
      case List<?> list -> nested(list);
      default -> element;
    };
  }

  private List<@Nullable Object> nested(List<? extends @Nullable Object> list) {
    List<@Nullable Object> keys = new ArrayList<>();
    for (Object element : list) {
      keys.add(element == null ? null : key(element));
    }
    return keys;
  }
}
