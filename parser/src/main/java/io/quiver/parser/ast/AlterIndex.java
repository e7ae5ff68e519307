package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** ALTER INDEX: a new name or new options. */
public final class AlterIndex extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("ALTER INDEX", SqlKind.ALTER_INDEX);

  private final boolean ifExists;
  private final SqlIdentifier name;
  private final @Nullable SqlIdentifier newName;
  private final List<StatementOption> options;

  public AlterIndex(
      SqlParserPos pos,
      boolean ifExists,
      SqlIdentifier name,
      @Nullable SqlIdentifier newName,
      List<StatementOption> options) {
    super(OPERATOR, pos);
    this.ifExists = ifExists;
    this.name = name;
    this.newName = newName;
    this.options = List.copyOf(options);
  }

  public boolean ifExists() {
    return ifExists;
  }

  public SqlIdentifier name() {
    return name;
  }

  /** Null when options are set. */
  public @Nullable SqlIdentifier newName() {
    return newName;
  }

  /** Empty when it is renamed. */
  public List<StatementOption> options() {
    return options;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name, newName);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("ALTER INDEX");
    SqlText.keywords(writer, ifExists ? "IF EXISTS" : "");
    name.unparse(writer, 0, 0);
    SqlText.optional(writer, "RENAME TO", newName);
    if (!options.isEmpty()) {
      writer.keyword("SET");
      SqlText.parenthesizedOptions(writer, options);
    }
  }
}
