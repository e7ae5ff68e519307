package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * MERGE INTO .. USING .. ON, with any number of WHEN clauses; the first that applies to a row acts.
 */
public final class MergeStatement extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("MERGE", SqlKind.MERGE);

  private final SqlIdentifier table;
  private final @Nullable SqlIdentifier alias;
  private final SqlNode source;
  private final SqlNode condition;
  private final List<MergeClause> clauses;
  private final List<SqlNode> returning;

  public MergeStatement(
      SqlParserPos pos,
      SqlIdentifier table,
      @Nullable SqlIdentifier alias,
      SqlNode source,
      SqlNode condition,
      List<MergeClause> clauses,
      List<SqlNode> returning) {
    super(OPERATOR, pos);
    this.table = table;
    this.alias = alias;
    this.source = source;
    this.condition = condition;
    this.clauses = List.copyOf(clauses);
    this.returning = List.copyOf(returning);
  }

  public SqlIdentifier table() {
    return table;
  }

  public @Nullable SqlIdentifier alias() {
    return alias;
  }

  /** A table reference, as in FROM. */
  public SqlNode source() {
    return source;
  }

  public SqlNode condition() {
    return condition;
  }

  public List<MergeClause> clauses() {
    return clauses;
  }

  /** The select list behind RETURNING, or empty. */
  public List<SqlNode> returning() {
    return returning;
  }

  /** The same change with another alias and select list behind RETURNING. */
  MergeStatement returning(@Nullable SqlIdentifier newAlias, List<SqlNode> items) {
    return new MergeStatement(
        getParserPosition(), table, newAlias, source, condition, clauses, items);
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(table, alias, source, condition, nodes(clauses), nodes(returning));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("MERGE INTO");
    table.unparse(writer, 0, 0);
    SqlText.optional(writer, "AS", alias);
    SqlText.from(writer, "USING", source);
    SqlText.optional(writer, "ON", condition);
    for (MergeClause clause : clauses) {
      clause.unparse(writer, 0, 0);
    }
    if (!returning.isEmpty()) {
      writer.keyword("RETURNING");
      SqlText.commaSeparated(writer, returning);
    }
  }
}
