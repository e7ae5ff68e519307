package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** CREATE GRAPH: a schema with the standard tables of a graph and the property graph over them. */
public final class CreateGraph extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("CREATE GRAPH", SqlKind.OTHER_DDL);

  private final boolean ifNotExists;
  private final SqlIdentifier name;
  private final List<StatementOption> options;

  public CreateGraph(
      SqlParserPos pos, boolean ifNotExists, SqlIdentifier name, List<StatementOption> options) {
    super(OPERATOR, pos);
    this.ifNotExists = ifNotExists;
    this.name = name;
    this.options = List.copyOf(options);
  }

  public boolean ifNotExists() {
    return ifNotExists;
  }

  public SqlIdentifier name() {
    return name;
  }

  public List<StatementOption> options() {
    return options;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("CREATE GRAPH");
    SqlText.keywords(writer, ifNotExists ? "IF NOT EXISTS" : "");
    name.unparse(writer, 0, 0);
    SqlText.options(writer, options);
  }
}
