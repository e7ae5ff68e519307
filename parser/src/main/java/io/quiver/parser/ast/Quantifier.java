package io.quiver.parser.ast;

import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/**
 * How often an element of a path repeats: {n}, {n,m}, {,m}, *, + or ?.
 *
 * @param minimum a literal or a parameter
 * @param maximum null for no bound
 */
public record Quantifier(SqlNode minimum, @Nullable SqlNode maximum) {
  /** The bounds as operands of the element that repeats. */
  static List<SqlNode> nodes(@Nullable Quantifier quantifier) {
    if (quantifier == null) {
      return List.of();
    }
    SqlNode maximum = quantifier.maximum;
    return maximum == null ? List.of(quantifier.minimum) : List.of(quantifier.minimum, maximum);
  }

  static void unparse(SqlWriter writer, @Nullable Quantifier quantifier) {
    if (quantifier == null) {
      return;
    }
    SqlWriter.Frame frame = writer.startList("{", "}");
    quantifier.minimum.unparse(writer, 0, 0);
    SqlNode maximum = quantifier.maximum;
    if (maximum == null || !quantifier.minimum.equalsDeep(maximum, Litmus.IGNORE)) {
      writer.print(",");
      if (maximum != null) {
        maximum.unparse(writer, 0, 0);
      }
    }
    writer.endList(frame);
  }
}
