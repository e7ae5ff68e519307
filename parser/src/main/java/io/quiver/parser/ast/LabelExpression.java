package io.quiver.parser.ast;

import org.apache.calcite.sql.SqlIdentifier;

/** Which labels an element must have. */
public sealed interface LabelExpression {
  /** The expression as SQL writes it, every name quoted. */
  String text();

  /** A label. */
  record Name(SqlIdentifier name) implements LabelExpression {
    @Override
    public String text() {
      return '"' + name.getSimple().replace("\"", "\"\"") + '"';
    }
  }

  /** Any label: {@code %}. */
  record Any() implements LabelExpression {
    @Override
    public String text() {
      return "%";
    }
  }

  /** Both: {@code &}. */
  record And(LabelExpression left, LabelExpression right) implements LabelExpression {
    @Override
    public String text() {
      return "(" + left.text() + " & " + right.text() + ")";
    }
  }

  /** One or both: {@code |}. */
  record Or(LabelExpression left, LabelExpression right) implements LabelExpression {
    @Override
    public String text() {
      return "(" + left.text() + " | " + right.text() + ")";
    }
  }

  /** Not that: {@code !}. */
  record Not(LabelExpression operand) implements LabelExpression {
    @Override
    public String text() {
      return "!" + operand.text();
    }
  }
}
