package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** SHOW name, or SHOW ALL. */
public final class ShowParameter extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("SHOW", SqlKind.OTHER);

  private final @Nullable SqlIdentifier name;

  public ShowParameter(SqlParserPos pos, @Nullable SqlIdentifier name) {
    super(OPERATOR, pos);
    this.name = name;
  }

  /** Null for ALL; TRANSACTION_ISOLATION for SHOW TRANSACTION ISOLATION LEVEL. */
  public @Nullable SqlIdentifier name() {
    return name;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("SHOW");
    if (name == null) {
      writer.keyword("ALL");
    } else {
      name.unparse(writer, 0, 0);
    }
  }
}
