package io.quiver.planner.validate;

import io.quiver.planner.schema.VectorCast;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;

/** Which values of parameters may stand together in a call that has nothing else. */
final class BoundValues {
  private BoundValues() {}

  /** Whether the call can take parameters of these types as they are. */
  static boolean goTogether(SqlCall call, List<DataType> types, boolean arithmetic) {
    boolean numbers = types.stream().allMatch(type -> type.kind().isNumeric());
    if (arithmetic) {
      return numbers || types.stream().allMatch(type -> isTemporal(type) || isNumber(type));
    }
    boolean same = types.stream().allMatch(type -> sameKind(type, types.get(0)));
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

  /** Arrays are of one kind when their elements are, or are numbers. */
  private static boolean sameKind(DataType a, DataType b) {
    DataType inA = a.element();
    DataType inB = b.element();
    return inA == null || inB == null
        ? a.kind() == b.kind()
        : (inA.kind().isNumeric() && inB.kind().isNumeric()) || sameKind(inA, inB);
  }

  /** Whether parameters whose values decide their types may have decided the expression's. */
  static boolean isGuessed(SqlNode expression, Set<Integer> guessed) {
    return switch (expression) {
      case SqlDynamicParam parameter -> guessed.contains(parameter.getIndex());
      case SqlNodeList list ->
          list.stream().anyMatch(node -> node != null && isGuessed(node, guessed));
      case SqlCall call ->
          !call.isA(SqlKind.QUERY)
              && call.getKind() != SqlKind.CAST
              && !(call.getOperator() instanceof VectorCast)
              && call.getOperandList().stream()
                  .anyMatch(node -> node != null && isGuessed(node, guessed));
      default -> false;
    };
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
