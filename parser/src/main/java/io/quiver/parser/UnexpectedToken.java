package io.quiver.parser;

import io.quiver.parser.generated.ParseException;
import io.quiver.parser.generated.QuiverSqlParserImplConstants;
import io.quiver.parser.generated.Token;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Words the error for a token that does not fit. */
final class UnexpectedToken {
  private static final int MAX_EXPECTED_SHOWN = 6;
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
      return error(sql, found.next, Set.of(), null);
    }
    Set<String> expected = expected(parser, e);
    return error(
        sql, found, expected, SpellingHint.of(e.currentToken.image, found.image, expected));
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
        first ? SpellingHint.of(null, text, STATEMENTS) : null);
  }

  private static SyntaxException error(
      String sql, Token found, Set<String> expected, @Nullable String spelling) {
    boolean atEnd = found.kind == QuiverSqlParserImplConstants.EOF;
    String hint = spelling;
    StringBuilder message = new StringBuilder("syntax error at ");
    message.append(atEnd ? END : "\"" + shortened(found.image) + "\"");
    if (atEnd && (sql.contains("-->") || sql.contains("<--"))) {
      hint = "two dashes start a comment: write -> or -[]->";
    } else if (hint == null && !expected.isEmpty() && expected.size() <= MAX_EXPECTED_SHOWN) {
      message.append(": expected ").append(String.join(", ", expected));
    }
    return new SyntaxException(
        message.toString(),
        found.beginLine,
        found.beginColumn,
        found.endLine,
        found.endColumn,
        hint);
  }

  /** What could have stood here; "a name" covers all words that may be names. */
  private static Set<String> expected(SqlAbstractParserImpl parser, ParseException e) {
    Set<String> words = new TreeSet<>();
    for (int[] sequence : e.expectedTokenSequences) {
      String image = e.tokenImage[sequence[0]];
      switch (image) {
        case "<IDENTIFIER>" -> words.add("a name");
        case "<EOF>" -> words.add(END);
        case "<UNSIGNED_INTEGER_LITERAL>" -> words.add("a number");
        case "<QUOTED_STRING>" -> words.add("a string");
        case "\"?\"" -> words.add("a parameter");
        default -> {
          if (image.startsWith("\"")) {
            words.add(image.substring(1, image.length() - 1));
          }
        }
      }
    }
    tidy(words, parser);
    return words;
  }

  private static void tidy(Set<String> words, SqlAbstractParserImpl parser) {
    if (words.contains("a name")) {
      words.removeIf(word -> parser.getMetadata().isNonReservedKeyword(word));
    }
    if (words.containsAll(Set.of("ANY", "ROW", "UNSIGNED"))) {
      words.removeAll(Set.of("ANY", "ROW", "UNSIGNED", "INTERVAL", "a name"));
      words.add("a type");
    }
    if (words.contains("a number")) {
      words.remove("DECIMAL");
    }
    if (words.size() > 1) {
      words.remove(".");
    }
    words.remove("MEASURE");
  }

  private static String shortened(String image) {
    return image.length() <= MAX_FOUND_LENGTH
        ? image
        : image.substring(0, MAX_FOUND_LENGTH) + "...";
  }
}
