package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** A path of MATCH: vertices and edges in the order in which they are walked. */
public final class PathPattern extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("PATH", SqlKind.OTHER);

  private final @Nullable SqlIdentifier variable;
  private final @Nullable PathPrefix prefix;
  private final List<GraphElement> elements;

  public PathPattern(
      SqlParserPos pos,
      @Nullable SqlIdentifier variable,
      @Nullable PathPrefix prefix,
      List<GraphElement> elements) {
    super(OPERATOR, pos);
    this.variable = variable;
    this.prefix = prefix;
    this.elements = List.copyOf(elements);
  }

  /** The same path with a prefix. */
  public PathPattern with(PathPrefix newPrefix) {
    return new PathPattern(getParserPosition(), variable, newPrefix, elements);
  }

  /** The same path with a variable. */
  public PathPattern named(SqlIdentifier newVariable) {
    return new PathPattern(getParserPosition(), newVariable, prefix, elements);
  }

  public @Nullable SqlIdentifier variable() {
    return variable;
  }

  public @Nullable PathPrefix prefix() {
    return prefix;
  }

  public List<GraphElement> elements() {
    return elements;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(
        variable,
        prefix == null ? null : prefix.count(),
        nodes(elements.stream().map(GraphElement::node).toList()));
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    if (variable != null) {
      variable.unparse(writer, 0, 0);
      writer.keyword("=");
    }
    if (prefix != null) {
      prefix.unparse(writer);
    }
    for (GraphElement element : elements) {
      element.node().unparse(writer, 0, 0);
    }
  }
}
