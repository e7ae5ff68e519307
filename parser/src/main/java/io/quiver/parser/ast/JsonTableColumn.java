package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/** One entry of the COLUMNS of a {@link JsonTable}. */
public sealed interface JsonTableColumn {
  /** name FOR ORDINALITY. */
  record Ordinality(SqlIdentifier name) implements JsonTableColumn {}

  /** name type EXISTS [PATH path]. */
  record Exists(SqlIdentifier name, SqlDataTypeSpec type, @Nullable SqlNode path)
      implements JsonTableColumn {}

  /**
   * name type [PATH path] and what else may be said of it.
   *
   * @param json FORMAT JSON
   * @param wrapper a symbol, or null
   * @param behaviours triples of an action (NULL, ERROR, EMPTY, DEFAULT), its value and the
   *     occasion (EMPTY, ERROR)
   */
  record Value(
      SqlIdentifier name,
      SqlDataTypeSpec type,
      boolean json,
      @Nullable SqlNode path,
      @Nullable SqlNode wrapper,
      boolean omitQuotes,
      List<SqlNode> behaviours)
      implements JsonTableColumn {
    public Value {
      behaviours = List.copyOf(behaviours);
    }
  }

  /** NESTED PATH path COLUMNS (..). */
  record Nested(SqlNode path, List<JsonTableColumn> columns) implements JsonTableColumn {
    public Nested {
      columns = List.copyOf(columns);
    }
  }

  /** Writes COLUMNS with their paths. */
  static void unparse(SqlWriter writer, List<JsonTableColumn> columns) {
    writer.keyword("COLUMNS");
    SqlWriter.Frame frame = writer.startList("(", ")");
    for (JsonTableColumn column : columns) {
      writer.sep(",");
      switch (column) {
        case Ordinality ordinality -> {
          ordinality.name().unparse(writer, 0, 0);
          writer.keyword("FOR ORDINALITY");
        }
        case Exists exists -> {
          exists.name().unparse(writer, 0, 0);
          exists.type().unparse(writer, 0, 0);
          writer.keyword("EXISTS");
          SqlText.optional(writer, "PATH", exists.path());
        }
        case Value value -> {
          value.name().unparse(writer, 0, 0);
          value.type().unparse(writer, 0, 0);
          SqlText.keywords(writer, value.json() ? "FORMAT JSON" : "");
          SqlText.optional(writer, "PATH", value.path());
        }
        case Nested nested -> {
          SqlText.optional(writer, "NESTED PATH", nested.path());
          unparse(writer, nested.columns());
        }
      }
    }
    writer.endList(frame);
  }
}
