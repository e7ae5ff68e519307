package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A parameter of CREATE PROCEDURE. */
public final class ProcedureParameter extends QuiverCall {
  /** How its value travels. */
  public enum Mode {
    IN,
    OUT,
    INOUT
  }

  private static final SqlOperator OPERATOR = operator("PARAMETER", SqlKind.OTHER);

  private final Mode mode;
  private final SqlIdentifier name;
  private final SqlDataTypeSpec type;

  public ProcedureParameter(SqlParserPos pos, Mode mode, SqlIdentifier name, SqlDataTypeSpec type) {
    super(OPERATOR, pos);
    this.mode = mode;
    this.name = name;
    this.type = type;
  }

  public Mode mode() {
    return mode;
  }

  public SqlIdentifier name() {
    return name;
  }

  public SqlDataTypeSpec type() {
    return type;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name, type);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(mode.name());
    name.unparse(writer, 0, 0);
    type.unparse(writer, 0, 0);
  }
}
