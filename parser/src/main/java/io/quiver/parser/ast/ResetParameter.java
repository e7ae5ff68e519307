package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** RESET name, or RESET ALL. */
public final class ResetParameter extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("RESET", SqlKind.SET_OPTION);

  private final @Nullable SqlIdentifier name;

  public ResetParameter(SqlParserPos pos, @Nullable SqlIdentifier name) {
    super(OPERATOR, pos);
    this.name = name;
  }

  /** Null for ALL. */
  public @Nullable SqlIdentifier name() {
    return name;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("RESET");
    if (name == null) {
      writer.keyword("ALL");
    } else {
      name.unparse(writer, 0, 0);
    }
  }
}
