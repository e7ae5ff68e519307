package io.quiver.planner.validate;

import io.quiver.parser.ast.SelectDistinctOn;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * SELECT DISTINCT ON (k) .. ORDER BY o becomes SELECT .. QUALIFY ROW_NUMBER() OVER (PARTITION BY k
 * ORDER BY o) = 1 ORDER BY o.
 */
final class DistinctOn {
  private static final SqlParserPos ZERO = SqlParserPos.ZERO;

  private DistinctOn() {}

  static SqlOrderBy rewrite(SelectDistinctOn select, SqlOrderBy orderBy) {
    return new SqlOrderBy(
        orderBy.getParserPosition(),
        rewrite(select, orderBy.orderList),
        orderBy.orderList,
        orderBy.offset,
        orderBy.fetch);
  }

  static SqlSelect rewrite(SelectDistinctOn select, SqlNodeList order) {
    SqlNode window =
        SqlWindow.create(
            null,
            null,
            select.distinctOn(),
            order,
            SqlLiteral.createBoolean(false, ZERO),
            null,
            null,
            null,
            ZERO);
    SqlNode number =
        SqlStdOperatorTable.OVER.createCall(
            ZERO, SqlStdOperatorTable.ROW_NUMBER.createCall(ZERO), window);
    SqlNode first =
        SqlStdOperatorTable.EQUALS.createCall(
            ZERO, number, SqlLiteral.createExactNumeric("1", ZERO));
    SqlNode qualify = select.getQualify();
    return new SqlSelect(
        select.getParserPosition(),
        null,
        select.getSelectList(),
        select.getFrom(),
        select.getWhere(),
        select.getGroup(),
        select.getHaving(),
        select.getWindowList(),
        qualify == null ? first : SqlStdOperatorTable.AND.createCall(ZERO, qualify, first),
        null,
        select.getOffset(),
        select.getFetch(),
        select.getHints());
  }
}
