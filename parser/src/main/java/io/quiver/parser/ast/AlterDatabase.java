package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** ALTER DATABASE SET: changes a setting that is stored with the database. */
public final class AlterDatabase extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("ALTER DATABASE", SqlKind.OTHER);

  private final SqlIdentifier name;
  private final SqlNode value;

  public AlterDatabase(SqlParserPos pos, SqlIdentifier name, SqlNode value) {
    super(OPERATOR, pos);
    this.name = name;
    this.value = value;
  }

  public SqlIdentifier name() {
    return name;
  }

  public SqlNode value() {
    return value;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name, value);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("ALTER DATABASE SET");
    name.unparse(writer, 0, 0);
    writer.keyword("=");
    value.unparse(writer, 0, 0);
  }
}
