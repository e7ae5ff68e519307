package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** CREATE [UNIQUE] INDEX: an ordered index. */
public final class CreateIndex extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("CREATE INDEX", SqlKind.CREATE_INDEX);

  private final boolean unique;
  private final boolean ifNotExists;
  private final @Nullable SqlIdentifier name;
  private final SqlIdentifier table;
  private final List<IndexColumn> columns;
  private final List<SqlIdentifier> included;
  private final List<StatementOption> options;

  public CreateIndex(
      SqlParserPos pos,
      boolean unique,
      boolean ifNotExists,
      @Nullable SqlIdentifier name,
      SqlIdentifier table,
      List<IndexColumn> columns,
      List<SqlIdentifier> included,
      List<StatementOption> options) {
    super(OPERATOR, pos);
    this.unique = unique;
    this.ifNotExists = ifNotExists;
    this.name = name;
    this.table = table;
    this.columns = List.copyOf(columns);
    this.included = List.copyOf(included);
    this.options = List.copyOf(options);
  }

  public boolean unique() {
    return unique;
  }

  public boolean ifNotExists() {
    return ifNotExists;
  }

  /** Null where the statement leaves it to the database. */
  public @Nullable SqlIdentifier name() {
    return name;
  }

  public SqlIdentifier table() {
    return table;
  }

  public List<IndexColumn> columns() {
    return columns;
  }

  /** The columns behind INCLUDE, or empty. */
  public List<SqlIdentifier> included() {
    return included;
  }

  public List<StatementOption> options() {
    return options;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name, table, nodes(columns), nodes(included));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(unique ? "CREATE UNIQUE INDEX" : "CREATE INDEX");
    SqlText.keywords(writer, ifNotExists ? "IF NOT EXISTS" : "");
    if (name != null) {
      name.unparse(writer, 0, 0);
    }
    writer.keyword("ON");
    table.unparse(writer, 0, 0);
    SqlText.parenthesized(writer, columns);
    if (!included.isEmpty()) {
      writer.keyword("INCLUDE");
      SqlText.parenthesized(writer, included);
    }
    SqlText.options(writer, options);
  }
}
