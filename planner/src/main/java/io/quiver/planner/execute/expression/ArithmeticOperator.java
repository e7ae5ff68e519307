package io.quiver.planner.execute.expression;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;

/** The arithmetic of numbers. */
public enum ArithmeticOperator {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  REMAINDER("%");

  private final String symbol;

  ArithmeticOperator(String symbol) {
    this.symbol = symbol;
  }

  public String symbol() {
    return symbol;
  }

  static QuiverException divisionByZero() {
    return new QuiverException(ErrorCode.DIVISION_BY_ZERO, "Division by zero");
  }

  QuiverException overflow(Object a, Object b, DataType type) {
    return new QuiverException(
        ErrorCode.NUMERIC_OUT_OF_RANGE,
        "The result of " + a + " " + symbol + " " + b + " is out of range for " + type);
  }
}
