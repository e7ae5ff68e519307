package io.quiver.planner.execute.expression;

import io.quiver.functions.scalar.NumberConversions;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Unary minus. */
public final class Negation extends StrictExpression {
  public Negation(Expression operand, DataType type) {
    super(type, List.of(operand));
  }

  @Override
  protected @Nullable Object apply(ExecutionContext context, @Nullable Object[] arguments) {
    return switch (Objects.requireNonNull(arguments[0])) {
      case Long number -> {
        if (number == Long.MIN_VALUE) {
          throw ArithmeticOperator.SUBTRACT.overflow(0, number, type());
        }
        yield type().kind().isInteger() ? NumberConversions.checkRange(-number, type()) : -number;
      }
      case Double number -> -number;
      case BigDecimal number -> number.negate();
      default -> throw QuiverException.bug("negation of " + type());
    };
  }
}
