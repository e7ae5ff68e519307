package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** DROP of one or more objects of a kind. */
public final class DropObject extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("DROP", SqlKind.OTHER_DDL);

  private final ObjectKind kind;
  private final boolean ifExists;
  private final List<SqlIdentifier> names;
  private final @Nullable DropBehavior behavior;

  public DropObject(
      SqlParserPos pos,
      ObjectKind kind,
      boolean ifExists,
      List<SqlIdentifier> names,
      @Nullable DropBehavior behavior) {
    super(OPERATOR, pos);
    this.kind = kind;
    this.ifExists = ifExists;
    this.names = List.copyOf(names);
    this.behavior = behavior;
  }

  public ObjectKind kind() {
    return kind;
  }

  public boolean ifExists() {
    return ifExists;
  }

  public List<SqlIdentifier> names() {
    return names;
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
    writer.keyword("DROP " + kind.words());
    SqlText.keywords(writer, ifExists ? "IF EXISTS" : "");
    SqlText.commaSeparated(writer, names);
    SqlText.keywords(writer, behavior == null ? "" : behavior.name());
  }
}
