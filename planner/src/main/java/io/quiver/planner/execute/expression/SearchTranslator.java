package io.quiver.planner.execute.expression;

import com.google.common.collect.Range;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUnknownAs;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.Sarg;
import org.jspecify.annotations.Nullable;

/** Translates SEARCH: lists of points into set membership, everything else into comparisons. */
final class SearchTranslator {
  private SearchTranslator() {}

  static Expression translate(RexTranslator translator, RexBuilder builder, RexCall call) {
    RexLiteral literal = (RexLiteral) call.operands.get(1);
    Sarg<?> sarg = Objects.requireNonNull(literal.getValueAs(Sarg.class));
    Expression operand = translator.translate(call.operands.get(0));
    DataType type = TypeMapping.toDataType(literal.getType());
    boolean points = sarg.isPoints() || sarg.isComplementedPoints();
    if (points && sarg.pointCount > 1 && comparesAlike(operand.type(), type)) {
      boolean negated = !sarg.isPoints();
      Sarg<?> listed = negated ? sarg.negate() : sarg;
      List<Object> members = new ArrayList<>();
      for (Object range : listed.rangeSet.asRanges()) {
        Comparable<?> point = ((Range<?>) range).lowerEndpoint();
        RexNode member = builder.makeLiteral(point, literal.getType(), false);
        if (!(member instanceof RexLiteral value)) {
          return expanded(translator, builder, call);
        }
        members.add(Objects.requireNonNull(LiteralValues.value(value, type)));
      }
      return new Membership(operand, members, negated, ofNull(sarg.nullAs));
    }
    return expanded(translator, builder, call);
  }

  /** What is written as x = 1 OR x = 2; null for any other OR. */
  static @Nullable Expression membership(RexTranslator translator, RexCall or) {
    RexNode subject = null;
    List<RexLiteral> literals = new ArrayList<>();
    for (RexNode part : or.operands) {
      if (part.getKind() != SqlKind.EQUALS
          || !(((RexCall) part).operands.get(1) instanceof RexLiteral literal)
          || literal.isNull()) {
        return null;
      }
      RexNode left = ((RexCall) part).operands.get(0);
      if (subject != null && !subject.equals(left)) {
        return null;
      }
      subject = left;
      literals.add(literal);
    }
    if (subject == null || !RexUtil.isDeterministic(subject)) {
      return null;
    }
    Expression operand = translator.translate(subject);
    List<Object> members = new ArrayList<>();
    for (RexLiteral literal : literals) {
      DataType type = TypeMapping.toDataType(literal.getType());
      if (!comparesAlike(operand.type(), type)) {
        return null;
      }
      members.add(Objects.requireNonNull(LiteralValues.value(literal, type)));
    }
    return new Membership(operand, members, false, null);
  }

  private static Expression expanded(RexTranslator translator, RexBuilder builder, RexCall call) {
    return translator.translate(RexUtil.expandSearch(builder, null, call));
  }

  private static @Nullable Boolean ofNull(RexUnknownAs nullAs) {
    return switch (nullAs) {
      case TRUE -> true;
      case FALSE -> false;
      case UNKNOWN -> null;
    };
  }

  private static boolean comparesAlike(DataType operand, DataType members) {
    TypeKind a = operand.kind();
    TypeKind b = members.kind();
    return a != TypeKind.CHAR
        && b != TypeKind.CHAR
        && ((a.isInteger() && b.isInteger())
            || (a.isCharacter() && b.isCharacter())
            || (a == b && !a.isBinary()));
  }
}
