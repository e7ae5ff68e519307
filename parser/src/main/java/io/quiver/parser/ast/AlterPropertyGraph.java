package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** ALTER PROPERTY GRAPH. */
public final class AlterPropertyGraph extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("ALTER PROPERTY GRAPH", SqlKind.OTHER_DDL);

  private final boolean ifExists;
  private final SqlIdentifier name;
  private final GraphChange change;

  public AlterPropertyGraph(
      SqlParserPos pos, boolean ifExists, SqlIdentifier name, GraphChange change) {
    super(OPERATOR, pos);
    this.ifExists = ifExists;
    this.name = name;
    this.change = change;
  }

  public boolean ifExists() {
    return ifExists;
  }

  public SqlIdentifier name() {
    return name;
  }

  public GraphChange change() {
    return change;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name, nodes(change.operands()));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("ALTER PROPERTY GRAPH");
    SqlText.keywords(writer, ifExists ? "IF EXISTS" : "");
    name.unparse(writer, 0, 0);
    change.unparse(writer);
  }
}
