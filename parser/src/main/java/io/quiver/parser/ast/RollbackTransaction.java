package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** ROLLBACK, of the transaction or to a savepoint. */
public final class RollbackTransaction extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("ROLLBACK", SqlKind.ROLLBACK);

  private final @Nullable SqlIdentifier savepoint;
  private final boolean chain;

  public RollbackTransaction(SqlParserPos pos, @Nullable SqlIdentifier savepoint, boolean chain) {
    super(OPERATOR, pos);
    this.savepoint = savepoint;
    this.chain = chain;
  }

  /** Null to roll back the whole transaction. */
  public @Nullable SqlIdentifier savepoint() {
    return savepoint;
  }

  /** AND CHAIN: a new transaction with the same modes begins. */
  public boolean chain() {
    return chain;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(savepoint);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("ROLLBACK");
    SqlText.optional(writer, "TO SAVEPOINT", savepoint);
    SqlText.keywords(writer, chain ? "AND CHAIN" : "");
  }
}
