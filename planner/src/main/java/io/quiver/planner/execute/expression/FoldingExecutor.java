package io.quiver.planner.execute.expression;

import io.quiver.functions.spi.ScalarContext;
import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.util.List;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutor;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.TimestampString;
import org.jspecify.annotations.Nullable;

/**
 * Folds constant expressions while a plan is made, with the same kernels that run it. An expression
 * whose evaluation fails stays as it is: the error belongs to the execution, and only if a row
 * needs it. So do values that Calcite has no literal for.
 */
public final class FoldingExecutor implements RexExecutor {
  private final RexTranslator translator;
  private final ScalarContext scalar;

  public FoldingExecutor(RexTranslator translator, ScalarContext scalar) {
    this.translator = translator;
    this.scalar = scalar;
  }

  @Override
  public void reduce(RexBuilder builder, List<RexNode> constants, List<RexNode> reduced) {
    for (RexNode constant : constants) {
      reduced.add(fold(builder, constant));
    }
  }

  private RexNode fold(RexBuilder builder, RexNode node) {
    if (node instanceof RexLiteral) {
      return node;
    }
    try {
      Expression expression = translator.translate(node);
      if (!expression.isConstant() || dependsOnSession(expression)) {
        return node;
      }
      Object value = expression.value(ExecutionContext.constants(scalar), ArrayRow.EMPTY);
      if (value == null) {
        return builder.makeNullLiteral(node.getType());
      }
      Object literal = literalValue(value, expression.type());
      return literal == null ? node : builder.makeLiteral(literal, node.getType(), true, false);
    } catch (QuiverException e) {
      return node;
    }
  }

  /** Whether the session's time zone or date is needed: plans are shared between sessions. */
  private static boolean dependsOnSession(Expression expression) {
    TypeKind kind = expression.type().kind();
    return kind == TypeKind.TIMESTAMP_WITH_TIME_ZONE
        || kind == TypeKind.TIME
        || expression.operands().stream().anyMatch(FoldingExecutor::dependsOnSession);
  }

  /** What {@link RexBuilder#makeLiteral} takes, or null where it would lose something. */
  private static @Nullable Object literalValue(Object value, DataType type) {
    return switch (type.kind()) {
      case BOOLEAN, CHAR, VARCHAR -> value;
      case TINYINT, SMALLINT, INTEGER, BIGINT -> BigDecimal.valueOf((Long) value);
      case DECIMAL -> value;
      case DOUBLE -> Double.isFinite((Double) value) ? value : null;
      case BINARY, VARBINARY -> new ByteString((byte[]) value);
      case DATE -> DateString.fromDaysSinceEpoch(Math.toIntExact((Long) value));
      case TIMESTAMP ->
          wholeMillis(value)
              ? TimestampString.fromMillisSinceEpoch(Math.floorDiv((Long) value, 1000L))
              : null;
      default -> null;
    };
  }

  private static boolean wholeMillis(Object micros) {
    return Math.floorMod((Long) micros, 1000L) == 0;
  }
}
