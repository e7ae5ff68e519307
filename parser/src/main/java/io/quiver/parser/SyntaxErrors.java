package io.quiver.parser;

import io.quiver.parser.ast.SyntaxProblem;
import io.quiver.parser.generated.ParseException;
import io.quiver.parser.generated.TokenMgrError;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Turns whatever the generated parser throws into a {@link SyntaxException} in plain words. */
final class SyntaxErrors {
  private static final Pattern LEXICAL =
      Pattern.compile(
          "(?s)Lexical error at line (\\d+), column (\\d+)\\.\\s+Encountered: (?:<EOF>|\".*?\""
              + " \\((\\d+)\\)).*");

  private SyntaxErrors() {}

  static SyntaxException of(String sql, SqlAbstractParserImpl parser, Exception e) {
    if (e instanceof ParseException parse && parse.currentToken != null) {
      return UnexpectedToken.error(sql, parser, parse);
    }
    if (e instanceof SyntaxProblem problem) {
      return at(problem.position(), CalciteWords.plain(problem.getMessage()));
    }
    if (e instanceof CalciteContextException context) {
      SqlParserPos pos =
          new SqlParserPos(
              context.getPosLine(),
              context.getPosColumn(),
              context.getEndPosLine(),
              context.getEndPosColumn());
      Throwable cause = context.getCause();
      String message = cause == null ? context.getMessage() : cause.getMessage();
      return CalciteWords.isNoStatement(message)
          ? UnexpectedToken.noStatement(sql, pos)
          : at(pos, CalciteWords.plain(message));
    }
    if (e instanceof SqlParseException parse && parse.getPos() != null) {
      return at(parse.getPos(), CalciteWords.plain(parse.getMessage()));
    }
    if (e instanceof RuntimeException
        || e instanceof ParseException
        || e instanceof SqlParseException) {
      // Literals that only Calcite's own conversion refuses, and that it throws without a position.
      return at(end(sql), CalciteWords.plain(e.getMessage()));
    }
    throw new IllegalStateException("the parser threw an exception that it does not declare", e);
  }

  static SyntaxException ofError(String sql, Error e) {
    if (e instanceof StackOverflowError) {
      return at(end(sql), "the statement is nested too deeply");
    }
    if (e instanceof TokenMgrError) {
      return lexical(sql, String.valueOf(e.getMessage()));
    }
    throw e;
  }

  private static SyntaxException lexical(String sql, String message) {
    Matcher matcher = LEXICAL.matcher(message);
    if (!matcher.matches()) {
      return at(end(sql), "the text holds something that is no SQL");
    }
    int line = Integer.parseInt(matcher.group(1));
    int column = Math.max(1, Integer.parseInt(matcher.group(2)));
    SqlParserPos pos = new SqlParserPos(line, column);
    String codePoint = matcher.group(3);
    return codePoint == null
        ? at(pos, "unexpected end of the text")
        : at(
            pos,
            "the character " + character(Integer.parseInt(codePoint)) + " is not allowed here",
            Remedies.ofCharacter(Integer.parseInt(codePoint)));
  }

  private static String character(int unit) {
    return Character.isISOControl(unit) || Character.isSurrogate((char) unit)
        ? String.format(Locale.ROOT, "U+%04X", unit)
        : String.format(Locale.ROOT, "'%c' (U+%04X)", unit, unit);
  }

  private static SyntaxException at(SqlParserPos pos, String message) {
    return at(pos, message, null);
  }

  private static SyntaxException at(SqlParserPos pos, String message, @Nullable String hint) {
    return new SyntaxException(
        message,
        pos.getLineNum(),
        pos.getColumnNum(),
        pos.getEndLineNum(),
        pos.getEndColumnNum(),
        hint);
  }

  private static SqlParserPos end(String sql) {
    TextPosition position = TextPosition.of(sql, Math.max(0, sql.length() - 1));
    return new SqlParserPos(position.line(), position.column());
  }
}
