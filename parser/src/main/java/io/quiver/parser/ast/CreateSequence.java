package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** CREATE SEQUENCE. */
public final class CreateSequence extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("CREATE SEQUENCE", SqlKind.CREATE_SEQUENCE);

  private final boolean ifNotExists;
  private final SqlIdentifier name;
  private final @Nullable SqlDataTypeSpec type;
  private final SequenceOptions options;

  public CreateSequence(
      SqlParserPos pos,
      boolean ifNotExists,
      SqlIdentifier name,
      @Nullable SqlDataTypeSpec type,
      SequenceOptions options) {
    super(OPERATOR, pos);
    this.ifNotExists = ifNotExists;
    this.name = name;
    this.type = type;
    this.options = options;
  }

  public boolean ifNotExists() {
    return ifNotExists;
  }

  public SqlIdentifier name() {
    return name;
  }

  /** The type behind AS, or null. */
  public @Nullable SqlDataTypeSpec type() {
    return type;
  }

  public SequenceOptions options() {
    return options;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name, type);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("CREATE SEQUENCE");
    SqlText.keywords(writer, ifNotExists ? "IF NOT EXISTS" : "");
    name.unparse(writer, 0, 0);
    SqlText.optional(writer, "AS", type);
    options.unparse(writer);
  }
}
