package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** COPY between a table and a file. */
public final class CopyStatement extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("COPY", SqlKind.OTHER);

  private final @Nullable SqlIdentifier table;
  private final List<SqlIdentifier> columns;
  private final @Nullable SqlNode query;
  private final boolean from;
  private final String file;
  private final List<StatementOption> options;

  public CopyStatement(
      SqlParserPos pos,
      @Nullable SqlIdentifier table,
      List<SqlIdentifier> columns,
      @Nullable SqlNode query,
      boolean from,
      String file,
      List<StatementOption> options) {
    super(OPERATOR, pos);
    this.table = table;
    this.columns = List.copyOf(columns);
    this.query = query;
    this.from = from;
    this.file = file;
    this.options = List.copyOf(options);
  }

  /** Null when a query is copied. */
  public @Nullable SqlIdentifier table() {
    return table;
  }

  /** Empty for all. */
  public List<SqlIdentifier> columns() {
    return columns;
  }

  /** The query of COPY (query) TO, or null. */
  public @Nullable SqlNode query() {
    return query;
  }

  /** FROM the file into the table; else TO the file. */
  public boolean from() {
    return from;
  }

  public String file() {
    return file;
  }

  public List<StatementOption> options() {
    return options;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(table, nodes(columns), query);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("COPY");
    if (query != null) {
      SqlText.expression(writer, query);
    }
    if (table != null) {
      table.unparse(writer, 0, 0);
    }
    if (!columns.isEmpty()) {
      SqlText.parenthesized(writer, columns);
    }
    writer.keyword(from ? "FROM" : "TO");
    SqlText.string(writer, file);
    if (!options.isEmpty()) {
      SqlText.parenthesizedOptions(writer, options);
    }
  }
}
