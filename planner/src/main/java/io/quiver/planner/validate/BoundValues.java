package io.quiver.planner.validate;

import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;

/** Which values of parameters may stand together in a call that has nothing else. */
final class BoundValues {
  private BoundValues() {}

  /** Whether the call can take parameters of these types as they are. */
  static boolean goTogether(SqlCall call, List<DataType> types, boolean arithmetic) {
    boolean numbers = types.stream().allMatch(type -> type.kind().isNumeric());
    if (arithmetic) {
      return numbers || types.stream().allMatch(type -> isTemporal(type) || isNumber(type));
    }
    boolean same = types.stream().allMatch(type -> type.kind() == types.get(0).kind());
    if (call.getKind() == SqlKind.LIKE
        || call.getKind() == SqlKind.SIMILAR
        || call.getKind() == SqlKind.OTHER) {
      return same
          && !numbers
          && !isTemporal(types.get(0))
          && types.get(0).kind() != TypeKind.BOOLEAN;
    }
    return numbers || same;
  }

  private static boolean isNumber(DataType type) {
    return type.kind().isInteger();
  }

  private static boolean isTemporal(DataType type) {
    return switch (type.kind()) {
      case DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE,
          INTERVAL_YEAR_MONTH,
          INTERVAL_DAY_TIME ->
          true;
      default -> false;
    };
  }
}
