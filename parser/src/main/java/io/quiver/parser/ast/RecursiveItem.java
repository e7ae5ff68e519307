package io.quiver.parser.ast;

import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * A query of WITH that has a SEARCH or CYCLE clause.
 *
 * <p>The validator knows nothing of the clauses: rewrite them into columns of the query before it.
 */
public final class RecursiveItem extends SqlWithItem {
  private final @Nullable SearchClause search;
  private final @Nullable CycleClause cycle;

  public RecursiveItem(
      SqlParserPos pos,
      SqlIdentifier name,
      @Nullable SqlNodeList columnList,
      SqlNode query,
      SqlLiteral recursive,
      @Nullable SearchClause search,
      @Nullable CycleClause cycle) {
    super(pos, name, columnList, query, recursive);
    this.search = search;
    this.cycle = cycle;
  }

  public @Nullable SearchClause search() {
    return search;
  }

  public @Nullable CycleClause cycle() {
    return cycle;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    super.unparse(writer, leftPrec, rightPrec);
    if (search != null) {
      search.unparse(writer);
    }
    if (cycle != null) {
      cycle.unparse(writer);
    }
  }
}
