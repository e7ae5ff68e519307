package io.quiver.planner.execute.expression;

import io.quiver.functions.scalar.Conversions;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code ||} of texts, bytes or arrays. */
public final class Concatenation extends StrictExpression {
  public Concatenation(List<Expression> operands, DataType type) {
    super(type, operands);
  }

  @Override
  protected @Nullable Object apply(ExecutionContext context, @Nullable Object[] arguments) {
    return switch (Objects.requireNonNull(arguments[0])) {
      case byte[] bytes -> {
        byte[] all = bytes;
        for (int i = 1; i < arguments.length; i++) {
          byte[] next = (byte[]) Objects.requireNonNull(arguments[i]);
          int length = all.length;
          all = Arrays.copyOf(all, length + next.length);
          System.arraycopy(next, 0, all, length, next.length);
        }
        yield all;
      }
      case List<?> list -> {
        List<@Nullable Object> all = new ArrayList<>();
        for (Object part : arguments) {
          all.addAll((List<?>) Objects.requireNonNull(part));
        }
        yield Collections.unmodifiableList(all);
      }
      default -> {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < arguments.length; i++) {
          Object part = Objects.requireNonNull(arguments[i]);
          text.append(Conversions.toText(part, operands().get(i).type(), context.scalar()));
        }
        yield text.toString();
      }
    };
  }
}
