package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** EXPLAIN of a statement. */
public final class ExplainStatement extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("EXPLAIN", SqlKind.EXPLAIN);

  private final SqlNode statement;
  private final boolean analyze;
  private final boolean json;

  public ExplainStatement(SqlParserPos pos, SqlNode statement, boolean analyze, boolean json) {
    super(OPERATOR, pos);
    this.statement = statement;
    this.analyze = analyze;
    this.json = json;
  }

  public SqlNode statement() {
    return statement;
  }

  /** Run the statement and show what it cost. */
  public boolean analyze() {
    return analyze;
  }

  /** FORMAT JSON; else text. */
  public boolean json() {
    return json;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(statement);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("EXPLAIN");
    SqlText.keywords(writer, analyze ? "ANALYZE" : "");
    SqlText.keywords(writer, json ? "(FORMAT JSON)" : "");
    statement.unparse(writer, 0, 0);
  }
}
