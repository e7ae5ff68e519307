package io.quiver.planner.execute.expression;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;

/** Brings operands of different types to types that are computed alike. */
final class Coercion {
  private static final DataType DECIMAL = DataType.of(TypeKind.DECIMAL);

  private Coercion() {}

  /** Two expressions that can be compared. */
  record Pair(Expression left, Expression right) {}

  static Pair forComparison(Expression left, Expression right) {
    DataType a = left.type();
    DataType b = right.type();
    if (a.kind().isCharacter() && b.kind().isCharacter()) {
      return texts(left, right);
    }
    if (a.kind() == b.kind() || (a.kind().isInteger() && b.kind().isInteger())) {
      return new Pair(left, right);
    }
    DataType common = common(a, b);
    return new Pair(Cast.of(left, common), Cast.of(right, common));
  }

  private static Pair texts(Expression left, Expression right) {
    int a = left.type().kind() == TypeKind.CHAR ? left.type().precision() : 0;
    int b = right.type().kind() == TypeKind.CHAR ? right.type().precision() : 0;
    int length = Math.max(a, b);
    return new Pair(
        a < length ? new PaddedText(left, length) : left,
        b < length ? new PaddedText(right, length) : right);
  }

  private static DataType common(DataType a, DataType b) {
    if (a.kind().isNumeric() && b.kind().isNumeric()) {
      return isApproximate(a) || isApproximate(b) ? DataType.DOUBLE : DECIMAL;
    }
    if (a.kind().isCharacter()) {
      return b;
    }
    if (b.kind().isCharacter()) {
      return a;
    }
    if (isMoment(a) && isMoment(b)) {
      return a.kind().compareTo(b.kind()) > 0 ? unlimited(a) : unlimited(b);
    }
    if (a.kind().isBinary() && b.kind().isBinary()) {
      return DataType.VARBINARY;
    }
    throw new QuiverException(
        ErrorCode.DATATYPE_MISMATCH, "Values of " + a + " and " + b + " cannot be compared");
  }

  private static DataType unlimited(DataType type) {
    return DataType.of(type.kind());
  }

  private static boolean isMoment(DataType type) {
    return switch (type.kind()) {
      case DATE, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> true;
      default -> false;
    };
  }

  static boolean isApproximate(DataType type) {
    return type.kind() == TypeKind.REAL || type.kind() == TypeKind.DOUBLE;
  }

  static boolean isInterval(DataType type) {
    return type.kind() == TypeKind.INTERVAL_DAY_TIME || type.kind() == TypeKind.INTERVAL_YEAR_MONTH;
  }

  static boolean isDatetime(DataType type) {
    return isMoment(type) || type.kind() == TypeKind.TIME;
  }

  /** Arithmetic that gives this type. */
  static Expression arithmetic(
      ArithmeticOperator operator, Expression left, Expression right, DataType type) {
    if (isInterval(left.type())
        || isInterval(right.type())
        || isDatetime(left.type())
        || isDatetime(right.type())) {
      return new DatetimeArithmetic(operator, left, right, type);
    }
    if (type.kind().isInteger()) {
      return new LongArithmetic(
          operator,
          Cast.of(left, left.type().kind().isInteger() ? left.type() : DataType.BIGINT),
          Cast.of(right, right.type().kind().isInteger() ? right.type() : DataType.BIGINT),
          type);
    }
    if (isApproximate(type)) {
      return new DoubleArithmetic(operator, approximate(left), approximate(right), type);
    }
    return new DecimalArithmetic(operator, exact(left), exact(right), type);
  }

  private static Expression approximate(Expression operand) {
    return isApproximate(operand.type()) ? operand : Cast.of(operand, DataType.DOUBLE);
  }

  private static Expression exact(Expression operand) {
    return operand.type().kind() == TypeKind.DECIMAL ? operand : Cast.of(operand, DECIMAL);
  }
}
