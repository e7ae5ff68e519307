package io.quiver.parser.ast;

import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A rule of the language that the grammar itself cannot express was broken; becomes a syntax error.
 */
public final class SyntaxProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient SqlParserPos position;

  public SyntaxProblem(String message, SqlParserPos position) {
    super(message);
    this.position = position;
  }

  public SqlParserPos position() {
    return position;
  }
}
