package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** CHECKPOINT: writes what the log holds into the store. */
public final class CheckpointStatement extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("CHECKPOINT", SqlKind.OTHER);

  public CheckpointStatement(SqlParserPos pos) {
    super(OPERATOR, pos);
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands();
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("CHECKPOINT");
  }
}
