package io.quiver.parser.ast;

import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlPostfixOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/**
 * A predicate on a graph element, while the parser orders operators by precedence; the tree holds
 * its node.
 */
public abstract class GraphPredicateOperator extends SqlPostfixOperator {
  private static final int PRECEDENCE_OF_IS = 28;

  private GraphPredicateOperator(String name) {
    super(name, SqlKind.OTHER, PRECEDENCE_OF_IS, null, null, null);
  }

  /** The node with the element that the predicate is about. */
  abstract SqlCall node(SqlParserPos pos, SqlNode element);

  @Override
  public SqlCall createCall(
      @Nullable SqlLiteral functionQualifier, SqlParserPos pos, @Nullable SqlNode... operands) {
    SqlNode element = operands[0];
    if (element == null) {
      throw new SyntaxProblem(getName() + " needs a graph element in front", pos);
    }
    return node(pos.plus(element.getParserPosition()), element);
  }

  /** IS [NOT] LABELED label. */
  public static final class Labeled extends GraphPredicateOperator {
    private final LabelExpression label;
    private final boolean negated;

    public Labeled(LabelExpression label, boolean negated) {
      super("IS LABELED");
      this.label = label;
      this.negated = negated;
    }

    @Override
    SqlCall node(SqlParserPos pos, SqlNode element) {
      return new LabeledPredicate(pos, element, label, negated);
    }
  }

  /** IS [NOT] SOURCE OF edge, IS [NOT] DESTINATION OF edge. */
  public static final class Endpoint extends GraphPredicateOperator {
    private final SqlIdentifier edge;
    private final boolean source;
    private final boolean negated;

    public Endpoint(SqlIdentifier edge, boolean source, boolean negated) {
      super(source ? "IS SOURCE OF" : "IS DESTINATION OF");
      this.edge = edge;
      this.source = source;
      this.negated = negated;
    }

    @Override
    SqlCall node(SqlParserPos pos, SqlNode element) {
      return new EndpointPredicate(pos, element, edge, source, negated);
    }
  }
}
