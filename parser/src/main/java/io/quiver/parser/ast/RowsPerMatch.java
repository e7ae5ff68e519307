package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlWriter;

/** How many rows GRAPH_TABLE makes of one match. */
public sealed interface RowsPerMatch {
  /** Prints the clause. */
  void unparse(SqlWriter writer);

  /** ONE ROW PER MATCH. */
  record Match() implements RowsPerMatch {
    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword("ONE ROW PER MATCH");
    }
  }

  /** ONE ROW PER VERTEX (v) [IN (paths)]. */
  record Vertex(SqlIdentifier variable, List<SqlIdentifier> paths) implements RowsPerMatch {
    public Vertex {
      paths = List.copyOf(paths);
    }

    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword("ONE ROW PER VERTEX");
      SqlText.parenthesized(writer, List.of(variable));
      unparsePaths(writer, paths);
    }
  }

  /** ONE ROW PER STEP (v1, e, v2) [IN (paths)]. */
  record Step(
      SqlIdentifier first, SqlIdentifier edge, SqlIdentifier second, List<SqlIdentifier> paths)
      implements RowsPerMatch {
    public Step {
      paths = List.copyOf(paths);
    }

    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword("ONE ROW PER STEP");
      SqlText.parenthesized(writer, List.of(first, edge, second));
      unparsePaths(writer, paths);
    }
  }

  private static void unparsePaths(SqlWriter writer, List<SqlIdentifier> paths) {
    if (!paths.isEmpty()) {
      writer.keyword("IN");
      SqlText.parenthesized(writer, paths);
    }
  }
}
