package io.quiver.functions.scalar;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Conversions to numbers. Fractions are rounded half away from zero. */
public final class NumberConversions {
  private static final BigDecimal MIN_LONG = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MAX_LONG = BigDecimal.valueOf(Long.MAX_VALUE);

  private NumberConversions() {}

  /** The least value of an integer type. */
  public static long minimum(TypeKind kind) {
    return switch (kind) {
      case TINYINT -> Byte.MIN_VALUE;
      case SMALLINT -> Short.MIN_VALUE;
      case INTEGER -> Integer.MIN_VALUE;
      default -> Long.MIN_VALUE;
    };
  }

  /** The greatest value of an integer type. */
  public static long maximum(TypeKind kind) {
    return switch (kind) {
      case TINYINT -> Byte.MAX_VALUE;
      case SMALLINT -> Short.MAX_VALUE;
      case INTEGER -> Integer.MAX_VALUE;
      default -> Long.MAX_VALUE;
    };
  }

  /**
   * The value, when the integer type can hold it.
   *
   * @throws QuiverException NUMERIC_OUT_OF_RANGE
   */
  public static long checkRange(long value, DataType to) {
    if (value < minimum(to.kind()) || value > maximum(to.kind())) {
      throw outOfRange(Long.toString(value), to);
    }
    return value;
  }

  static Long toInteger(Object value, DataType from, DataType to) {
    return switch (value) {
      case Long number when from.kind().isInteger() || isInterval(from.kind()) ->
          checkRange(number, to);
      case Boolean truth -> truth ? 1L : 0L;
      case BigDecimal number -> checkRange(toLong(number, to), to);
      case Double number -> checkRange(toLong(finite(number, to), to), to);
      case String text -> parseInteger(text, to);
      default -> throw Conversions.mismatch(from, to);
    };
  }

  private static boolean isInterval(TypeKind kind) {
    return kind == TypeKind.INTERVAL_DAY_TIME || kind == TypeKind.INTERVAL_YEAR_MONTH;
  }

  private static BigDecimal finite(double number, DataType to) {
    if (!Double.isFinite(number)) {
      throw outOfRange(Double.toString(number), to);
    }
    return new BigDecimal(number);
  }

  private static long toLong(BigDecimal number, DataType to) {
    // A huge exponent would make setScale build a huge number first.
    long digits = wholeDigits(number);
    if (digits > 20) {
      throw outOfRange(number.toString(), to);
    }
    if (digits < 0) {
      return 0;
    }
    BigDecimal rounded = number.setScale(0, RoundingMode.HALF_UP);
    if (rounded.compareTo(MIN_LONG) < 0 || rounded.compareTo(MAX_LONG) > 0) {
      throw outOfRange(rounded.toPlainString(), to);
    }
    return rounded.longValue();
  }

  /** Digits in front of the point; negative with zeros behind it. */
  private static long wholeDigits(BigDecimal number) {
    return number.signum() == 0 ? 0 : (long) number.precision() - number.scale();
  }

  private static Long parseInteger(String text, DataType to) {
    String trimmed = text.strip();
    try {
      return checkRange(Long.parseLong(trimmed), to);
    } catch (NumberFormatException e) {
      return checkRange(toLong(parse(trimmed, to), to), to);
    }
  }

  private static BigDecimal parse(String text, DataType to) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException | ArithmeticException e) {
      throw Conversions.invalid(text, to.toString());
    }
  }

  static BigDecimal toDecimal(Object value, DataType from, DataType to) {
    BigDecimal number =
        switch (value) {
          case Long whole when from.kind().isInteger() || isInterval(from.kind()) ->
              BigDecimal.valueOf(whole);
          case Boolean truth -> truth ? BigDecimal.ONE : BigDecimal.ZERO;
          case BigDecimal decimal -> decimal;
          case Double approximate -> {
            finite(approximate, to);
            yield from.kind() == TypeKind.REAL
                ? new BigDecimal(Float.toString(approximate.floatValue()))
                : BigDecimal.valueOf(approximate);
          }
          case String text -> parse(text, to);
          default -> throw Conversions.mismatch(from, to);
        };
    return fit(number, to);
  }

  /**
   * Rounds to the type's scale.
   *
   * @throws QuiverException NUMERIC_OUT_OF_RANGE when it has too many digits before the point
   */
  public static BigDecimal fit(BigDecimal number, DataType to) {
    if (to.precision() < 0) {
      return number;
    }
    long digits = wholeDigits(number);
    if (digits > to.precision() - to.scale() + 1L) {
      throw outOfRange(number.toString(), to);
    }
    if (number.signum() == 0 || digits < -to.scale()) {
      return BigDecimal.ZERO.setScale(to.scale());
    }
    BigDecimal scaled =
        number.scale() == to.scale() ? number : number.setScale(to.scale(), RoundingMode.HALF_UP);
    if (scaled.precision() > to.precision() && scaled.signum() != 0) {
      throw outOfRange(number.toPlainString(), to);
    }
    return scaled;
  }

  static Double toDouble(Object value, DataType from, DataType to) {
    double number =
        switch (value) {
          case Long whole when from.kind().isInteger() -> whole;
          case Boolean truth -> truth ? 1 : 0;
          case BigDecimal decimal -> decimal.doubleValue();
          case Double approximate -> approximate;
          case String text -> parseDouble(text, to);
          default -> throw Conversions.mismatch(from, to);
        };
    if (Double.isInfinite(number) && value instanceof BigDecimal) {
      throw outOfRange(value.toString(), to);
    }
    return to.kind() == TypeKind.REAL ? toReal(number, to) : number;
  }

  /** Rounds to the nearest float. */
  public static double toReal(double number, DataType to) {
    float rounded = (float) number;
    if (Float.isInfinite(rounded) && !Double.isInfinite(number)) {
      throw outOfRange(Double.toString(number), to);
    }
    return rounded;
  }

  private static double parseDouble(String text, DataType to) {
    String trimmed = text.strip();
    switch (trimmed.toLowerCase(Locale.ROOT)) {
      case "nan" -> {
        return Double.NaN;
      }
      case "infinity", "inf", "+infinity" -> {
        return Double.POSITIVE_INFINITY;
      }
      case "-infinity", "-inf" -> {
        return Double.NEGATIVE_INFINITY;
      }
      default -> {
        double number = parse(trimmed, to).doubleValue();
        if (Double.isInfinite(number)) {
          throw outOfRange(trimmed, to);
        }
        return number;
      }
    }
  }

  static QuiverException outOfRange(String number, DataType to) {
    String shown = number.length() > 60 ? number.substring(0, 60) + "..." : number;
    return new QuiverException(
        ErrorCode.NUMERIC_OUT_OF_RANGE, "The number " + shown + " is out of range for " + to);
  }
}
