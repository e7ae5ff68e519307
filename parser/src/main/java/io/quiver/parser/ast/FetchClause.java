package io.quiver.parser.ast;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * ORDER BY .. FETCH with what Calcite's node has no place for: WITH TIES and EXACT or APPROX.
 *
 * <p>The validator drops both: read them before it.
 */
public final class FetchClause extends SqlOrderBy {
  /** Whether an approximate index may answer. */
  public enum Precision {
    EXACT,
    APPROX
  }

  private final boolean withTies;
  private final @Nullable Precision precision;

  public FetchClause(
      SqlParserPos pos,
      SqlNode query,
      SqlNodeList orderList,
      @Nullable SqlNode offset,
      SqlNode fetch,
      boolean withTies,
      @Nullable Precision precision) {
    super(pos, query, orderList, offset, fetch);
    this.withTies = withTies;
    this.precision = precision;
  }

  /** Rows equal to the last one in the order come too. */
  public boolean withTies() {
    return withTies;
  }

  /** Null where neither EXACT nor APPROX was written. */
  public @Nullable Precision precision() {
    return precision;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    SqlWriter.Frame frame = writer.startList(SqlWriter.FrameTypeEnum.ORDER_BY);
    query.unparse(writer, 0, 0);
    if (!orderList.isEmpty()) {
      writer.keyword("ORDER BY");
      SqlText.commaSeparated(writer, orderList);
    }
    if (offset != null) {
      SqlText.optional(writer, "OFFSET", offset);
      writer.keyword("ROWS");
    }
    writer.keyword("FETCH");
    SqlText.keywords(writer, precision == null ? "" : precision.name());
    SqlText.optional(writer, "FIRST", fetch);
    writer.keyword(withTies ? "ROWS WITH TIES" : "ROWS ONLY");
    writer.endList(frame);
  }
}
