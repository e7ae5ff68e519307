package io.quiver.planner.validate;

import io.quiver.planner.schema.DateOperator;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/** Gives {@code +} and {@code -} their meaning between dates, times and numbers. */
final class DateCalls {
  private DateCalls() {}

  /** Exchanges the operator of such a call; other calls stay as they are. */
  static void resolve(QuiverValidator validator, SqlValidatorScope scope, SqlCall call) {
    boolean plus = call.getOperator().equals(SqlStdOperatorTable.PLUS);
    if (!(call instanceof SqlBasicCall basic)
        || call.operandCount() != 2
        || !(plus || call.getOperator().equals(SqlStdOperatorTable.MINUS))) {
      return;
    }
    RelDataType left = type(validator, scope, call.operand(0));
    RelDataType right = type(validator, scope, call.operand(1));
    SqlOperator meant = left == null || right == null ? null : operator(plus, left, right);
    if (meant != null) {
      basic.setOperator(meant);
    }
  }

  private static @Nullable SqlOperator operator(boolean plus, RelDataType left, RelDataType right) {
    SqlTypeName a = left.getSqlTypeName();
    SqlTypeName b = right.getSqlTypeName();
    if (plus) {
      boolean shifted =
          (a == SqlTypeName.DATE && SqlTypeUtil.isIntType(right))
              || (b == SqlTypeName.DATE && SqlTypeUtil.isIntType(left));
      return shifted ? DateOperator.PLUS : null;
    }
    if (a == SqlTypeName.DATE) {
      if (SqlTypeUtil.isIntType(right)) {
        return DateOperator.MINUS;
      }
      if (b == SqlTypeName.DATE) {
        return DateOperator.DAYS_BETWEEN;
      }
    }
    boolean moments = isMoment(a) && isMoment(b);
    return moments || (a == SqlTypeName.TIME && b == SqlTypeName.TIME)
        ? DateOperator.TIME_BETWEEN
        : null;
  }

  private static boolean isMoment(SqlTypeName type) {
    return switch (type) {
      case DATE, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> true;
      default -> false;
    };
  }

  private static @Nullable RelDataType type(
      QuiverValidator validator, SqlValidatorScope scope, SqlNode node) {
    return node instanceof SqlDynamicParam parameter
        ? validator.knownType(parameter)
        : validator.deriveType(scope, node);
  }
}
