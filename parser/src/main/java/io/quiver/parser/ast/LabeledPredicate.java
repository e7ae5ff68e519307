package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** element IS [NOT] LABELED label. */
public final class LabeledPredicate extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("IS LABELED", SqlKind.OTHER);

  private final SqlNode element;
  private final LabelExpression label;
  private final boolean negated;

  public LabeledPredicate(
      SqlParserPos pos, SqlNode element, LabelExpression label, boolean negated) {
    super(OPERATOR, pos);
    this.element = element;
    this.label = label;
    this.negated = negated;
  }

  public SqlNode element() {
    return element;
  }

  public LabelExpression label() {
    return label;
  }

  public boolean negated() {
    return negated;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(element);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    element.unparse(writer, leftPrec, 28);
    writer.keyword(negated ? "IS NOT LABELED" : "IS LABELED");
    writer.print(label.text());
    writer.setNeedWhitespace(true);
  }
}
