package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** ALTER SCHEMA or ALTER VIEW .. RENAME TO. */
public final class RenameObject extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("RENAME", SqlKind.OTHER_DDL);

  private final ObjectKind kind;
  private final boolean ifExists;
  private final SqlIdentifier name;
  private final SqlIdentifier newName;

  public RenameObject(
      SqlParserPos pos,
      ObjectKind kind,
      boolean ifExists,
      SqlIdentifier name,
      SqlIdentifier newName) {
    super(OPERATOR, pos);
    this.kind = kind;
    this.ifExists = ifExists;
    this.name = name;
    this.newName = newName;
  }

  public ObjectKind kind() {
    return kind;
  }

  public boolean ifExists() {
    return ifExists;
  }

  public SqlIdentifier name() {
    return name;
  }

  public SqlIdentifier newName() {
    return newName;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name, newName);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("ALTER " + kind.words());
    SqlText.keywords(writer, ifExists ? "IF EXISTS" : "");
    name.unparse(writer, 0, 0);
    SqlText.optional(writer, "RENAME TO", newName);
  }
}
