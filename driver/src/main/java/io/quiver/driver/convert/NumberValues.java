package io.quiver.driver.convert;

import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.Locale;

/** Reads a value as a number or a truth value. */
public final class NumberValues {
  private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  /** Digits that a number may have when its exponent is written out. */
  private static final int MAX_DIGITS = 100_000;

  private NumberValues() {}

  /** The whole part. */
  public static long toLong(Object value, DataType type) throws SQLException {
    if (value instanceof Long number && type.kind().isInteger()) {
      return number;
    }
    BigDecimal exact = toBigDecimal(value, type);
    if (exact.compareTo(MIN_LONG) < 0 || exact.compareTo(MAX_LONG) > 0) {
      throw Mismatch.range(value, "BIGINT");
    }
    return exact.longValue();
  }

  public static int toInt(long value) throws SQLException {
    if (value != (int) value) {
      throw Mismatch.range(value, "INTEGER");
    }
    return (int) value;
  }

  public static short toShort(long value) throws SQLException {
    if (value != (short) value) {
      throw Mismatch.range(value, "SMALLINT");
    }
    return (short) value;
  }

  public static byte toByte(long value) throws SQLException {
    if (value != (byte) value) {
      throw Mismatch.range(value, "TINYINT");
    }
    return (byte) value;
  }

  public static double toDouble(Object value, DataType type) throws SQLException {
    if (value instanceof Double number) {
      return number;
    }
    if (value instanceof Long number && type.kind().isInteger()) {
      return number.doubleValue();
    }
    if (type.kind().isCharacter() && value instanceof String text) {
      try {
        return Double.parseDouble(text.trim());
      } catch (NumberFormatException e) {
        throw Mismatch.text(text, "number");
      }
    }
    return toBigDecimal(value, type).doubleValue();
  }

  public static float toFloat(double value) throws SQLException {
    float result = (float) value;
    if (Float.isInfinite(result) && !Double.isInfinite(value)) {
      throw Mismatch.range(value, "REAL");
    }
    return result;
  }

  public static BigDecimal toBigDecimal(Object value, DataType type) throws SQLException {
    TypeKind kind = type.kind();
    if (value instanceof BigDecimal number) {
      return number;
    }
    if (value instanceof Long number && kind.isInteger()) {
      return BigDecimal.valueOf(number);
    }
    if (value instanceof Double number) {
      if (number.isNaN() || number.isInfinite()) {
        throw Mismatch.range(number, "DECIMAL");
      }
      return kind == TypeKind.REAL
          ? new BigDecimal(Float.toString(number.floatValue()))
          : BigDecimal.valueOf(number);
    }
    if (value instanceof Boolean truth) {
      return truth ? BigDecimal.ONE : BigDecimal.ZERO;
    }
    if (value instanceof String text && (kind.isCharacter() || kind == TypeKind.JSON)) {
      return parse(text);
    }
    throw Mismatch.reading(type, "a number");
  }

  public static BigInteger toBigInteger(Object value, DataType type) throws SQLException {
    BigDecimal number = toBigDecimal(value, type);
    if ((long) number.precision() - number.scale() > MAX_DIGITS) {
      throw Mismatch.range(value, "BigInteger");
    }
    return number.toBigInteger();
  }

  public static boolean toBoolean(Object value, DataType type) throws SQLException {
    if (value instanceof Boolean truth) {
      return truth;
    }
    if (value instanceof String text) {
      return toBoolean(text);
    }
    return toBigDecimal(value, type).signum() != 0;
  }

  static boolean toBoolean(String text) throws SQLException {
    return switch (text.trim().toLowerCase(Locale.ROOT)) {
      case "true", "t", "yes", "y", "on", "1" -> true;
      case "false", "f", "no", "n", "off", "0" -> false;
      default -> throw Mismatch.text(text, "truth value");
    };
  }

  static BigDecimal parse(String text) throws SQLException {
    try {
      return new BigDecimal(text.trim());
    } catch (NumberFormatException e) {
      throw Mismatch.text(text, "number");
    }
  }
}
