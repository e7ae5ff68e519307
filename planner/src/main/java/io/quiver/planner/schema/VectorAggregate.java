package io.quiver.planner.schema;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.Optionality;

/**
 * SUM and AVG of vectors, by element; the result has the dimensions of the argument. They carry no
 * kind of their own, lest rules for numbers take them apart.
 */
public final class VectorAggregate extends SqlAggFunction {
  public static final VectorAggregate SUM = new VectorAggregate("SUM");
  public static final VectorAggregate AVG = new VectorAggregate("AVG");

  private VectorAggregate(String name) {
    super(
        name,
        null,
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.ARG0.andThen(SqlTypeTransforms.FORCE_NULLABLE),
        null,
        OperandTypes.ANY,
        SqlFunctionCategory.USER_DEFINED_FUNCTION,
        false,
        false,
        Optionality.FORBIDDEN);
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
