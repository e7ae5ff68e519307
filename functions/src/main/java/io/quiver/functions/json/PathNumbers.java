package io.quiver.functions.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Arithmetic of JSON paths: exact, but for quotients. */
final class PathNumbers {
  /** Digits behind the point of a quotient that does not end; PostgreSQL gives as many. */
  private static final int QUOTIENT_DIGITS = 16;

  /** Larger ones could not be written out. */
  private static final int MAX_EXPONENT = 10_000;

  private PathNumbers() {}

  /** The number as JSON, a whole one without fraction. */
  static JsonNode node(BigDecimal number) {
    BigDecimal shortest = within(number).stripTrailingZeros();
    return shortest.scale() <= 0
        ? JsonNodeFactory.instance.numberNode(shortest.toBigIntegerExact())
        : JsonNodeFactory.instance.numberNode(shortest);
  }

  /** The number, unless its exponent is too large to reckon with. */
  static BigDecimal within(BigDecimal number) {
    if (number.signum() != 0
        && (Math.abs((long) number.scale()) > MAX_EXPONENT
            || Math.abs((long) number.precision() - number.scale()) > MAX_EXPONENT)) {
      throw new QuiverException(
          ErrorCode.NUMERIC_OUT_OF_RANGE,
          "a number in a JSON path has an exponent beyond " + MAX_EXPONENT);
    }
    return number;
  }

  static JsonNode apply(char operator, BigDecimal left, BigDecimal right) {
    BigDecimal a = within(left);
    BigDecimal b = within(right);
    if ((operator == '/' || operator == '%') && b.signum() == 0) {
      throw new QuiverException(ErrorCode.DIVISION_BY_ZERO, "Division by zero in a JSON path");
    }
    return node(
        switch (operator) {
          case '+' -> a.add(b);
          case '-' -> a.subtract(b);
          case '*' -> a.multiply(b);
          case '/' ->
              a.divide(
                  b,
                  Math.max(QUOTIENT_DIGITS, Math.max(a.scale(), b.scale())),
                  RoundingMode.HALF_UP);
          default -> a.remainder(b);
        });
  }
}
