package io.quiver.functions.scalar;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Compares values of kindred types, for GREATEST and LEAST. */
final class Extremes {
  private Extremes() {}

  static int compare(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return x instanceof Long i && y instanceof Long j
          ? Long.compare(i, j)
          : x instanceof Double || y instanceof Double
              ? Double.compare(x.doubleValue(), y.doubleValue())
              : decimal(x).compareTo(decimal(y));
    }
    if (a instanceof String x && b instanceof String y) {
      return Arrays.compare(x.codePoints().toArray(), y.codePoints().toArray());
    }
    if (a instanceof byte[] x && b instanceof byte[] y) {
      return Arrays.compareUnsigned(x, y);
    }
    if (a instanceof Boolean x && b instanceof Boolean y) {
      return Boolean.compare(x, y);
    }
    if (a instanceof UUID x && b instanceof UUID y) {
      int high = Long.compareUnsigned(x.getMostSignificantBits(), y.getMostSignificantBits());
      return high != 0
          ? high
          : Long.compareUnsigned(x.getLeastSignificantBits(), y.getLeastSignificantBits());
    }
    throw new QuiverException(
        ErrorCode.DATATYPE_MISMATCH, "values of different types have no order");
  }

  private static BigDecimal decimal(Number number) {
    return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(number.longValue());
  }

  /** The type that all arguments fit into. */
  static DataType commonType(List<@Nullable DataType> types) {
    DataType common = null;
    for (DataType type : types) {
      if (type != null) {
        common = common == null ? type : common(common, type);
      }
    }
    return common == null ? DataType.VARCHAR : common;
  }

  private static DataType common(DataType a, DataType b) {
    if (a.kind() == TypeKind.DECIMAL && b.kind() == TypeKind.DECIMAL) {
      return a.scale() >= b.scale() && a.precision() >= b.precision()
          ? a
          : DataType.decimal(
              Math.max(a.precision(), b.precision()), Math.max(a.scale(), b.scale()));
    }
    if (a.kind().isNumeric() && b.kind().isNumeric()) {
      return a.kind().compareTo(b.kind()) >= 0 ? a : b;
    }
    if (a.kind().isCharacter() && b.kind().isCharacter()) {
      return DataType.VARCHAR;
    }
    if (a.kind() == b.kind()) {
      return a;
    }
    throw new QuiverException(
        ErrorCode.DATATYPE_MISMATCH, "values of types " + a + " and " + b + " have no order");
  }
}
