package io.quiver.parser;

import io.quiver.parser.generated.ParseException;
import io.quiver.parser.generated.QuiverSqlParserImplConstants;
import io.quiver.parser.generated.Token;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Words the error for a token that does not fit. */
final class UnexpectedToken {
  private static final int MAX_FOUND_LENGTH = 40;
  private static final String END = "the end of the text";
  private static final List<String> STATEMENTS =
      List.of(
          "SELECT",
          "INSERT",
          "UPDATE",
          "DELETE",
          "MERGE",
          "CREATE",
          "DROP",
          "ALTER",
          "WITH",
          "VALUES",
          "EXPLAIN",
          "BEGIN",
          "COMMIT",
          "ROLLBACK",
          "TRUNCATE",
          "COMMENT",
          "ANALYZE",
          "SHOW",
          "COPY");

  /** Infix operators: where one of them is unexpected, its right side is what is wrong. */
  private static final Set<Integer> INFIX =
      Set.of(
          QuiverSqlParserImplConstants.EQ,
          QuiverSqlParserImplConstants.GT,
          QuiverSqlParserImplConstants.LT,
          QuiverSqlParserImplConstants.LE,
          QuiverSqlParserImplConstants.GE,
          QuiverSqlParserImplConstants.NE,
          QuiverSqlParserImplConstants.NE2,
          QuiverSqlParserImplConstants.PLUS,
          QuiverSqlParserImplConstants.MINUS,
          QuiverSqlParserImplConstants.STAR,
          QuiverSqlParserImplConstants.SLASH,
          QuiverSqlParserImplConstants.CONCAT,
          QuiverSqlParserImplConstants.AND,
          QuiverSqlParserImplConstants.OR,
          QuiverSqlParserImplConstants.DOUBLE_COLON,
          QuiverSqlParserImplConstants.LAMBDA,
          QuiverSqlParserImplConstants.TEXT_ARROW,
          QuiverSqlParserImplConstants.LIKE,
          QuiverSqlParserImplConstants.BETWEEN,
          QuiverSqlParserImplConstants.IN);

  private UnexpectedToken() {}

  static SyntaxException error(String sql, SqlAbstractParserImpl parser, ParseException e) {
    Token found = e.currentToken.next;
    if (INFIX.contains(found.kind) && found.next != null) {
      return error(sql, found.next, "an expression", null);
    }
    ExpectedWords expected = ExpectedWords.of(e, parser.getMetadata()::isNonReservedKeyword);
    return error(sql, found, expected.text(), hint(e.currentToken.image, found, expected));
  }

  /** {@code previous} is null in front of the first token. */
  private static @Nullable String hint(
      @Nullable String previous, Token found, ExpectedWords expected) {
    if (found.kind == QuiverSqlParserImplConstants.EOF) {
      return null;
    }
    String remedy = previous == null ? null : Remedies.ofPlace(previous, found.image);
    if (remedy != null) {
      return remedy;
    }
    boolean keyword = found.kind != QuiverSqlParserImplConstants.IDENTIFIER;
    return SpellingHint.of(previous, keyword ? "" : found.image, expected.all());
  }

  /** The text starts, or goes on, with an expression where a statement or a query must stand. */
  static SyntaxException noStatement(String sql, SqlParserPos pos) {
    String text = TextPosition.slice(sql, pos);
    boolean first = sql.stripLeading().startsWith(text);
    return new SyntaxException(
        first
            ? "\"" + shortened(text) + "\" starts no statement"
            : "a query or VALUES is expected here",
        pos.getLineNum(),
        pos.getColumnNum(),
        pos.getEndLineNum(),
        pos.getEndColumnNum(),
        first ? statementHint(text) : null);
  }

  private static @Nullable String statementHint(String text) {
    String remedy = Remedies.ofStatement(text.strip().split("\\W", 2)[0]);
    return remedy != null ? remedy : SpellingHint.of(null, text, STATEMENTS);
  }

  private static SyntaxException error(
      String sql, Token found, String expected, @Nullable String spelling) {
    boolean atEnd = found.kind == QuiverSqlParserImplConstants.EOF;
    String hint = spelling;
    StringBuilder message = new StringBuilder("syntax error at ");
    message.append(atEnd ? END : "\"" + shortened(found.image) + "\"");
    if (atEnd && (sql.contains("-->") || sql.contains("<--"))) {
      hint = "two dashes start a comment: write -> or -[]->";
    } else if (hint == null && !expected.isEmpty()) {
      message.append(": expected ").append(expected);
    }
    return new SyntaxException(
        message.toString(),
        found.beginLine,
        found.beginColumn,
        found.endLine,
        found.endColumn,
        hint);
  }

  private static String shortened(String image) {
    return image.length() <= MAX_FOUND_LENGTH
        ? image
        : image.substring(0, MAX_FOUND_LENGTH) + "...";
  }
}
