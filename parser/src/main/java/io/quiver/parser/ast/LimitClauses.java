package io.quiver.parser.ast;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * Collects LIMIT, OFFSET and FETCH of a query in any order, each at most once, while the parser
 * reads them.
 */
public final class LimitClauses {
  private @Nullable SqlNode offset;
  private @Nullable SqlNode fetch;
  private boolean offsetSeen;
  private boolean fetchSeen;
  private boolean withTies;
  private FetchClause.@Nullable Precision precision;

  /** Notes OFFSET, or the first number of LIMIT start, count. */
  public void offset(SqlNode rows, SqlParserPos pos) {
    if (offsetSeen) {
      throw new SyntaxProblem("the query has two OFFSETs", pos);
    }
    offsetSeen = true;
    offset = rows;
  }

  /** Notes LIMIT or FETCH; null rows for LIMIT ALL. */
  public void fetch(@Nullable SqlNode rows, SqlParserPos pos) {
    if (fetchSeen) {
      throw new SyntaxProblem("the query has two limits", pos);
    }
    fetchSeen = true;
    fetch = rows;
  }

  /** Notes what Calcite's node has no place for. */
  public void how(boolean ties, FetchClause.@Nullable Precision wanted) {
    withTies = ties;
    precision = wanted;
  }

  /** The query with its order and limits around it, or itself if there are none. */
  public SqlNode wrap(SqlParserPos pos, SqlNode query, @Nullable SqlNodeList orderBy) {
    if (orderBy == null && offset == null && fetch == null) {
      return query;
    }
    if (orderBy != null && query instanceof SqlSelect select && select.hasByClause()) {
      throw new SyntaxProblem("a SELECT with BY cannot have ORDER BY", orderBy.getParserPosition());
    }
    SqlNodeList order = orderBy == null ? SqlNodeList.EMPTY : orderBy;
    if (fetch != null && (withTies || precision != null)) {
      return new FetchClause(pos, query, order, offset, fetch, withTies, precision);
    }
    return new SqlOrderBy(pos, query, order, offset, fetch);
  }
}
