package io.quiver.planner.schema;

import java.util.List;
import java.util.function.BiFunction;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.util.Optionality;

/**
 * An aggregate function of Calcite's with the type that its results have. Calcite takes texts,
 * arrays and JSON made of what is never NULL for never NULL, though over no rows they are, and
 * would fold COALESCE and IS NULL over them; and it has PERCENTILE_CONT of whole numbers be a whole
 * number. Immutable.
 */
public final class RetypedAggregate extends SqlAggFunction {
  public static final SqlAggFunction PERCENTILE_CONT =
      new RetypedAggregate(SqlStdOperatorTable.PERCENTILE_CONT, RetypedAggregate::fraction);

  static final List<SqlOperator> ALL =
      List.of(
          new RetypedAggregate(SqlStdOperatorTable.LISTAGG, RetypedAggregate::nullable),
          new RetypedAggregate(SqlLibraryOperators.STRING_AGG, RetypedAggregate::nullable),
          new RetypedAggregate(SqlLibraryOperators.ARRAY_AGG, RetypedAggregate::nullable),
          PERCENTILE_CONT);

  private final SqlAggFunction function;

  private RetypedAggregate(
      SqlAggFunction function, BiFunction<RelDataTypeFactory, RelDataType, RelDataType> type) {
    super(
        function.getName(),
        function.getSqlIdentifier(),
        function.getKind(),
        binding -> type.apply(binding.getTypeFactory(), function.inferReturnType(binding)),
        function.getOperandTypeInference(),
        function.getOperandTypeChecker(),
        function.getFunctionType(),
        function.requiresOrder(),
        function.requiresOver(),
        function.requiresGroupOrder());
    this.function = function;
  }

  /** An aggregate that the grammar names, with results that may be NULL. */
  public static SqlAggFunction nullable(SqlAggFunction function) {
    return new RetypedAggregate(function, RetypedAggregate::nullable);
  }

  private static RelDataType nullable(RelDataTypeFactory types, RelDataType type) {
    return types.createTypeWithNullability(type, true);
  }

  private static RelDataType fraction(RelDataTypeFactory types, RelDataType type) {
    return nullable(
        types, SqlTypeUtil.isIntType(type) ? types.createSqlType(SqlTypeName.DOUBLE) : type);
  }

  /** Without looking for another function of this name. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    SqlCall plain =
        getSyntax() == SqlSyntax.ORDERED_FUNCTION ? ReturnTypes.stripOrderBy(call) : call;
    for (SqlNode operand : plain.getOperandList()) {
      RelDataType unused = validator.deriveType(scope, operand);
    }
    return validateOperands(validator, scope, plain);
  }

  @Override
  public SqlSyntax getSyntax() {
    return function.getSyntax();
  }

  @Override
  public boolean allowsNullTreatment() {
    return function.allowsNullTreatment();
  }

  @Override
  public boolean allowsFraming() {
    return function.allowsFraming();
  }

  @Override
  public boolean isPercentile() {
    return function.isPercentile();
  }

  @Override
  public Optionality getDistinctOptionality() {
    return function.getDistinctOptionality();
  }
}
