package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;

/** vertex IS [NOT] SOURCE OF edge, or DESTINATION OF. */
public final class EndpointPredicate extends QuiverCall {
  private static final SqlOperator OPERATOR = operator("IS ENDPOINT", SqlKind.OTHER);

  private final SqlNode vertex;
  private final SqlIdentifier edge;
  private final boolean source;
  private final boolean negated;

  public EndpointPredicate(
      SqlParserPos pos, SqlNode vertex, SqlIdentifier edge, boolean source, boolean negated) {
    super(OPERATOR, pos);
    this.vertex = vertex;
    this.edge = edge;
    this.source = source;
    this.negated = negated;
  }

  public SqlNode vertex() {
    return vertex;
  }

  public SqlIdentifier edge() {
    return edge;
  }

  /** SOURCE; else DESTINATION. */
  public boolean source() {
    return source;
  }

  public boolean negated() {
    return negated;
  }

  @Override
  public List<SqlNode> getOperandList() {
    return operands(vertex, edge);
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    vertex.unparse(writer, leftPrec, 28);
    writer.keyword((negated ? "IS NOT " : "IS ") + (source ? "SOURCE OF" : "DESTINATION OF"));
    edge.unparse(writer, 0, 0);
  }
}
