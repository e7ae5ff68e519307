package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** LIKE, ILIKE and SIMILAR TO, with or without ESCAPE. */
public final class Like extends StrictExpression {
  private final LikePattern.Style style;
  private final @Nullable LikePattern fixed;

  private Like(List<Expression> operands, LikePattern.Style style) {
    super(DataType.BOOLEAN, operands);
    this.style = style;
    this.fixed = fixed(operands, style);
  }

  public static Like like(List<Expression> operands) {
    return new Like(operands, LikePattern.Style.LIKE);
  }

  public static Like ignoringCase(List<Expression> operands) {
    return new Like(operands, LikePattern.Style.ILIKE);
  }

  public static Like similar(List<Expression> operands) {
    return new Like(operands, LikePattern.Style.SIMILAR);
  }

  private static @Nullable LikePattern fixed(List<Expression> operands, LikePattern.Style style) {
    @Nullable String[] texts = new String[2];
    for (int i = 1; i < operands.size(); i++) {
      if (!(operands.get(i) instanceof Literal literal)
          || !(literal.value() instanceof String text)) {
        return null;
      }
      texts[i - 1] = text;
    }
    try {
      return LikePattern.compile(Objects.requireNonNull(texts[0]), texts[1], style);
    } catch (QuiverException e) {
      // Reported when a row needs it.
      return null;
    }
  }

  @Override
  protected @Nullable Object apply(ExecutionContext context, @Nullable Object[] arguments) {
    return pattern(context, arguments).matches((String) Objects.requireNonNull(arguments[0]));
  }

  @Override
  protected Kernel variableKernel(ExecutionContext context) {
    return fixed == null
        ? super.variableKernel(context)
        : new LikeKernel(operands().get(0).kernel(context), fixed);
  }

  private LikePattern pattern(ExecutionContext context, @Nullable Object[] arguments) {
    if (fixed != null) {
      return fixed;
    }
    String text = (String) Objects.requireNonNull(arguments[1]);
    String escape = arguments.length > 2 ? (String) arguments[2] : null;
    if (context.shared(this) instanceof Remembered last && last.is(text, escape)) {
      return last.pattern;
    }
    LikePattern compiled = LikePattern.compile(text, escape, style);
    context.share(this, new Remembered(text, escape, compiled));
    return compiled;
  }

  /** The last pattern of an execution: mostly a parameter, thus always the same. */
  private record Remembered(String text, @Nullable String escape, LikePattern pattern) {
    boolean is(String otherText, @Nullable String otherEscape) {
      return text.equals(otherText) && Objects.equals(escape, otherEscape);
    }
  }
}
