package io.quiver.planner.rule;

import io.quiver.functions.spi.ScalarFunction;
import io.quiver.planner.schema.ScalarFunctionOperator;
import io.quiver.planner.type.VectorSqlType;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.vector.Metric;
import io.quiver.storage.vector.VectorSearchOptions;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.jspecify.annotations.Nullable;

/**
 * A distance between a VECTOR column and something that is the same for all rows.
 *
 * @param call the whole call
 * @param metric what it measures in
 * @param column the column
 * @param query the other operand
 */
record DistanceCall(RexCall call, Metric metric, RexInputRef column, RexNode query) {
  /** The distance that an expression is, or null. */
  static @Nullable DistanceCall of(RexNode node) {
    if (!(node instanceof RexCall call)) {
      return null;
    }
    Metric metric = metric(call).orElse(null);
    if (metric == null) {
      return null;
    }
    RexNode first = call.getOperands().get(0);
    RexNode second = call.getOperands().get(1);
    if (isVectorColumn(first) && isConstant(second)) {
      return new DistanceCall(call, metric, (RexInputRef) first, second);
    }
    return isVectorColumn(second) && isConstant(first)
        ? new DistanceCall(call, metric, (RexInputRef) second, first)
        : null;
  }

  private static Optional<Metric> metric(RexCall call) {
    if (!(call.getOperator() instanceof ScalarFunctionOperator operator)) {
      return Optional.empty();
    }
    ScalarFunction function = operator.function();
    return switch (function.name()) {
      case "COSINE_DISTANCE" -> Optional.of(Metric.COSINE);
      case "L2_DISTANCE", "EUCLIDEAN_DISTANCE" -> Optional.of(Metric.L2);
      case "NEGATIVE_INNER_PRODUCT" -> Optional.of(Metric.DOT);
      case "VECTOR_DISTANCE" ->
          call.getOperands().size() == 2
              ? Optional.of(Metric.COSINE)
              : call.getOperands().get(2) instanceof RexLiteral literal
                  ? Optional.ofNullable(literal.getValueAs(String.class)).flatMap(Metric::named)
                  : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean isVectorColumn(RexNode node) {
    return node instanceof RexInputRef && node.getType() instanceof VectorSqlType;
  }

  static boolean isConstant(RexNode node) {
    return !RexUtil.containsInputRef(node) && RexUtil.isDeterministic(node);
  }

  /** The options that were given to VECTOR_SEARCH, or by FETCH EXACT. */
  VectorSearchOptions options() {
    Map<String, String> options = ((ScalarFunctionOperator) call.getOperator()).searchOptions();
    int ef = Integer.parseInt(options.getOrDefault("ef", "0").strip());
    VectorSearchOptions.Exactness exactness =
        switch (options.getOrDefault("exact", "auto").toLowerCase(Locale.ROOT)) {
          case "true", "always" -> VectorSearchOptions.Exactness.ALWAYS;
          case "never" -> VectorSearchOptions.Exactness.NEVER;
          default -> VectorSearchOptions.Exactness.AUTO;
        };
    return new VectorSearchOptions(ef, exactness, Double.POSITIVE_INFINITY);
  }

  /** The vector index of the column in this metric, or null. */
  @Nullable Integer index(TableDefinition table, int ordinal) {
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Vector vector
          && vector.ready()
          && table.ordinalOf(vector.columnIds().get(0)) == ordinal
          && Metric.named(vector.options().getOrDefault("metric", "cosine"))
              .filter(metric::equals)
              .isPresent()) {
        return vector.id();
      }
    }
    return null;
  }
}
