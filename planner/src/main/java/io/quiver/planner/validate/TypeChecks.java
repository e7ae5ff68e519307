package io.quiver.planner.validate;

import io.quiver.functions.scalar.ConversionTable;
import io.quiver.planner.schema.ScalarFunctionOperator;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/** Finds conversions that no value survives while their place in the text is still known. */
final class TypeChecks {
  private TypeChecks() {}

  /** Looks at a call whose type was derived. */
  static void check(
      QuiverValidator validator, SqlValidatorScope scope, SqlCall call, RelDataType type) {
    switch (call.getKind()) {
      case CAST -> {
        if (call.operandCount() > 1) {
          convertible(validator.deriveType(scope, call.operand(0)), type, call);
        }
      }
      case CASE -> {
        if (call instanceof SqlCase sqlCase) {
          for (SqlNode value : sqlCase.getThenOperands()) {
            value(validator, scope, value, type, call);
          }
          SqlNode otherwise = sqlCase.getElseOperand();
          if (otherwise != null) {
            value(validator, scope, otherwise, type, call);
          }
        }
      }
      case CEIL, FLOOR -> {
        RelDataType operand = validator.deriveType(scope, call.operand(0));
        if (SqlTypeUtil.isInterval(operand)) {
          throw Positions.error(
              ErrorCode.DATATYPE_MISMATCH,
              call.getOperator().getName() + " takes a number, not " + shown(operand),
              call);
        }
      }
      default -> {
        // Checked by the operator.
      }
    }
  }

  private static void value(
      QuiverValidator validator,
      SqlValidatorScope scope,
      SqlNode value,
      RelDataType type,
      SqlCall call) {
    SqlNode place = Positions.of(value) == null ? call : value;
    convertible(validator.deriveType(scope, value), type, place);
  }

  /** Fails at the place when no value of a type can become one of the other. */
  static void convertible(RelDataType from, RelDataType to, SqlNode place) {
    DataType given = ScalarFunctionOperator.known(from);
    DataType wanted = ScalarFunctionOperator.known(to);
    if (given != null && wanted != null && !ConversionTable.isPossible(given, wanted)) {
      throw Positions.error(
          ErrorCode.DATATYPE_MISMATCH,
          "a value of type " + given + " cannot become " + wanted,
          place);
    }
  }

  /** The types of both sides of IN where Calcite says only that they differ; else null. */
  static @Nullable QuiverException membership(
      QuiverValidator validator, SqlValidatorScope scope, SqlCall call, CalciteContextException e) {
    boolean membership = call.getKind() == SqlKind.IN || call.getKind() == SqlKind.NOT_IN;
    Throwable cause = e.getCause();
    if (!membership
        || cause == null
        || !String.valueOf(cause.getMessage()).contains("IN operator")) {
      return null;
    }
    StringBuilder types = new StringBuilder();
    SqlNode right = call.operand(1);
    for (SqlNode node : right instanceof SqlNodeList list ? list : List.of(right)) {
      types.append(types.isEmpty() ? "" : ", ").append(shown(validator.deriveType(scope, node)));
    }
    return new QuiverException(
        ErrorCode.DATATYPE_MISMATCH,
        "the types do not fit together: "
            + shown(validator.deriveType(scope, call.operand(0)))
            + " IN ("
            + types
            + ")",
        "Convert one side with CAST.",
        Positions.of(call),
        e);
  }

  private static String shown(RelDataType type) {
    if (type.isStruct() && type.getFieldCount() == 1) {
      return shown(type.getFieldList().get(0).getType());
    }
    DataType known = type.isStruct() ? null : ScalarFunctionOperator.known(type);
    return known == null ? "a row" : known.toString();
  }
}
