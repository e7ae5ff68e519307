package io.quiver.planner.schema;

import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.SqlSpecialOperator;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;

/**
 * {@code +} and {@code -} where the standard has none: a date and a number of days, the days
 * between two dates, the time between two moments.
 */
public final class DateOperator extends SqlSpecialOperator {
  /** DATE + INTEGER, INTEGER + DATE. */
  public static final DateOperator PLUS = new DateOperator(true, DateOperator::date);

  /** DATE - INTEGER. */
  public static final DateOperator MINUS = new DateOperator(false, DateOperator::date);

  /** DATE - DATE: days. */
  public static final DateOperator DAYS_BETWEEN =
      new DateOperator(
          false,
          binding ->
              nullable(binding, binding.getTypeFactory().createSqlType(SqlTypeName.INTEGER)));

  /** TIMESTAMP - TIMESTAMP and TIME - TIME: an interval of days to seconds. */
  public static final DateOperator TIME_BETWEEN =
      new DateOperator(
          false,
          binding ->
              nullable(
                  binding,
                  binding
                      .getTypeFactory()
                      .createSqlIntervalType(
                          new SqlIntervalQualifier(
                              TimeUnit.DAY, 9, TimeUnit.SECOND, 6, SqlParserPos.ZERO))));

  private final boolean adds;

  private DateOperator(boolean adds, SqlReturnTypeInference type) {
    super(adds ? "+" : "-", SqlKind.OTHER_FUNCTION, 40, true, type, null, null);
    this.adds = adds;
  }

  /** Adds, else subtracts. */
  public boolean adds() {
    return adds;
  }

  private static RelDataType date(SqlOperatorBinding binding) {
    for (RelDataType type : binding.collectOperandTypes()) {
      if (type.getSqlTypeName() == SqlTypeName.DATE) {
        return nullable(binding, type);
      }
    }
    return binding.getOperandType(0);
  }

  private static RelDataType nullable(SqlOperatorBinding binding, RelDataType type) {
    boolean nullable = binding.collectOperandTypes().stream().anyMatch(RelDataType::isNullable);
    return binding.getTypeFactory().createTypeWithNullability(type, nullable);
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int leftPrec, int rightPrec) {
    SqlSyntax.BINARY.unparse(writer, this, call, leftPrec, rightPrec);
  }

  @Override
  public SqlOperandCountRange getOperandCountRange() {
    return SqlOperandCountRanges.of(2);
  }

  @Override
  public boolean checkOperandTypes(SqlCallBinding callBinding, boolean throwOnFailure) {
    return true;
  }

  /** Without looking for another operator of this name. */
  @Override
  public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
    for (SqlNode operand : call.getOperandList()) {
      RelDataType unused = validator.deriveType(scope, operand);
    }
    return validateOperands(validator, scope, call);
  }
}
