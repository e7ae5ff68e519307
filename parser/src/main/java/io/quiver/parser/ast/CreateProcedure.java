package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** CREATE PROCEDURE; the catalog keeps the body's text, found by its position. */
public final class CreateProcedure extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("CREATE PROCEDURE", SqlKind.OTHER_DDL);

  private final boolean replace;
  private final boolean ifNotExists;
  private final SqlIdentifier name;
  private final List<ProcedureParameter> parameters;
  private final List<ProcedureStep> body;
  private final SqlParserPos bodyPosition;

  public CreateProcedure(
      SqlParserPos pos,
      boolean replace,
      boolean ifNotExists,
      SqlIdentifier name,
      List<ProcedureParameter> parameters,
      List<ProcedureStep> body,
      SqlParserPos bodyPosition) {
    super(OPERATOR, pos);
    this.replace = replace;
    this.ifNotExists = ifNotExists;
    this.name = name;
    this.parameters = List.copyOf(parameters);
    this.body = List.copyOf(body);
    this.bodyPosition = bodyPosition;
  }

  public boolean replace() {
    return replace;
  }

  public boolean ifNotExists() {
    return ifNotExists;
  }

  public SqlIdentifier name() {
    return name;
  }

  public List<ProcedureParameter> parameters() {
    return parameters;
  }

  /** Its statements in their order. */
  public List<ProcedureStep> body() {
    return body;
  }

  /** Where the body's text stands, from its first to its last character. */
  public SqlParserPos bodyPosition() {
    return bodyPosition;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name, nodes(parameters), nodes(body));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    writer.keyword(replace ? "CREATE OR REPLACE PROCEDURE" : "CREATE PROCEDURE");
    SqlText.keywords(writer, ifNotExists ? "IF NOT EXISTS" : "");
    name.unparse(writer, 0, 0);
    SqlText.parenthesized(writer, parameters);
    writer.keyword("BEGIN ATOMIC");
    for (ProcedureStep step : body) {
      step.unparse(writer, 0, 0);
      writer.print(";");
      writer.setNeedWhitespace(true);
    }
    writer.keyword("END");
  }
}
