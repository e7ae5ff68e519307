package io.quiver.parser.ast;

import org.apache.calcite.sql.SqlBinaryOperator;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * An infix operator that is only another way to write a function: the tree holds the function.
 *
 * <p>Precedences follow PostgreSQL: {@code ::} binds tighter than a sign, the distances bind
 * tighter than comparisons and looser than arithmetic. JSON access binds like a field of a row.
 */
public final class SugarOperator extends SqlBinaryOperator {
  public static final SugarOperator L2_DISTANCE = new SugarOperator("<->", "L2_DISTANCE", 36);
  public static final SugarOperator COSINE_DISTANCE =
      new SugarOperator("<=>", "COSINE_DISTANCE", 36);
  public static final SugarOperator NEGATIVE_INNER_PRODUCT =
      new SugarOperator("<#>", "NEGATIVE_INNER_PRODUCT", 36);
  public static final SugarOperator L1_DISTANCE = new SugarOperator("<+>", "L1_DISTANCE", 36);
  public static final SugarOperator JSON_GET = new SugarOperator("->", "JSON_GET", 90);
  public static final SugarOperator JSON_GET_TEXT = new SugarOperator("->>", "JSON_GET_TEXT", 90);
  public static final SugarOperator CAST = new SugarOperator("::", "CAST", 94);

  private final String function;

  private SugarOperator(String symbol, String function, int precedence) {
    super(symbol, SqlKind.OTHER, precedence, true, null, null, null);
    this.function = function;
  }

  /** The function that the operator stands for. */
  public String function() {
    return function;
  }

  @Override
  public SqlCall createCall(
      @Nullable SqlLiteral functionQualifier, SqlParserPos pos, @Nullable SqlNode... operands) {
    SqlParserPos span = pos.plusAll(operands);
    if (function.equals("CAST")) {
      return SqlStdOperatorTable.CAST.createCall(span, operands);
    }
    return new SqlUnresolvedFunction(
            new SqlIdentifier(function, pos),
            null,
            null,
            null,
            null,
            SqlFunctionCategory.USER_DEFINED_FUNCTION)
        .createCall(span, operands);
  }
}
