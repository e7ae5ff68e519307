package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** One assignment of SET: a column, or a row of columns, and its new value. */
public final class Assignment extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("ASSIGNMENT", SqlKind.OTHER);

  private final List<SqlIdentifier> columns;
  private final boolean row;
  private final SqlNode source;

  public Assignment(SqlParserPos pos, List<SqlIdentifier> columns, boolean row, SqlNode source) {
    super(OPERATOR, pos);
    this.columns = List.copyOf(columns);
    this.row = row;
    this.source = source;
  }

  /** One, or those of a row. */
  public List<SqlIdentifier> columns() {
    return columns;
  }

  /** Columns were written in parentheses; the source is a row or a subquery. */
  public boolean row() {
    return row;
  }

  /** DEFAULT where that was written. */
  public SqlNode source() {
    return source;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(nodes(columns), source);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    if (row) {
      SqlText.parenthesized(writer, columns);
    } else {
      columns.get(0).unparse(writer, 0, 0);
    }
    writer.keyword("=");
    source.unparse(writer, 0, 0);
  }
}
