package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** One WHEN clause of MERGE. */
public final class MergeClause extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("WHEN", SqlKind.OTHER);

  private final boolean matched;
  private final @Nullable SqlNode condition;
  private final MergeAction action;
  private final List<Assignment> assignments;
  private final List<SqlIdentifier> columns;
  private final @Nullable SqlNode values;

  public MergeClause(
      SqlParserPos pos,
      boolean matched,
      @Nullable SqlNode condition,
      MergeAction action,
      List<Assignment> assignments,
      List<SqlIdentifier> columns,
      @Nullable SqlNode values) {
    super(OPERATOR, pos);
    this.matched = matched;
    this.condition = condition;
    this.action = action;
    this.assignments = List.copyOf(assignments);
    this.columns = List.copyOf(columns);
    this.values = values;
  }

  public boolean matched() {
    return matched;
  }

  /** The condition behind AND, or null. */
  public @Nullable SqlNode condition() {
    return condition;
  }

  public MergeAction action() {
    return action;
  }

  /** Those of UPDATE, or empty. */
  public List<Assignment> assignments() {
    return assignments;
  }

  /** Those of INSERT, or empty for all. */
  public List<SqlIdentifier> columns() {
    return columns;
  }

  /** The row of INSERT as VALUES with one row; null for other actions and for DEFAULT VALUES. */
  public @Nullable SqlNode values() {
    return values;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(condition, nodes(assignments), nodes(columns), values);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(matched ? "WHEN MATCHED" : "WHEN NOT MATCHED");
    SqlText.optional(writer, "AND", condition);
    writer.keyword("THEN");
    switch (action) {
      case UPDATE -> {
        writer.keyword("UPDATE SET");
        SqlText.commaSeparated(writer, assignments);
      }
      case DELETE -> writer.keyword("DELETE");
      case NOTHING -> writer.keyword("DO NOTHING");
      case INSERT -> {
        writer.keyword("INSERT");
        if (!columns.isEmpty()) {
          SqlText.parenthesized(writer, columns);
        }
        if (values == null) {
          writer.keyword("DEFAULT VALUES");
        } else {
          values.unparse(writer, 0, 0);
        }
      }
    }
  }
}
