package io.quiver.planner.schema;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.fun.SqlCastFunction;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** CAST from or to a VECTOR: whether a value converts shows when it is converted. */
public final class VectorCast extends SqlCastFunction {
  public static final VectorCast INSTANCE = new VectorCast();

  private VectorCast() {}

  /**
   * The conversion of a vector in a plan. Calcite takes a vector for an array, whose casts its
   * rules drop or take apart; the type is in the name because only casts are told apart by their
   * types.
   */
  public static final class FromVector extends SqlSpecialOperator {
    public FromVector(RelDataType type) {
      super("CAST TO " + type.getFullTypeString(), SqlKind.OTHER_FUNCTION);
    }
  }

  @Override
  public RelDataType inferReturnType(SqlOperatorBinding binding) {
    return binding
        .getTypeFactory()
        .createTypeWithNullability(
            binding.getOperandType(1), binding.getOperandType(0).isNullable());
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding callBinding, boolean throwOnFailure) {
    return true;
  }

  /** Without looking for another function of this name. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    for (SqlNode operand : call.getOperandList()) {
      RelDataType unused = validator.deriveType(scope, operand);
    }
    return validateOperands(validator, scope, call);
  }
}
