package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlWriter;

/** SEARCH DEPTH|BREADTH FIRST BY columns SET column, behind a recursive query of WITH. */
public record SearchClause(
    boolean depthFirst, List<SqlIdentifier> by, SqlIdentifier sequenceColumn) {
  public SearchClause {
    by = List.copyOf(by);
  }

  void unparse(SqlWriter writer) {
    writer.keyword(depthFirst ? "SEARCH DEPTH FIRST BY" : "SEARCH BREADTH FIRST BY");
    SqlText.commaSeparated(writer, by);
    SqlText.optional(writer, "SET", sequenceColumn);
  }
}
