package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** ALTER SEQUENCE: new options or a new name. */
public final class AlterSequence extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("ALTER SEQUENCE", SqlKind.ALTER_SEQUENCE);

  private final boolean ifExists;
  private final SqlIdentifier name;
  private final @Nullable SqlIdentifier newName;
  private final SequenceOptions options;

  public AlterSequence(
      SqlParserPos pos,
      boolean ifExists,
      SqlIdentifier name,
      @Nullable SqlIdentifier newName,
      SequenceOptions options) {
    super(OPERATOR, pos);
    this.ifExists = ifExists;
    this.name = name;
    this.newName = newName;
    this.options = options;
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

  public SequenceOptions options() {
    return options;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name, newName);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("ALTER SEQUENCE");
    SqlText.keywords(writer, ifExists ? "IF EXISTS" : "");
    name.unparse(writer, 0, 0);
    SqlText.optional(writer, "RENAME TO", newName);
    options.unparse(writer);
  }
}
