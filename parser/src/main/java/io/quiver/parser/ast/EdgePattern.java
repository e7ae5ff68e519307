package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** An edge of a path pattern. */
public final class EdgePattern extends QuiverCall implements GraphElement {
  private static final SqlOperator OPERATOR = operator("EDGE", SqlKind.OTHER);

  private final EdgeDirection direction;
  private final @Nullable SqlIdentifier variable;
  private final @Nullable LabelExpression label;
  private final @Nullable SqlNode where;
  private final @Nullable SqlNode cost;
  private final @Nullable Quantifier quantifier;

  public EdgePattern(
      SqlParserPos pos,
      EdgeDirection direction,
      @Nullable SqlIdentifier variable,
      @Nullable LabelExpression label,
      @Nullable SqlNode where,
      @Nullable SqlNode cost,
      @Nullable Quantifier quantifier) {
    super(OPERATOR, pos);
    this.direction = direction;
    this.variable = variable;
    this.label = label;
    this.where = where;
    this.cost = cost;
    this.quantifier = quantifier;
  }

  public EdgeDirection direction() {
    return direction;
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

  /** What CHEAPEST adds up, or null. */
  public @Nullable SqlNode cost() {
    return cost;
  }

  @Override
  public @Nullable Quantifier quantifier() {
    return quantifier;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(variable, where, cost, nodes(Quantifier.nodes(quantifier)));
  }

  @Override
  public SqlNode node() {
    return this;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    SqlWriter.Frame frame = writer.startList(direction.open(), direction.close());
    new ElementFiller(variable, label, where, cost).unparse(writer);
    writer.endList(frame);
    Quantifier.unparse(writer, quantifier);
  }
}
