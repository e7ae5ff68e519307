package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** CHECK (condition). */
public final class CheckConstraint extends QuiverCall implements TableConstraint {
  private static final SqlOperator OPERATOR = operator("CHECK", SqlKind.CHECK);

  private final @Nullable SqlIdentifier name;
  private final SqlNode condition;
  private final SqlParserPos conditionPosition;

  public CheckConstraint(
      SqlParserPos pos,
      @Nullable SqlIdentifier name,
      SqlNode condition,
      SqlParserPos conditionPosition) {
    super(OPERATOR, pos);
    this.name = name;
    this.condition = condition;
    this.conditionPosition = conditionPosition;
  }

  @Override
  public @Nullable SqlIdentifier name() {
    return name;
  }

  public SqlNode condition() {
    return condition;
  }

  /** Where the condition's text stands, from its first to its last character. */
  public SqlParserPos conditionPosition() {
    return conditionPosition;
  }

  @Override
  public SqlNode node() {
    return this;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(name, condition);
  }

  @Override
  public void unparseInline(SqlWriter writer) {
    TableConstraint.unparseName(writer, name);
    writer.keyword("CHECK");
    SqlText.expression(writer, condition);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    unparseInline(writer);
  }
}
