package io.quiver.planner.validate;

import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlTableFunction;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** The operator of one call of a table function: its operands are the scalar arguments only. */
final class TableFunctionOperator extends SqlFunction implements SqlTableFunction, RelationSource {
  private final TableFunctionSite site;

  TableFunctionOperator(TableFunctionSite site) {
    super(
        site.function().name(),
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.CURSOR,
        null,
        OperandTypes.VARIADIC,
        SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION);
    this.site = site;
  }

  @Override
  public RelNode toRelation(LogicalTableFunctionScan scan, List<RexNode> operands) {
    return site.toRelation(scan, operands);
  }

  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    for (SqlNode operand : call.getOperandList()) {
      validator.deriveType(scope, operand);
    }
    RelDataType type = validator.getTypeFactory().createSqlType(SqlTypeName.CURSOR);
    validator.setValidatedNodeType(call, type);
    return type;
  }

  @Override
  public SqlReturnTypeInference getRowTypeInference() {
    return this::rowType;
  }

  private RelDataType rowType(SqlOperatorBinding binding) {
    List<RelDataType> types = new ArrayList<>();
    for (int i = 0; i < binding.getOperandCount(); i++) {
      types.add(binding.getOperandType(i));
    }
    try {
      return site.rowType(types);
    } catch (QuiverException e) {
      throw e.position() == null && binding instanceof SqlCallBinding call
          ? e.withPosition(Positions.of(call.getCall()))
          : e;
    }
  }
}
