package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** CREATE VIEW; the catalog keeps the query's text, found by its position. */
public final class CreateView extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("CREATE VIEW", SqlKind.CREATE_VIEW);

  private final boolean replace;
  private final boolean ifNotExists;
  private final SqlIdentifier name;
  private final List<SqlIdentifier> columnNames;
  private final SqlNode query;
  private final SqlParserPos queryPosition;

  public CreateView(
      SqlParserPos pos,
      boolean replace,
      boolean ifNotExists,
      SqlIdentifier name,
      List<SqlIdentifier> columnNames,
      SqlNode query,
      SqlParserPos queryPosition) {
    super(OPERATOR, pos);
    this.replace = replace;
    this.ifNotExists = ifNotExists;
    this.name = name;
    this.columnNames = List.copyOf(columnNames);
    this.query = query;
    this.queryPosition = queryPosition;
  }

  public boolean replace() {
    return replace;
  }

  public boolean ifNotExists() {
    return ifNotExists;
  }

  public SqlIdentifier name() {
    return name;
  }

  /** New names for the query's columns, or empty. */
  public List<SqlIdentifier> columnNames() {
    return columnNames;
  }

  public SqlNode query() {
    return query;
  }

  /** Where the query's text stands, from its first to its last character. */
  public SqlParserPos queryPosition() {
    return queryPosition;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name, nodes(columnNames), query);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(replace ? "CREATE OR REPLACE VIEW" : "CREATE VIEW");
    SqlText.keywords(writer, ifNotExists ? "IF NOT EXISTS" : "");
    name.unparse(writer, 0, 0);
    if (!columnNames.isEmpty()) {
      SqlText.parenthesized(writer, columnNames);
    }
    SqlText.optional(writer, "AS", query);
  }
}
