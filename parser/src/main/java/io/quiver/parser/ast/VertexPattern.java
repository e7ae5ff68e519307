package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** A vertex of a path pattern. */
public final class VertexPattern extends QuiverCall implements GraphElement {
  private static final SqlOperator OPERATOR = operator("VERTEX", SqlKind.OTHER);

  private final @Nullable SqlIdentifier variable;
  private final @Nullable LabelExpression label;
  private final @Nullable SqlNode where;
  private final @Nullable Quantifier quantifier;

  public VertexPattern(
      SqlParserPos pos,
      @Nullable SqlIdentifier variable,
      @Nullable LabelExpression label,
      @Nullable SqlNode where,
      @Nullable Quantifier quantifier) {
    super(OPERATOR, pos);
    this.variable = variable;
    this.label = label;
    this.where = where;
    this.quantifier = quantifier;
  }

  @Override
  public @Nullable SqlIdentifier variable() {
    return variable;
  }

  public @Nullable LabelExpression label() {
    return label;
  }

  public @Nullable SqlNode where() {
    return where;
  }

  @Override
  public @Nullable Quantifier quantifier() {
    return quantifier;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(variable, where, nodes(Quantifier.nodes(quantifier)));
  }

  @Override
  public SqlNode node() {
    return this;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    SqlWriter.Frame frame = writer.startList("(", ")");
    new ElementFiller(variable, label, where, null).unparse(writer);
    writer.endList(frame);
    Quantifier.unparse(writer, quantifier);
  }
}
