package io.quiver.planner.execute.expression;

import io.quiver.functions.scalar.NumberConversions;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Arithmetic of exact decimals, rounded half away from zero to the result's scale. */
public final class DecimalArithmetic extends StrictExpression {
  private final ArithmeticOperator operator;

  public DecimalArithmetic(
      ArithmeticOperator operator, Expression left, Expression right, DataType type) {
    super(type, List.of(left, right));
    this.operator = operator;
  }

  @Override
  protected @Nullable Object apply(ExecutionContext context, @Nullable Object[] arguments) {
    return compute(
        (BigDecimal) Objects.requireNonNull(arguments[0]),
        (BigDecimal) Objects.requireNonNull(arguments[1]));
  }

  @Override
  protected Kernel variableKernel(ExecutionContext context) {
    Expression left = operands().get(0);
    Expression right = operands().get(1);
    return DecimalArithmeticKernel.suits(operator, left.type(), right.type(), type())
        ? new DecimalArithmeticKernel(
            operator, left.kernel(context), right.kernel(context), type(), this::compute)
        : super.variableKernel(context);
  }

  private BigDecimal compute(BigDecimal a, BigDecimal b) {
    boolean divides =
        operator == ArithmeticOperator.DIVIDE || operator == ArithmeticOperator.REMAINDER;
    if (divides && b.signum() == 0) {
      throw ArithmeticOperator.divisionByZero();
    }
    BigDecimal result =
        switch (operator) {
          case ADD -> a.add(b);
          case SUBTRACT -> a.subtract(b);
          case MULTIPLY -> a.multiply(b);
          case DIVIDE ->
              type().precision() < 0
                  ? a.divide(b, MathContext.DECIMAL128)
                  : a.divide(b, type().scale(), RoundingMode.HALF_UP);
          case REMAINDER -> a.remainder(b);
        };
    return NumberConversions.fit(result, type());
  }
}
