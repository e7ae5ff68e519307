package io.quiver.planner.validate;

import io.quiver.planner.type.VectorSqlType;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;

/**
 * Calcite's implicit conversions, except that a constant compared with anything else is converted
 * to the other side's type: converting the column instead would lose its indexes and fail on the
 * first row that does not convert.
 */
final class QuiverTypeCoercion extends TypeCoercionImpl {
  QuiverTypeCoercion(RelDataTypeFactory typeFactory, SqlValidator validator) {
    super(typeFactory, validator);
  }

  @Override
  public boolean binaryComparisonCoercion(SqlCallBinding binding) {
    if (binding.getOperandCount() == 2
        && isCharacter(binding.getOperandType(0)) != isCharacter(binding.getOperandType(1))) {
      for (int constant = 0; constant < 2; constant++) {
        RelDataType other = binding.getOperandType(1 - constant);
        if (other instanceof VectorSqlType) {
          binding.getCall().setOperand(constant, VectorCalls.toVector(binding.operand(constant)));
          return true;
        }
        if (isConstant(binding.operand(constant))
            && !isConstant(binding.operand(1 - constant))
            && isScalar(other)) {
          ComparisonWarnings.constant(validator, binding, constant);
          return coerceOperandType(
              binding.getScope(),
              binding.getCall(),
              constant,
              factory.createTypeWithNullability(
                  ParameterTyping.general(other), binding.getOperandType(constant).isNullable()));
        }
      }
      ComparisonWarnings.columns(validator, binding);
    }
    return super.binaryComparisonCoercion(binding);
  }

  private static boolean isCharacter(RelDataType type) {
    return SqlTypeUtil.inCharFamily(type);
  }

  private static boolean isScalar(RelDataType type) {
    return type.getSqlTypeName() != SqlTypeName.NULL
        && type.getSqlTypeName() != SqlTypeName.ANY
        && !type.isStruct();
  }

  private static boolean isConstant(SqlNode node) {
    if (node instanceof SqlCall call && call.getKind() == SqlKind.MINUS_PREFIX) {
      return isConstant(call.operand(0));
    }
    return node instanceof SqlLiteral || node instanceof SqlDynamicParam;
  }

  /** A text column is no number: converting it would fail on some row. Constants are. */
  @Override
  public boolean binaryArithmeticCoercion(SqlCallBinding binding) {
    return !hasTextAmongNumbers(binding) && super.binaryArithmeticCoercion(binding);
  }

  @Override
  public boolean builtinFunctionCoercion(
      SqlCallBinding binding,
      List<RelDataType> operandTypes,
      List<SqlTypeFamily> expectedFamilies) {
    for (int i = 0; i < operandTypes.size() && i < expectedFamilies.size(); i++) {
      if (expectedFamilies.get(i) == SqlTypeFamily.NUMERIC
          && isCharacter(operandTypes.get(i))
          && !isConstant(binding.operand(i))) {
        return false;
      }
    }
    return super.builtinFunctionCoercion(binding, operandTypes, expectedFamilies);
  }

  private static boolean hasTextAmongNumbers(SqlCallBinding binding) {
    for (int i = 0; i < binding.getOperandCount(); i++) {
      if (isCharacter(binding.getOperandType(i)) && !isConstant(binding.operand(i))) {
        return true;
      }
    }
    return false;
  }
}
