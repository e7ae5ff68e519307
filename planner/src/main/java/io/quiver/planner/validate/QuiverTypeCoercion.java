package io.quiver.planner.validate;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
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
        if (isConstant(binding.operand(constant))
            && !isConstant(binding.operand(1 - constant))
            && isScalar(other)) {
          return coerceOperandType(
              binding.getScope(),
              binding.getCall(),
              constant,
              factory.createTypeWithNullability(
                  ParameterTyping.general(other), binding.getOperandType(constant).isNullable()));
        }
      }
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
}
