package io.quiver.planner.validate;

import io.quiver.parser.ast.FetchClause;
import io.quiver.storage.error.ErrorCode;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * SELECT .. ORDER BY o FETCH FIRST n ROWS WITH TIES becomes SELECT .. QUALIFY RANK() OVER (ORDER BY
 * o) <= n ORDER BY o.
 */
final class FetchWithTies {
  private static final SqlParserPos ZERO = SqlParserPos.ZERO;

  private FetchWithTies() {}

  static SqlOrderBy rewrite(FetchClause clause) {
    if (!(clause.query instanceof SqlSelect given)
        || clause.offset != null
        || clause.orderList.isEmpty()) {
      throw Positions.error(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "WITH TIES needs a SELECT with ORDER BY and without OFFSET",
          clause);
    }
    SqlSelect select = (SqlSelect) given.clone(given.getParserPosition());
    SqlNode window =
        SqlWindow.create(
            null,
            null,
            SqlNodeList.EMPTY,
            clause.orderList,
            SqlLiteral.createBoolean(false, ZERO),
            null,
            null,
            null,
            ZERO);
    SqlNode rank =
        SqlStdOperatorTable.OVER.createCall(
            ZERO, SqlStdOperatorTable.RANK.createCall(ZERO), window);
    SqlNode within = SqlStdOperatorTable.LESS_THAN_OR_EQUAL.createCall(ZERO, rank, clause.fetch);
    SqlNode qualify = select.getQualify();
    select.setQualify(
        qualify == null ? within : SqlStdOperatorTable.AND.createCall(ZERO, qualify, within));
    return new SqlOrderBy(clause.getParserPosition(), select, clause.orderList, null, null);
  }
}
