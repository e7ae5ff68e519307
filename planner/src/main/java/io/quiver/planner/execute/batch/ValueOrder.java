package io.quiver.planner.execute.batch;

import io.quiver.storage.error.QuiverException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Order, equality and hash of values as objects, the same as that of storage keys: strings by code
 * points, bytes and UUIDs unsigned, decimals by value.
 */
public final class ValueOrder {
  private ValueOrder() {}

  /** Compares two values of the same kind, neither NULL. */
  public static int compare(Object a, Object b) {
    return switch (a) {
      case String text -> compareText(text, (String) b);
      case Long number -> Long.compare(number, ((Number) b).longValue());
      case Double number -> DoubleColumn.compare(number, ((Number) b).doubleValue());
      case BigDecimal number -> number.compareTo((BigDecimal) b);
      case Boolean truth -> Boolean.compare(truth, (Boolean) b);
      case byte[] bytes -> Arrays.compareUnsigned(bytes, (byte[]) b);
      case UUID id -> compareIds(id, (UUID) b);
      case float[] vector -> Arrays.compare(vector, (float[]) b);
      case List<?> list -> compareLists(list, (List<?>) b);
      default -> throw QuiverException.bug("order of " + a.getClass().getName());
    };
  }

  /** Order by code points: surrogates come after all other units. */
  public static int compareText(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean xSurrogate = Character.isSurrogate(x);
        boolean ySurrogate = Character.isSurrogate(y);
        return xSurrogate == ySurrogate ? x - y : xSurrogate ? 1 : -1;
      }
    }
    return a.length() - b.length();
  }

  private static int compareIds(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }

  private static int compareLists(List<?> a, List<?> b) {
    int length = Math.min(a.size(), b.size());
    for (int i = 0; i < length; i++) {
      int order = compareNullable(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return a.size() - b.size();
  }

  /** NULL comes first. */
  public static int compareNullable(@Nullable Object a, @Nullable Object b) {
    if (a == null) {
      return b == null ? 0 : -1;
    }
    return b == null ? 1 : compare(a, b);
  }

  public static boolean same(Object a, Object b) {
    if (a instanceof String text) {
      return text.equals(b);
    }
    return switch (a) {
      case BigDecimal number -> number.compareTo((BigDecimal) b) == 0;
      case byte[] bytes -> Arrays.equals(bytes, (byte[]) b);
      default -> compare(a, b) == 0;
    };
  }

  public static int hash(Object value) {
    if (value instanceof String text) {
      return text.hashCode() * 0x9E3779B9;
    }
    return switch (value) {
      case Long number -> LongColumn.hash(number);
      case BigDecimal number -> hashDecimal(number);
      case byte[] bytes -> Arrays.hashCode(bytes) * 0x9E3779B9;
      case float[] vector -> Arrays.hashCode(vector) * 0x9E3779B9;
      case Double number -> LongColumn.hash(Double.doubleToLongBits(number + 0.0));
      case List<?> list -> {
        int hash = 1;
        for (Object element : list) {
          hash = hash * 31 + (element == null ? 0 : hash(element));
        }
        yield hash;
      }
      default -> value.hashCode() * 0x9E3779B9;
    };
  }

  /** The same as of a {@link DecimalColumn}. */
  private static int hashDecimal(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    if (stripped.scale() < 0) {
      stripped = stripped.setScale(0);
    }
    BigInteger digits = stripped.unscaledValue();
    return digits.bitLength() < Long.SIZE
        ? DecimalColumn.hash(digits.longValue(), stripped.scale())
        : digits.hashCode() * 0x9E3779B9;
  }

  /** About how many bytes the object takes. */
  public static long bytes(Object value) {
    if (value instanceof String text) {
      return 48L + text.length();
    }
    return switch (value) {
      case byte[] bytes -> 16L + bytes.length;
      case float[] vector -> 16L + 4L * vector.length;
      case List<?> list -> 32L + 24L * list.size();
      default -> 48L;
    };
  }
}
