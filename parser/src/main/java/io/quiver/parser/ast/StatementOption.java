package io.quiver.parser.ast;

import java.util.Locale;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * One {@code name = value} of a statement's option list.
 *
 * @param name in upper case, whether it was written as a word or as a string
 * @param value a literal or an identifier; TRUE where the option was written without a value
 */
public record StatementOption(String name, SqlNode value, SqlParserPos position) {
  /**
   * The value as text: a string's content, a word or truth value in upper case, a number as
   * written, nothing for NULL.
   */
  public String text() {
    if (value instanceof SqlIdentifier word) {
      return word.toString();
    }
    if (value instanceof SqlLiteral literal) {
      String text = literal.toValue();
      return text == null
          ? ""
          : literal.getValue() instanceof Boolean ? text.toUpperCase(Locale.ROOT) : text;
    }
    return value.toString();
  }

  void unparse(SqlWriter writer) {
    SqlText.string(writer, name);
    writer.keyword("=");
    value.unparse(writer, 0, 0);
  }
}
