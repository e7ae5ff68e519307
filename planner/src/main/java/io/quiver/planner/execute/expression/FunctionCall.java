package io.quiver.planner.execute.expression;

import io.quiver.functions.scalar.Conversions;
import io.quiver.functions.spi.ScalarFunction;
import io.quiver.planner.execute.batch.Row;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of a function of the catalog. */
public final class FunctionCall extends Expression {
  private final ScalarFunction function;
  private final List<Expression> operands;
  private final List<DataType> types;
  private final DataType returned;

  /**
   * Makes one.
   *
   * @param operands arguments, already of the types that the function converts them to
   * @param type the type that the plan gives to the result
   */
  public FunctionCall(ScalarFunction function, List<Expression> operands, DataType type) {
    super(type);
    this.function = function;
    this.operands = List.copyOf(operands);
    this.types = operands.stream().map(Expression::type).toList();
    List<@Nullable DataType> given = new ArrayList<>();
    operands.forEach(operand -> given.add(isBareNull(operand) ? null : operand.type()));
    this.returned = function.resultType(Collections.unmodifiableList(given));
  }

  /** NULL without a cast is a text to the plan, and anything to a function. */
  private static boolean isBareNull(Expression operand) {
    return operand instanceof Literal literal
        && literal.value() == null
        && operand.type().kind() == TypeKind.VARCHAR;
  }

  @Override
  public List<Expression> operands() {
    return operands;
  }

  @Override
  protected boolean isDeterministic() {
    return function.isDeterministic();
  }

  @Override
  public @Nullable Object value(ExecutionContext context, Row row) {
    @Nullable Object[] arguments = new Object[operands.size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = operands.get(i).value(context, row);
      if (arguments[i] == null && function.isStrict()) {
        return null;
      }
    }
    return call(context, arguments);
  }

  private @Nullable Object call(ExecutionContext context, @Nullable Object[] arguments) {
    Object result;
    try {
      result = function.apply(context.scalar(), types, arguments);
    } catch (ArithmeticException e) {
      throw new QuiverException(
          ErrorCode.NUMERIC_OUT_OF_RANGE,
          "The result of " + function.name() + " is out of range",
          e);
    }
    return returned.equals(type())
        ? result
        : Conversions.cast(result, returned, type(), context.scalar());
  }

  @Override
  protected Kernel variableKernel(ExecutionContext context) {
    return new CallKernel(this, context, function.isStrict(), this::call);
  }
}
