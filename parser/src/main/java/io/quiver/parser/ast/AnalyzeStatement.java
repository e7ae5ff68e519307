package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** ANALYZE: refreshes statistics. */
public final class AnalyzeStatement extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("ANALYZE", SqlKind.OTHER);

  private final @Nullable SqlIdentifier table;
  private final List<SqlIdentifier> columns;

  public AnalyzeStatement(
      SqlParserPos pos, @Nullable SqlIdentifier table, List<SqlIdentifier> columns) {
    super(OPERATOR, pos);
    this.table = table;
    this.columns = List.copyOf(columns);
  }

  /** Null for the whole database. */
  public @Nullable SqlIdentifier table() {
    return table;
  }

  /** Empty for all. */
  public List<SqlIdentifier> columns() {
    return columns;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(table, nodes(columns));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("ANALYZE");
    if (table != null) {
      table.unparse(writer, 0, 0);
    }
    if (!columns.isEmpty()) {
      SqlText.parenthesized(writer, columns);
    }
  }
}
