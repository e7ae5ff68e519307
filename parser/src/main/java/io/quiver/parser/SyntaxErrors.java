package io.quiver.parser;

import io.quiver.parser.ast.SyntaxProblem;
import io.quiver.parser.generated.ParseException;
import io.quiver.parser.generated.Token;
import io.quiver.parser.generated.TokenMgrError;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Turns whatever the generated parser throws into a {@link SyntaxException} in plain words. */
final class SyntaxErrors {
  private static final int MAX_EXPECTED_SHOWN = 6;
  private static final int MAX_FOUND_LENGTH = 40;
  private static final Pattern LEXICAL =
      Pattern.compile(
          "(?s)Lexical error at line (\\d+), column (\\d+)\\.\\s+Encountered: (<EOF>|\"(.*?)\""
              + " \\((\\d+)\\)).*");

  private SyntaxErrors() {}

  static SyntaxException of(String sql, SqlAbstractParserImpl parser, Exception e) {
    if (e instanceof ParseException parse && parse.currentToken != null) {
      return unexpected(parser, parse);
    }
    if (e instanceof SyntaxProblem problem) {
      return at(problem.position(), sentence(problem.getMessage()));
    }
    if (e instanceof CalciteContextException context) {
      SqlParserPos pos =
          new SqlParserPos(
              context.getPosLine(),
              context.getPosColumn(),
              context.getEndPosLine(),
              context.getEndPosColumn());
      Throwable cause = context.getCause();
      return at(pos, sentence(cause == null ? context.getMessage() : cause.getMessage()));
    }
    if (e instanceof SqlParseException parse && parse.getPos() != null) {
      return at(parse.getPos(), sentence(parse.getMessage()));
    }
    if (e instanceof RuntimeException || e instanceof ParseException) {
      // Literals that only Calcite's own conversion refuses, for example a date of month 13.
      return at(end(sql), sentence(e.getMessage()));
    }
    throw new IllegalStateException("the parser threw an exception that it does not declare", e);
  }

  static SyntaxException ofError(String sql, Error e) {
    if (e instanceof StackOverflowError) {
      return at(end(sql), "the statement is nested too deeply");
    }
    if (e instanceof TokenMgrError) {
      Matcher matcher = LEXICAL.matcher(String.valueOf(e.getMessage()));
      if (matcher.matches()) {
        int line = Integer.parseInt(matcher.group(1));
        int column = Integer.parseInt(matcher.group(2));
        SqlParserPos pos = new SqlParserPos(line, Math.max(1, column));
        return matcher.group(5) == null
            ? at(pos, "unexpected end of the text")
            : at(
                pos,
                "the character "
                    + character(Integer.parseInt(matcher.group(5)))
                    + " is not allowed here");
      }
      return at(end(sql), "the text holds something that is no SQL");
    }
    throw e;
  }

  private static String character(int codePoint) {
    return Character.isISOControl(codePoint) || Character.isSurrogate((char) codePoint)
        ? String.format(Locale.ROOT, "U+%04X", codePoint)
        : String.format(Locale.ROOT, "'%c' (U+%04X)", codePoint, codePoint);
  }

  private static SyntaxException unexpected(SqlAbstractParserImpl parser, ParseException e) {
    Token found = e.currentToken.next;
    Set<String> expected = expected(parser, e);
    String hint = SpellingHint.of(e.currentToken.image, found.image, expected);
    StringBuilder message = new StringBuilder("syntax error at ");
    message.append(found.kind == 0 ? "the end of the text" : "\"" + shortened(found.image) + "\"");
    if (hint == null && !expected.isEmpty() && expected.size() <= MAX_EXPECTED_SHOWN) {
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

  /** The tokens that could have stood here; a name stands for all words that may be names. */
  private static Set<String> expected(SqlAbstractParserImpl parser, ParseException e) {
    Set<String> words = new TreeSet<>();
    boolean name = false;
    for (int[] sequence : e.expectedTokenSequences) {
      String image = e.tokenImage[sequence[0]];
      if (image.startsWith("\"")) {
        words.add(image.substring(1, image.length() - 1));
      } else if (image.equals("<IDENTIFIER>")) {
        name = true;
      } else if (image.equals("<EOF>")) {
        words.add("the end of the text");
      } else if (image.equals("<UNSIGNED_INTEGER_LITERAL>")) {
        words.add("a number");
      } else if (image.equals("<QUOTED_STRING>")) {
        words.add("a string");
      }
    }
    if (name) {
      words.removeIf(word -> parser.getMetadata().isNonReservedKeyword(word));
      words.add("a name");
    }
    return words;
  }

  private static String shortened(String image) {
    return image.length() <= MAX_FOUND_LENGTH
        ? image
        : image.substring(0, MAX_FOUND_LENGTH) + "...";
  }

  private static SyntaxException at(SqlParserPos pos, String message) {
    return new SyntaxException(
        message,
        pos.getLineNum(),
        pos.getColumnNum(),
        pos.getEndLineNum(),
        pos.getEndColumnNum(),
        null);
  }

  private static SqlParserPos end(String sql) {
    TextPosition position = TextPosition.of(sql, Math.max(0, sql.length() - 1));
    return new SqlParserPos(position.line(), position.column());
  }

  private static String sentence(@Nullable String message) {
    if (message == null || message.isBlank()) {
      return "syntax error";
    }
    String line = message.lines().findFirst().orElse(message);
    return line.length() <= 300 ? line : line.substring(0, 300) + "...";
  }
}
