package io.quiver.planner.validate;

import io.quiver.parser.SyntaxException;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.Position;
import io.quiver.storage.error.QuiverException;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** Places in a statement, from the parser's to those of errors. */
public final class Positions {
  private Positions() {}

  /** Where a node stands, or null for one that no text gave. */
  public static @Nullable Position of(SqlNode node) {
    return of(node.getParserPosition());
  }

  public static @Nullable Position of(SqlParserPos pos) {
    if (pos.getLineNum() < 1 || pos.getColumnNum() < 1) {
      return null;
    }
    return new Position(
        pos.getLineNum(), pos.getColumnNum(), pos.getEndLineNum(), pos.getEndColumnNum());
  }

  /** The same syntax error as a QuiverException. */
  public static QuiverException syntaxError(SyntaxException e) {
    return new QuiverException(
        ErrorCode.SYNTAX_ERROR,
        e.getMessage() == null ? "syntax error" : e.getMessage(),
        e.hint(),
        new Position(e.line(), e.column(), e.endLine(), e.endColumn()),
        e);
  }

  /** An error about a node. */
  public static QuiverException error(ErrorCode code, String message, SqlNode node) {
    return new QuiverException(code, message, null, of(node), null);
  }
}
