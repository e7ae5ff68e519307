package io.quiver.planner.cost;

import java.math.BigDecimal;
import org.apache.calcite.rex.RexLiteral;
import org.jspecify.annotations.Nullable;

/** Literals in the form in which samples have values. */
final class Bounds {
  private Bounds() {}

  /** A number (a date as its day) or a text; null for anything else. */
  static @Nullable Object value(RexLiteral literal) {
    if (literal.isNull()) {
      return null;
    }
    return switch (literal.getType().getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, FLOAT, DOUBLE ->
          literal.getValueAs(BigDecimal.class);
      case DATE -> literal.getValueAs(Integer.class);
      case CHAR, VARCHAR -> literal.getValueAs(String.class);
      default -> null;
    };
  }
}
