package io.quiver.planner.validate;

import io.quiver.planner.schema.DateOperator;
import io.quiver.planner.schema.ScalarFunctionOperator;
import io.quiver.planner.schema.VectorCast;
import io.quiver.planner.type.JsonSqlType;
import io.quiver.planner.type.TypeMapping;
import io.quiver.planner.type.VectorSqlType;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;
import org.jspecify.annotations.Nullable;

/**
 * How calls become expressions: functions of the catalog with converted operands, else Calcite's.
 */
final class QuiverConvertlets implements SqlRexConvertletTable {
  static final QuiverConvertlets INSTANCE = new QuiverConvertlets();

  private QuiverConvertlets() {}

  @Override
  public @Nullable SqlRexConvertlet get(SqlCall call) {
    if (call.getOperator() instanceof VectorCast) {
      return QuiverConvertlets::cast;
    }
    if (call.getOperator() instanceof DateOperator) {
      return QuiverConvertlets::dates;
    }
    if (call.getKind() == SqlKind.CAST && call.operandCount() == 2) {
      return QuiverConvertlets::castToJson;
    }
    return call.getOperator() instanceof ScalarFunctionOperator operator
        ? (context, sqlCall) -> convert(context, sqlCall, operator)
        : StandardConvertletTable.INSTANCE.get(call);
  }

  private static RexNode dates(SqlRexContext context, SqlCall call) {
    return context
        .getRexBuilder()
        .makeCall(
            context.getValidator().getValidatedNodeType(call),
            call.getOperator(),
            List.of(
                context.convertExpression(call.operand(0)),
                context.convertExpression(call.operand(1))));
  }

  /** Calcite takes JSON for text and would drop the conversion, which looks at the text. */
  private static RexNode castToJson(SqlRexContext context, SqlCall call) {
    RelDataType type = context.getValidator().getValidatedNodeTypeIfKnown(call);
    if (type instanceof JsonSqlType) {
      RexNode operand = context.convertExpression(call.operand(0));
      if (!(operand.getType() instanceof JsonSqlType)
          && operand.getType().getSqlTypeName() != SqlTypeName.NULL) {
        return context
            .getRexBuilder()
            .makeCall(type, new VectorCast.FromVector(type), List.of(operand));
      }
    }
    SqlRexConvertlet standard = StandardConvertletTable.INSTANCE.get(call);
    if (standard == null) {
      throw new IllegalStateException("CAST without a conversion");
    }
    return standard.convertCall(context, call);
  }

  private static RexNode cast(SqlRexContext context, SqlCall call) {
    RexNode operand = context.convertExpression(call.operand(0));
    RelDataType type = context.getValidator().getValidatedNodeType(call);
    RexBuilder builder = context.getRexBuilder();
    return operand.getType() instanceof VectorSqlType
        ? builder.makeCall(type, new VectorCast.FromVector(type), List.of(operand))
        : builder.makeAbstractCast(type, operand, false);
  }

  private static RexNode convert(
      SqlRexContext context, SqlCall call, ScalarFunctionOperator operator) {
    RexBuilder builder = context.getRexBuilder();
    List<RexNode> operands = new ArrayList<>();
    for (SqlNode operand : call.getOperandList()) {
      operands.add(context.convertExpression(operand));
    }
    List<@Nullable DataType> types =
        ScalarFunctionOperator.convertedTypes(
            operator.function(), operands.stream().map(RexNode::getType).toList());
    for (int i = 0; i < operands.size(); i++) {
      RexNode operand = operands.get(i);
      DataType wanted = types.get(i);
      if (wanted == null) {
        wanted = operator.function().parameterType(i, types);
      }
      DataType given = ScalarFunctionOperator.known(operand.getType());
      if (given == null || !given.equals(wanted)) {
        operands.set(
            i,
            builder.makeAbstractCast(
                TypeMapping.toRelType(wanted, operand.getType().isNullable()), operand, false));
      }
    }
    RelDataType type = context.getValidator().getValidatedNodeTypeIfKnown(call);
    return type == null
        ? builder.makeCall(operator, operands)
        : builder.makeCall(type, operator, operands);
  }
}
