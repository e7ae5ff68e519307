package io.quiver.planner.validate;

import io.quiver.parser.ast.NamedTypeSpec;
import io.quiver.planner.schema.FunctionOperators;
import io.quiver.planner.schema.VectorAggregate;
import io.quiver.planner.schema.VectorCast;
import io.quiver.planner.type.VectorSqlType;
import io.quiver.storage.vector.Metric;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/** Gives operators that stand between vectors the meaning that they have for vectors. */
final class VectorCalls {
  private VectorCalls() {}

  /** Exchanges the operator of a call on vectors; other calls stay as they are. */
  static void resolve(
      QuiverValidator validator,
      FunctionOperators operators,
      SqlValidatorScope scope,
      SqlCall call) {
    if (!(call instanceof SqlBasicCall basic) || call.operandCount() == 0) {
      return;
    }
    SqlKind kind = call.getKind();
    if (kind == SqlKind.CAST && !(call.getOperator() instanceof VectorCast)) {
      if (isVector(validator, scope, call.operand(0)) || isVectorType(call.operand(1))) {
        basic.setOperator(VectorCast.INSTANCE);
      }
      return;
    }
    String function = function(call);
    if (function != null && anyVector(validator, scope, call)) {
      SqlOperator operator =
          switch (function) {
            case "SUM" -> VectorAggregate.SUM;
            case "AVG" -> VectorAggregate.AVG;
            default -> operators.scalar(function);
          };
      if (operator != null) {
        basic.setOperator(operator);
      }
    }
  }

  private static @Nullable String function(SqlCall call) {
    SqlOperator operator = call.getOperator();
    if (operator.equals(SqlStdOperatorTable.CONCAT)) {
      return "VECTOR_CONCAT";
    }
    if (operator.equals(SqlStdOperatorTable.SUM)) {
      return "SUM";
    }
    if (operator.equals(SqlStdOperatorTable.AVG)) {
      return "AVG";
    }
    return switch (call.getKind()) {
      case PLUS -> "VECTOR_ADD";
      case MINUS -> "VECTOR_SUBTRACT";
      case TIMES -> "VECTOR_MULTIPLY";
      case DIVIDE -> "VECTOR_DIVIDE";
      case MINUS_PREFIX -> "VECTOR_NEGATE";
      default -> null;
    };
  }

  private static boolean anyVector(
      QuiverValidator validator, SqlValidatorScope scope, SqlCall call) {
    for (SqlNode operand : call.getOperandList()) {
      if (isVector(validator, scope, operand)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isVector(
      QuiverValidator validator, SqlValidatorScope scope, @Nullable SqlNode node) {
    boolean typed =
        node instanceof SqlIdentifier identifier ? !identifier.isStar() : node instanceof SqlCall;
    if (node == null || !typed || node.isA(SqlKind.QUERY)) {
      return false;
    }
    return validator.deriveType(scope, node) instanceof VectorSqlType;
  }

  private static boolean isVectorType(SqlNode node) {
    return node instanceof SqlDataTypeSpec spec
        && spec.getTypeNameSpec() instanceof NamedTypeSpec named
        && named.getTypeName().getSimple().equalsIgnoreCase("VECTOR");
  }

  /** A constant beside a vector, as a vector. */
  static SqlNode toVector(SqlNode constant) {
    SqlParserPos pos = constant.getParserPosition();
    NamedTypeSpec type = new NamedTypeSpec(new SqlIdentifier("VECTOR", pos), -1, -1, null, pos);
    return VectorCast.INSTANCE.createCall(pos, constant, new SqlDataTypeSpec(type, pos));
  }

  /** VECTOR_DISTANCE('cosine', a, b) with its metric behind the vectors. */
  static SqlCall metricLast(SqlCall call) {
    String name = call.getOperator().getName();
    if (call.operandCount() == 3
        && (name.equalsIgnoreCase("VECTOR_DISTANCE") || name.equalsIgnoreCase("VECTOR_SIMILARITY"))
        && call.operand(0) instanceof SqlLiteral literal
        && Metric.named(String.valueOf(literal.toValue())).isPresent()) {
      return call.getOperator()
          .createCall(call.getParserPosition(), call.operand(1), call.operand(2), call.operand(0));
    }
    return call;
  }
}
