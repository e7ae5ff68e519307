package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** START TRANSACTION or BEGIN. */
public final class StartTransaction extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("START TRANSACTION", SqlKind.OTHER);

  private final TransactionModes modes;

  public StartTransaction(SqlParserPos pos, TransactionModes modes) {
    super(OPERATOR, pos);
    this.modes = modes;
  }

  public TransactionModes modes() {
    return modes;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands();
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("START TRANSACTION");
    modes.unparse(writer);
  }
}
