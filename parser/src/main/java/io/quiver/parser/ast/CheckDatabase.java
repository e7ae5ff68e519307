package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** CHECK DATABASE: verifies every structure against the rows. */
public final class CheckDatabase extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("CHECK DATABASE", SqlKind.OTHER);

  private final List<StatementOption> options;

  public CheckDatabase(SqlParserPos pos, List<StatementOption> options) {
    super(OPERATOR, pos);
    this.options = List.copyOf(options);
  }

  public List<StatementOption> options() {
    return options;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands();
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("CHECK DATABASE");
    SqlText.options(writer, options);
  }
}
