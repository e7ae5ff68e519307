package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** TRUNCATE TABLE. */
public final class TruncateTable extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("TRUNCATE TABLE", SqlKind.TRUNCATE_TABLE);

  private final List<SqlIdentifier> names;
  private final boolean restartIdentity;
  private final @Nullable DropBehavior behavior;

  public TruncateTable(
      SqlParserPos pos,
      List<SqlIdentifier> names,
      boolean restartIdentity,
      @Nullable DropBehavior behavior) {
    super(OPERATOR, pos);
    this.names = List.copyOf(names);
    this.restartIdentity = restartIdentity;
    this.behavior = behavior;
  }

  public List<SqlIdentifier> names() {
    return names;
  }

  /** RESTART IDENTITY; else identity columns go on counting. */
  public boolean restartIdentity() {
    return restartIdentity;
  }

  /** Null where neither CASCADE nor RESTRICT was written. */
  public @Nullable DropBehavior behavior() {
    return behavior;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(nodes(names));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("TRUNCATE TABLE");
    SqlText.commaSeparated(writer, names);
    SqlText.keywords(writer, restartIdentity ? "RESTART IDENTITY" : "");
    SqlText.keywords(writer, behavior == null ? "" : behavior.name());
  }
}
