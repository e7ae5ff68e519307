package io.quiver.planner.optimize;

import io.quiver.planner.schema.QuiverTable;
import io.quiver.planner.type.QuiverTypeFactory;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlPostfixOperator;

/** Expressions of a plan as people read them: names for fields, {@code ?} for parameters. */
final class Expressions {
  private static final int MAX_LITERAL = 60;

  private Expressions() {}

  static String text(RexNode expression, RelNode input) {
    return text(expression, input.getRowType().getFieldNames());
  }

  static String list(List<? extends RexNode> expressions, RelNode input) {
    return expressions.stream().map(e -> text(e, input)).collect(Collectors.joining(", "));
  }

  static String text(RexNode expression, List<String> names) {
    return switch (expression) {
      case RexInputRef reference -> name(reference.getIndex(), names);
      case RexDynamicParam parameter -> "?" + (parameter.getIndex() + 1);
      case RexLiteral literal -> literal(literal);
      case RexFieldAccess access ->
          "outer." + access.getField().getName().replace(QuiverTable.ROW_ID_SUFFIX, "");
      case RexCall call -> call(call, names);
      default -> expression.toString();
    };
  }

  private static String name(int index, List<String> names) {
    return index < names.size()
        ? names.get(index).replace(QuiverTable.ROW_ID_SUFFIX, "")
        : "$" + index;
  }

  private static String literal(RexLiteral literal) {
    String text = literal.isNull() ? "NULL" : literal.toString();
    int type = text.indexOf(":");
    String plain = type > 0 && !text.startsWith("'") ? text.substring(0, type) : text;
    if (plain.startsWith("'") || plain.startsWith("_UTF-8'")) {
      String value = literal.getValueAs(String.class);
      plain = value == null ? plain : "'" + value.replace("'", "''") + "'";
    }
    return plain.length() > MAX_LITERAL ? plain.substring(0, MAX_LITERAL) + ".." : plain;
  }

  private static String call(RexCall call, List<String> names) {
    if (call.getKind() == SqlKind.SEARCH) {
      RexBuilder builder = new RexBuilder(QuiverTypeFactory.INSTANCE);
      return text(RexUtil.expandSearch(builder, null, call), names);
    }
    List<String> operands = call.getOperands().stream().map(o -> text(o, names)).toList();
    if (call.getKind() == SqlKind.CAST) {
      return "CAST(" + operands.get(0) + " AS " + call.getType() + ")";
    }
    if (call.getOperator() instanceof SqlBinaryOperator && operands.size() >= 2) {
      return "(" + String.join(" " + call.getOperator().getName() + " ", operands) + ")";
    }
    if (call.getOperator() instanceof SqlPostfixOperator) {
      return "(" + operands.get(0) + " " + call.getOperator().getName() + ")";
    }
    return call.getOperator().getName() + "(" + String.join(", ", operands) + ")";
  }
}
