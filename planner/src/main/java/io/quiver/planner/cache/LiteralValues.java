package io.quiver.planner.cache;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of lifted literals, as parameters take them. */
final class LiteralValues {
  /** Digits of a lifted decimal's type. */
  static final int DECIMAL_PRECISION = 60;

  /** Digits behind the point of a lifted decimal's type. */
  static final int DECIMAL_SCALE = 20;

  private LiteralValues() {}

  /** Whether a literal's value fits the type that lifted literals of its kind have. */
  static boolean isLiftable(TextShape.Literal literal) {
    if (literal.kind() != TextShape.Kind.DECIMAL) {
      return true;
    }
    BigDecimal value = new BigDecimal(literal.text());
    return value.scale() <= DECIMAL_SCALE
        && value.precision() - value.scale() <= DECIMAL_PRECISION - DECIMAL_SCALE;
  }

  /** In the order of the parameters that they became. */
  static @Nullable Object[] of(List<TextShape.Literal> literals, int[] parameterOf) {
    int first = Integer.MAX_VALUE;
    int count = 0;
    for (int parameter : parameterOf) {
      if (parameter >= 0) {
        first = Math.min(first, parameter);
        count++;
      }
    }
    @Nullable Object[] values = new Object[count];
    for (int i = 0; i < parameterOf.length; i++) {
      if (parameterOf[i] >= 0) {
        values[parameterOf[i] - first] = value(literals.get(i));
      }
    }
    return values;
  }

  private static Object value(TextShape.Literal literal) {
    return switch (literal.kind()) {
      case INTEGER, BIGINT -> Long.valueOf(literal.text());
      case DECIMAL -> new BigDecimal(literal.text()).setScale(DECIMAL_SCALE);
      case STRING -> literal.text();
    };
  }
}
