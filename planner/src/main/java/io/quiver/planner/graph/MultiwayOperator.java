package io.quiver.planner.graph;

import io.quiver.planner.validate.RelationSource;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlTableFunction;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/** The operator of one pattern over adjacency in FROM: its operand is a key from outside. */
final class MultiwayOperator extends SqlFunction implements SqlTableFunction, RelationSource {
  private final AdjacentPattern pattern;

  MultiwayOperator(AdjacentPattern pattern) {
    super(
        "MULTIWAY MATCH",
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.CURSOR,
        null,
        OperandTypes.VARIADIC,
        SqlFunctionCategory.USER_DEFINED_TABLE_FUNCTION);
    this.pattern = pattern;
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
    return binding -> pattern.rowType();
  }

  @Override
  public RelNode toRelation(LogicalTableFunctionScan scan, List<RexNode> operands) {
    return pattern.toRelation(scan, operands);
  }
}
