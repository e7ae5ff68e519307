package io.quiver.planner.validate;

import io.quiver.functions.scalar.ConversionTable;
import io.quiver.planner.schema.ScalarFunctionOperator;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Says which columns of UNION, INTERSECT and EXCEPT do not fit, where, and with which types. */
final class SetOperationTypes {
  private SetOperationTypes() {}

  /** The error about the first set operation whose columns have no common type; else null. */
  static @Nullable QuiverException mismatch(QuiverValidator validator, SqlNode query) {
    List<QuiverException> found = new ArrayList<>();
    query.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            if (found.isEmpty() && call.isA(SqlKind.SET_QUERY) && call.operandCount() == 2) {
              QuiverException wrong = check(validator, call);
              if (wrong != null) {
                found.add(wrong);
                return null;
              }
            }
            return super.visit(call);
          }
        });
    return found.isEmpty() ? null : found.get(0);
  }

  private static @Nullable QuiverException check(QuiverValidator validator, SqlCall call) {
    RelDataType left = validator.getValidatedNodeTypeIfKnown(call.operand(0));
    RelDataType right = validator.getValidatedNodeTypeIfKnown(call.operand(1));
    if (left == null || right == null || !left.isStruct() || !right.isStruct()) {
      return null;
    }
    List<RelDataTypeField> lefts = left.getFieldList();
    List<RelDataTypeField> rights = right.getFieldList();
    if (lefts.size() != rights.size()) {
      return Positions.error(
          ErrorCode.INVALID_STATEMENT,
          "the sides of "
              + call.getOperator().getName()
              + " have "
              + lefts.size()
              + " and "
              + rights.size()
              + " columns",
          call.operand(1));
    }
    for (int i = 0; i < lefts.size(); i++) {
      RelDataType one = lefts.get(i).getType();
      RelDataType other = rights.get(i).getType();
      DataType a = ScalarFunctionOperator.known(one);
      DataType b = ScalarFunctionOperator.known(other);
      if (a != null && b != null && !haveCommonType(one, a, other, b)) {
        return new QuiverException(
            ErrorCode.DATATYPE_MISMATCH,
            "column "
                + (i + 1)
                + " of "
                + call.getOperator().getName()
                + " is "
                + a
                + " on the left and "
                + b
                + " on the right",
            "Convert one side with CAST.",
            Positions.of(item(call.operand(1), i)),
            null);
      }
    }
    return null;
  }

  /** Calcite finds a common type for a number and a date, to which no number can be converted. */
  private static boolean haveCommonType(
      RelDataType one, DataType a, RelDataType other, DataType b) {
    RelDataType common = QuiverTypeFactory.INSTANCE.leastRestrictive(List.of(one, other));
    DataType both = common == null ? null : ScalarFunctionOperator.known(common);
    return both != null
        && ConversionTable.isPossible(a, both)
        && ConversionTable.isPossible(b, both);
  }

  private static SqlNode item(SqlNode query, int index) {
    return query instanceof SqlSelect select && select.getSelectList().size() > index
        ? select.getSelectList().get(index)
        : query;
  }
}
