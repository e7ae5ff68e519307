package io.quiver.planner.rule;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.util.Optionality;

/**
 * Stands for an aggregate function whose last arguments are what it orders by. Its name holds
 * function, directions and places of nulls, since functions of one name are equal. Immutable.
 */
final class OrderCarrier extends SqlAggFunction {
  private final SqlAggFunction function;
  private final List<RelFieldCollation> order;

  /**
   * Makes one.
   *
   * @param order what is ordered by; only the directions count
   */
  OrderCarrier(SqlAggFunction function, List<RelFieldCollation> order) {
    super(
        function.getName()
            + order.stream()
                .map(field -> " " + field.direction + " " + field.nullDirection)
                .collect(Collectors.joining(",", " ORDERED", "")),
        null,
        SqlKind.OTHER_FUNCTION,
        binding -> function.inferReturnType(own(binding, function, order.size())),
        null,
        OperandTypes.VARIADIC,
        SqlFunctionCategory.SYSTEM,
        false,
        false,
        Optionality.FORBIDDEN);
    this.function = function;
    this.order = List.copyOf(order);
  }

  /** What the function itself sees of its call. */
  private static SqlOperatorBinding own(
      SqlOperatorBinding binding, SqlAggFunction function, int ordered) {
    List<RelDataType> types = binding.collectOperandTypes();
    int own = types.size() - ordered;
    return new Aggregate.AggCallBinding(
        binding.getTypeFactory(),
        function,
        List.of(),
        types.subList(0, own),
        binding.hasEmptyGroup(),
        binding.hasFilter()) {
      @Override
      public RelDataType getCollationType() {
        return types.get(own);
      }
    };
  }

  SqlAggFunction function() {
    return function;
  }

  List<RelFieldCollation> order() {
    return order;
  }
}
