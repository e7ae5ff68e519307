package io.quiver.parser;

import io.quiver.parser.generated.QuiverSqlParserImpl;
import java.util.List;
import org.apache.calcite.avatica.util.Casing;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;
import org.apache.calcite.util.SourceStringReader;

/**
 * Parses SQL text into a tree.
 *
 * <p>Unquoted names fold to upper case, names in double quotes are kept. Every method throws {@link
 * SyntaxException}, and nothing else, for whatever text it is given. Thread-safe.
 */
public final class SqlParsing {
  /** The longest name, in UTF-16 units. */
  public static final int MAX_IDENTIFIER_LENGTH = 256;

  private SqlParsing() {}

  /** Parses one statement; a semicolon may follow it. */
  public static SqlNode parseStatement(String sql) {
    return parse(sql, SqlAbstractParserImpl::parseSqlStmtEof);
  }

  /** Parses one expression, as it may stand in a WHERE. */
  public static SqlNode parseExpression(String sql) {
    return parse(sql, SqlAbstractParserImpl::parseSqlExpressionEof);
  }

  /**
   * Parses statements with semicolons between them; positions count from the start of the script.
   */
  public static List<SqlNode> parseScript(String sql) {
    return TextCheck.isEmpty(sql)
        ? List.of()
        : List.copyOf(parse(sql, SqlAbstractParserImpl::parseSqlStmtList));
  }

  @FunctionalInterface
  private interface Production<T> {
    T parse(SqlAbstractParserImpl parser) throws Exception;
  }

  private static <T> T parse(String sql, Production<T> production) {
    if (TextCheck.isEmpty(sql)) {
      throw new SyntaxException("there is no statement in the text", 1, 1, 1, 1, null);
    }
    try {
      return production.parse(newParser(sql));
    } catch (Exception e) {
      throw failure(sql, production, e);
    } catch (Error e) {
      throw SyntaxErrors.ofError(sql, e);
    }
  }

  /**
   * Parses what has failed once more, by a parser that knows all that could stand at each place.
   */
  private static <T> SyntaxException failure(
      String sql, Production<T> production, Exception first) {
    QuiverSqlParserImpl parser = newParser(sql);
    parser.takeNoShortcuts();
    try {
      T unused = production.parse(parser);
      return SyntaxErrors.of(sql, parser, first);
    } catch (Exception e) {
      return SyntaxErrors.of(sql, parser, e);
    } catch (Error e) {
      return SyntaxErrors.ofError(sql, e);
    }
  }

  private static QuiverSqlParserImpl newParser(String sql) {
    QuiverSqlParserImpl parser =
        (QuiverSqlParserImpl) QuiverSqlParserImpl.FACTORY.getParser(new SourceStringReader(sql));
    parser.setTabSize(1);
    parser.setQuotedCasing(Casing.UNCHANGED);
    parser.setUnquotedCasing(Casing.TO_UPPER);
    parser.setIdentifierMaxLength(MAX_IDENTIFIER_LENGTH);
    parser.setConformance(QuiverConformance.INSTANCE);
    parser.switchTo(SqlAbstractParserImpl.LexicalState.DQID);
    return parser;
  }
}
