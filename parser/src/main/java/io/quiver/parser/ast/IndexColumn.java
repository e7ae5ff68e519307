package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** A column or expression of an index with its order. */
public final class IndexColumn extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("INDEX COLUMN", SqlKind.OTHER);

  private final SqlNode expression;
  private final boolean descending;
  private final @Nullable Boolean nullsFirst;

  public IndexColumn(
      SqlParserPos pos, SqlNode expression, boolean descending, @Nullable Boolean nullsFirst) {
    super(OPERATOR, pos);
    this.expression = expression;
    this.descending = descending;
    this.nullsFirst = nullsFirst;
  }

  /** Usually a simple identifier. */
  public SqlNode expression() {
    return expression;
  }

  public boolean descending() {
    return descending;
  }

  /** Null where neither NULLS FIRST nor NULLS LAST was written. */
  public @Nullable Boolean nullsFirst() {
    return nullsFirst;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(expression);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    if (expression instanceof SqlIdentifier) {
      expression.unparse(writer, 0, 0);
    } else {
      SqlText.expression(writer, expression);
    }
    SqlText.keywords(writer, descending ? "DESC" : "");
    if (nullsFirst != null) {
      writer.keyword(nullsFirst ? "NULLS FIRST" : "NULLS LAST");
    }
  }

  /** The names of columns that may be nothing but names, as in a vector or text index. */
  public static List<SqlIdentifier> plainNames(List<IndexColumn> columns) {
    return columns.stream().map(IndexColumn::plainName).toList();
  }

  private static SqlIdentifier plainName(IndexColumn column) {
    if (column.expression instanceof SqlIdentifier name
        && name.isSimple()
        && !column.descending
        && column.nullsFirst == null) {
      return name;
    }
    throw new SyntaxProblem("this index takes plain column names", column.getParserPosition());
  }
}
