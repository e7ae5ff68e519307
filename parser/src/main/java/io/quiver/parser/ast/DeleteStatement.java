package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** DELETE. */
public final class DeleteStatement extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("DELETE", SqlKind.DELETE);

  private final SqlIdentifier table;
  private final @Nullable SqlIdentifier alias;
  private final @Nullable SqlNode using;
  private final @Nullable SqlNode where;
  private final List<SqlNode> returning;

  public DeleteStatement(
      SqlParserPos pos,
      SqlIdentifier table,
      @Nullable SqlIdentifier alias,
      @Nullable SqlNode using,
      @Nullable SqlNode where,
      List<SqlNode> returning) {
    super(OPERATOR, pos);
    this.table = table;
    this.alias = alias;
    this.using = using;
    this.where = where;
    this.returning = List.copyOf(returning);
  }

  public SqlIdentifier table() {
    return table;
  }

  public @Nullable SqlIdentifier alias() {
    return alias;
  }

  /** The table references behind USING, as in a SELECT, or null. */
  public @Nullable SqlNode using() {
    return using;
  }

  public @Nullable SqlNode where() {
    return where;
  }

  /** The select list behind RETURNING, or empty. */
  public List<SqlNode> returning() {
    return returning;
  }

  /** The same change with another alias and select list behind RETURNING. */
  DeleteStatement returning(@Nullable SqlIdentifier newAlias, List<SqlNode> items) {
    return new DeleteStatement(getParserPosition(), table, newAlias, using, where, items);
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(table, alias, using, where, nodes(returning));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("DELETE FROM");
    table.unparse(writer, 0, 0);
    SqlText.optional(writer, "AS", alias);
    SqlText.from(writer, "USING", using);
    SqlText.optional(writer, "WHERE", where);
    if (!returning.isEmpty()) {
      writer.keyword("RETURNING");
      SqlText.commaSeparated(writer, returning);
    }
  }
}
