package io.quiver.planner.validate;

import java.util.List;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Builds the queries that other statements stand for. */
public final class Queries {
  private static final SqlParserPos ZERO = SqlParserPos.ZERO;

  private Queries() {}

  public static SqlSelect select(
      List<SqlNode> items, @Nullable SqlNode from, @Nullable SqlNode where) {
    return new SqlSelect(
        ZERO,
        null,
        new SqlNodeList(items, ZERO),
        from,
        where,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  public static SqlNode as(SqlNode node, String alias) {
    return SqlStdOperatorTable.AS.createCall(
        node.getParserPosition(), node, new SqlIdentifier(alias, ZERO));
  }

  /** The cross product of two table references. */
  public static SqlNode comma(SqlNode left, SqlNode right) {
    return join(left, JoinType.COMMA, right, null);
  }

  public static SqlNode join(
      SqlNode left, JoinType type, SqlNode right, @Nullable SqlNode condition) {
    return new SqlJoin(
        ZERO,
        left,
        SqlLiteral.createBoolean(false, ZERO),
        type.symbol(ZERO),
        right,
        (condition == null ? JoinConditionType.NONE : JoinConditionType.ON).symbol(ZERO),
        condition);
  }

  public static SqlIdentifier column(String table, String column, SqlParserPos position) {
    return new SqlIdentifier(List.of(table, column), position);
  }
}
