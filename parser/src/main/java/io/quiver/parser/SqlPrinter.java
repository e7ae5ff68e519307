package io.quiver.parser;

import org.apache.calcite.config.NullCollation;
import org.apache.calcite.sql.SqlDialect;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.pretty.SqlPrettyWriter;

/**
 * Prints a tree as SQL that parses to the same tree, on one line, every name quoted. Thread-safe.
 */
public final class SqlPrinter {
  private static final SqlDialect DIALECT =
      new SqlDialect(
          SqlDialect.EMPTY_CONTEXT
              .withDatabaseProduct(SqlDialect.DatabaseProduct.UNKNOWN)
              .withDatabaseProductName("Quiver")
              .withIdentifierQuoteString("\"")
              .withNullCollation(NullCollation.HIGH));

  private SqlPrinter() {}

  public static String print(SqlNode node) {
    SqlPrettyWriter writer =
        new SqlPrettyWriter(
            SqlPrettyWriter.config()
                .withDialect(DIALECT)
                .withQuoteAllIdentifiers(true)
                .withAlwaysUseParentheses(false)
                .withClauseStartsLine(false)
                .withIndentation(0)
                .withSelectListItemsOnSeparateLines(false));
    // Some nodes, as NEXT VALUE FOR, print their words only inside a list.
    SqlWriter.Frame frame = writer.startList("", "");
    node.unparse(writer, 0, 0);
    writer.endList(frame);
    return writer.toSqlString().getSql();
  }
}
