package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** COMMIT or END. */
public final class CommitTransaction extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("COMMIT", SqlKind.COMMIT);

  private final boolean chain;

  public CommitTransaction(SqlParserPos pos, boolean chain) {
    super(OPERATOR, pos);
    this.chain = chain;
  }

  /** AND CHAIN: a new transaction with the same modes begins. */
  public boolean chain() {
    return chain;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands();
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(chain ? "COMMIT AND CHAIN" : "COMMIT");
  }
}
