package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A text with blanks up to a length, never cut: to compare it with a CHAR. */
final class PaddedText extends StrictExpression {
  private final int length;

  PaddedText(Expression operand, int length) {
    super(DataType.VARCHAR, List.of(operand));
    this.length = length;
  }

  @Override
  protected @Nullable Object apply(ExecutionContext context, @Nullable Object[] arguments) {
    String text = (String) Objects.requireNonNull(arguments[0]);
    int points = text.codePointCount(0, text.length());
    return points < length ? text + " ".repeat(length - points) : text;
  }
}
