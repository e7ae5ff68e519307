package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** SHUTDOWN: closes the database. */
public final class ShutdownStatement extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("SHUTDOWN", SqlKind.OTHER);

  private final @Nullable String mode;

  public ShutdownStatement(SqlParserPos pos, @Nullable String mode) {
    super(OPERATOR, pos);
    this.mode = mode;
  }

  /** IMMEDIATELY or COMPACT, or null. */
  public @Nullable String mode() {
    return mode;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands();
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("SHUTDOWN");
    SqlText.keywords(writer, mode);
  }
}
