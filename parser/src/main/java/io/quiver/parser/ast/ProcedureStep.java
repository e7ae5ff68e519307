package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** One statement of a procedure's body: a change, a call, or values given to parameters. */
public final class ProcedureStep extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("STEP", SqlKind.OTHER);

  private final List<SqlIdentifier> targets;
  private final SqlNode statement;
  private final SqlParserPos position;
  private final @Nullable SqlParserPos into;

  public ProcedureStep(
      SqlParserPos pos,
      List<SqlIdentifier> targets,
      SqlNode statement,
      SqlParserPos position,
      @Nullable SqlParserPos into) {
    super(OPERATOR, pos);
    this.targets = List.copyOf(targets);
    this.statement = statement;
    this.position = position;
    this.into = into;
  }

  /** The parameters that SET or INTO gives values to, or empty. */
  public List<SqlIdentifier> targets() {
    return targets;
  }

  /** A change, a call, a query, or the expression of SET. */
  public SqlNode statement() {
    return statement;
  }

  /** Where the statement's text stands, an INTO included. */
  public SqlParserPos position() {
    return position;
  }

  /** Where INTO and its targets stand; null without. */
  public @Nullable SqlParserPos into() {
    return into;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(nodes(targets), statement);
  }

  /** INTO is printed as the SET that means the same. */
  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    if (targets.isEmpty()) {
      statement.unparse(writer, 0, 0);
      return;
    }
    writer.keyword("SET");
    if (statement.isA(SqlKind.QUERY)) {
      SqlText.parenthesized(writer, targets);
      writer.keyword("=");
      SqlText.expression(writer, statement);
    } else {
      targets.get(0).unparse(writer, 0, 0);
      writer.keyword("=");
      statement.unparse(writer, 0, 0);
    }
  }
}
