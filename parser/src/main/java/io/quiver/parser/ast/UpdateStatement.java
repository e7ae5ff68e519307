package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** UPDATE. */
public final class UpdateStatement extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("UPDATE", SqlKind.UPDATE);

  private final SqlIdentifier table;
  private final @Nullable SqlIdentifier alias;
  private final List<Assignment> assignments;
  private final @Nullable SqlNode from;
  private final @Nullable SqlNode where;
  private final List<SqlNode> returning;

  public UpdateStatement(
      SqlParserPos pos,
      SqlIdentifier table,
      @Nullable SqlIdentifier alias,
      List<Assignment> assignments,
      @Nullable SqlNode from,
      @Nullable SqlNode where,
      List<SqlNode> returning) {
    super(OPERATOR, pos);
    this.table = table;
    this.alias = alias;
    this.assignments = List.copyOf(assignments);
    this.from = from;
    this.where = where;
    this.returning = List.copyOf(returning);
  }

  public SqlIdentifier table() {
    return table;
  }

  public @Nullable SqlIdentifier alias() {
    return alias;
  }

  public List<Assignment> assignments() {
    return assignments;
  }

  /** The table references behind FROM, as in a SELECT, or null. */
  public @Nullable SqlNode from() {
    return from;
  }

  public @Nullable SqlNode where() {
    return where;
  }

  /** The select list behind RETURNING, or empty. */
  public List<SqlNode> returning() {
    return returning;
  }

  /** The same change with another alias and select list behind RETURNING. */
  UpdateStatement returning(@Nullable SqlIdentifier newAlias, List<SqlNode> items) {
    return new UpdateStatement(
        getParserPosition(), table, newAlias, assignments, from, where, items);
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(table, alias, nodes(assignments), from, where, nodes(returning));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("UPDATE");
    table.unparse(writer, 0, 0);
    SqlText.optional(writer, "AS", alias);
    writer.keyword("SET");
    SqlText.commaSeparated(writer, assignments);
    SqlText.from(writer, "FROM", from);
    SqlText.optional(writer, "WHERE", where);
    if (!returning.isEmpty()) {
      writer.keyword("RETURNING");
      SqlText.commaSeparated(writer, returning);
    }
  }
}
