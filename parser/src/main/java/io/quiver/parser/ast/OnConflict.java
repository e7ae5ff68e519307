package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** ON CONFLICT of an INSERT. */
public final class OnConflict extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("ON CONFLICT", SqlKind.OTHER);

  private final List<SqlIdentifier> columns;
  private final @Nullable SqlIdentifier constraint;
  private final List<Assignment> assignments;
  private final @Nullable SqlNode where;

  public OnConflict(
      SqlParserPos pos,
      List<SqlIdentifier> columns,
      @Nullable SqlIdentifier constraint,
      List<Assignment> assignments,
      @Nullable SqlNode where) {
    super(OPERATOR, pos);
    this.columns = List.copyOf(columns);
    this.constraint = constraint;
    this.assignments = List.copyOf(assignments);
    this.where = where;
  }

  /** The key that may clash; empty for any. */
  public List<SqlIdentifier> columns() {
    return columns;
  }

  /** The constraint behind ON CONSTRAINT, or null. */
  public @Nullable SqlIdentifier constraint() {
    return constraint;
  }

  /** Those of DO UPDATE; empty for DO NOTHING. */
  public List<Assignment> assignments() {
    return assignments;
  }

  /** Rows of DO UPDATE that fail it stay as they are. */
  public @Nullable SqlNode where() {
    return where;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(nodes(columns), constraint, nodes(assignments), where);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword("ON CONFLICT");
    if (!columns.isEmpty()) {
      SqlText.parenthesized(writer, columns);
    }
    SqlText.optional(writer, "ON CONSTRAINT", constraint);
    if (assignments.isEmpty()) {
      writer.keyword("DO NOTHING");
    } else {
      writer.keyword("DO UPDATE SET");
      SqlText.commaSeparated(writer, assignments);
      SqlText.optional(writer, "WHERE", where);
    }
  }
}
