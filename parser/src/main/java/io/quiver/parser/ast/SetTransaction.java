package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** SET TRANSACTION, or SET SESSION CHARACTERISTICS AS TRANSACTION. */
public final class SetTransaction extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("SET TRANSACTION", SqlKind.OTHER);

  private final boolean session;
  private final TransactionModes modes;

  public SetTransaction(SqlParserPos pos, boolean session, TransactionModes modes) {
    super(OPERATOR, pos);
    this.session = session;
    this.modes = modes;
  }

  /** For all later transactions of the session; else for the current one. */
  public boolean session() {
    return session;
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
    writer.keyword(session ? "SET SESSION CHARACTERISTICS AS TRANSACTION" : "SET TRANSACTION");
    modes.unparse(writer);
  }
}
