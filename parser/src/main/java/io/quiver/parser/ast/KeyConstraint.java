package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** PRIMARY KEY or UNIQUE over columns. */
public final class KeyConstraint extends QuiverCall implements TableConstraint {
  private static final SqlOperator PRIMARY = operator("PRIMARY KEY", SqlKind.PRIMARY_KEY);
  private static final SqlOperator UNIQUE = operator("UNIQUE", SqlKind.UNIQUE);

  private final @Nullable SqlIdentifier name;
  private final boolean primary;
  private final List<SqlIdentifier> columns;

  public KeyConstraint(
      SqlParserPos pos,
      @Nullable SqlIdentifier name,
      boolean primary,
      List<SqlIdentifier> columns) {
    super(primary ? PRIMARY : UNIQUE, pos);
    this.name = name;
    this.primary = primary;
    this.columns = List.copyOf(columns);
  }

  @Override
  public @Nullable SqlIdentifier name() {
    return name;
  }

  /** PRIMARY KEY; else UNIQUE. */
  public boolean primary() {
    return primary;
  }

  public List<SqlIdentifier> columns() {
    return columns;
  }

  @Override
  public SqlNode node() {
    return this;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name, nodes(columns));
  }

  @Override
  public void unparseInline(SqlWriter writer) {
    TableConstraint.unparseName(writer, name);
    writer.keyword(primary ? "PRIMARY KEY" : "UNIQUE");
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    unparseInline(writer);
    SqlText.parenthesized(writer, columns);
  }
}
