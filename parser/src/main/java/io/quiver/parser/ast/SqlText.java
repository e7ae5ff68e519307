package io.quiver.parser.ast;

import java.util.Collection;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.jspecify.annotations.Nullable;

/** The pieces of text that several nodes print alike. */
final class SqlText {
  private SqlText() {}

  static void parenthesized(SqlWriter writer, Collection<? extends SqlNode> nodes) {
    list(writer, nodes, "(", ")");
  }

  static void commaSeparated(SqlWriter writer, Collection<? extends SqlNode> nodes) {
    list(writer, nodes, "", "");
  }

  private static void list(
      SqlWriter writer, Collection<? extends SqlNode> nodes, String open, String close) {
    SqlWriter.Frame frame = writer.startList(open, close);
    for (SqlNode node : nodes) {
      writer.sep(",");
      node.unparse(writer, 0, 0);
    }
    writer.endList(frame);
  }

  static void expression(SqlWriter writer, SqlNode expression) {
    SqlWriter.Frame frame = writer.startList("(", ")");
    expression.unparse(writer, 0, 0);
    writer.endList(frame);
  }

  static void keywords(SqlWriter writer, @Nullable String words) {
    if (words != null && !words.isEmpty()) {
      writer.keyword(words);
    }
  }

  static void optional(SqlWriter writer, String words, @Nullable SqlNode node) {
    if (node != null) {
      writer.keyword(words);
      node.unparse(writer, 0, 0);
    }
  }

  /** Prints table references under a FROM frame, so that a join is not put in parentheses. */
  static void from(SqlWriter writer, String words, @Nullable SqlNode tables) {
    if (tables != null) {
      writer.keyword(words);
      SqlWriter.Frame frame = writer.startList(SqlWriter.FrameTypeEnum.FROM_LIST, "", "");
      tables.unparse(writer, 0, 0);
      writer.endList(frame);
    }
  }

  static void string(SqlWriter writer, String value) {
    writer.literal("'" + value.replace("'", "''") + "'");
  }

  static void options(SqlWriter writer, Collection<StatementOption> options) {
    if (!options.isEmpty()) {
      writer.keyword("WITH");
      parenthesizedOptions(writer, options);
    }
  }

  static void parenthesizedOptions(SqlWriter writer, Collection<StatementOption> options) {
    SqlWriter.Frame frame = writer.startList("(", ")");
    for (StatementOption option : options) {
      writer.sep(",");
      option.unparse(writer);
    }
    writer.endList(frame);
  }
}
