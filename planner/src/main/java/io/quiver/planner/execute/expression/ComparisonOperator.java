package io.quiver.planner.execute.expression;

/**
 * The six comparisons, each as "equal" or "less", possibly with operands swapped and the result
 * negated.
 */
public enum ComparisonOperator {
  EQUAL("=", true, false, false),
  NOT_EQUAL("<>", true, false, true),
  LESS("<", false, false, false),
  LESS_OR_EQUAL("<=", false, true, true),
  GREATER(">", false, true, false),
  GREATER_OR_EQUAL(">=", false, false, true);

  private final String symbol;
  private final boolean equality;
  private final boolean swapped;
  private final boolean negated;

  ComparisonOperator(String symbol, boolean equality, boolean swapped, boolean negated) {
    this.symbol = symbol;
    this.equality = equality;
    this.swapped = swapped;
    this.negated = negated;
  }

  public String symbol() {
    return symbol;
  }

  /** The one that holds for exchanged operands. */
  public ComparisonOperator mirrored() {
    return switch (this) {
      case EQUAL, NOT_EQUAL -> this;
      case LESS -> GREATER;
      case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
      case GREATER -> LESS;
      case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
    };
  }

  boolean isEquality() {
    return equality;
  }

  boolean isSwapped() {
    return swapped;
  }

  boolean isNegated() {
    return negated;
  }

  /** Whether it holds for operands in this order (negative, 0, positive). */
  public boolean holds(int order) {
    boolean base = equality ? order == 0 : swapped ? order > 0 : order < 0;
    return base != negated;
  }
}
