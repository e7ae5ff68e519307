package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** CREATE RESTORE POINT: names the present state of the database. */
public final class CreateRestorePoint extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("CREATE RESTORE POINT", SqlKind.OTHER);

  private final SqlIdentifier name;

  public CreateRestorePoint(SqlParserPos pos, SqlIdentifier name) {
    super(OPERATOR, pos);
    this.name = name;
  }

  public SqlIdentifier name() {
    return name;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("CREATE RESTORE POINT");
    name.unparse(writer, 0, 0);
  }
}
