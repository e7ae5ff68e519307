package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/**
 * CYCLE columns SET mark TO value DEFAULT value USING path, behind a recursive query of WITH.
 *
 * @param markValue null where TO .. DEFAULT .. was left out: TRUE and FALSE are meant
 * @param pathColumn null where USING was left out
 */
public record CycleClause(
    List<SqlIdentifier> columns,
    SqlIdentifier markColumn,
    @Nullable SqlNode markValue,
    @Nullable SqlNode defaultValue,
    @Nullable SqlIdentifier pathColumn) {
  public CycleClause {
    columns = List.copyOf(columns);
  }

  void unparse(SqlWriter writer) {
    writer.keyword("CYCLE");
    SqlText.commaSeparated(writer, columns);
    SqlText.optional(writer, "SET", markColumn);
    SqlText.optional(writer, "TO", markValue);
    SqlText.optional(writer, "DEFAULT", defaultValue);
    SqlText.optional(writer, "USING", pathColumn);
  }
}
