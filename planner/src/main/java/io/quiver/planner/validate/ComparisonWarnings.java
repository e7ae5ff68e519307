package io.quiver.planner.validate;

import io.quiver.planner.session.StatementWarning;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;

/** Comparisons of texts with numbers, which mean something else than they look like. */
final class ComparisonWarnings {
  private ComparisonWarnings() {}

  /** A constant that is converted to the other side's type. */
  static void constant(SqlValidator validator, SqlCallBinding binding, int constant) {
    SqlNode other = binding.operand(1 - constant);
    if (validator instanceof QuiverValidator quiver
        && SqlTypeUtil.inCharFamily(binding.getOperandType(1 - constant))
        && SqlTypeUtil.isNumeric(binding.getOperandType(constant))) {
      quiver.warn(
          StatementWarning.implicitCast(
              name(other)
                  + " is a text and is compared with a number as text: '01' is not 1, and '10'"
                  + " comes before '9'. Write the constant in quotes, or CAST the text."));
    }
  }

  /** Two columns or expressions; the text is converted to a number for each row. */
  static void columns(SqlValidator validator, SqlCallBinding binding) {
    int text = SqlTypeUtil.inCharFamily(binding.getOperandType(0)) ? 0 : 1;
    RelDataType number = binding.getOperandType(1 - text);
    if (validator instanceof QuiverValidator quiver
        && binding.operand(text) instanceof SqlIdentifier column
        && SqlTypeUtil.isNumeric(number)) {
      quiver.warn(
          StatementWarning.implicitCast(
              name(column)
                  + " is a text and is converted to a number for each row, to be compared with "
                  + name(binding.operand(1 - text))
                  + ": its indexes are not used, and a text that is no number is an error."));
    }
  }

  private static String name(SqlNode node) {
    return node instanceof SqlIdentifier column
        ? column.names.get(column.names.size() - 1)
        : "One side";
  }
}
