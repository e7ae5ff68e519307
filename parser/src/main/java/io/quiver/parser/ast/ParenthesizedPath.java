package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** A part of a path pattern in parentheses, usually repeated. */
public final class ParenthesizedPath extends QuiverCall implements GraphElement {
  private static final SqlOperator OPERATOR = operator("PARENTHESIZED PATH", SqlKind.OTHER);

  private final @Nullable SqlIdentifier variable;
  private final @Nullable PathMode mode;
  private final List<GraphElement> elements;
  private final @Nullable SqlNode where;
  private final @Nullable Quantifier quantifier;

  public ParenthesizedPath(
      SqlParserPos pos,
      @Nullable SqlIdentifier variable,
      @Nullable PathMode mode,
      List<GraphElement> elements,
      @Nullable SqlNode where,
      @Nullable Quantifier quantifier) {
    super(OPERATOR, pos);
    this.variable = variable;
    this.mode = mode;
    this.elements = List.copyOf(elements);
    this.where = where;
    this.quantifier = quantifier;
  }

  @Override
  public @Nullable SqlIdentifier variable() {
    return variable;
  }

  /** Null where nothing was written. */
  public @Nullable PathMode mode() {
    return mode;
  }

  public List<GraphElement> elements() {
    return elements;
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
    return operands(
        variable,
        nodes(elements.stream().map(GraphElement::node).toList()),
        where,
        nodes(Quantifier.nodes(quantifier)));
  }

  @Override
  public SqlNode node() {
    return this;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    SqlWriter.Frame frame = writer.startList("(", ")");
    if (variable != null) {
      variable.unparse(writer, 0, 0);
      writer.keyword("=");
    }
    SqlText.keywords(writer, mode == null ? "" : mode.name());
    for (GraphElement element : elements) {
      element.node().unparse(writer, 0, 0);
    }
    SqlText.optional(writer, "WHERE", where);
    writer.endList(frame);
    Quantifier.unparse(writer, quantifier);
  }
}
