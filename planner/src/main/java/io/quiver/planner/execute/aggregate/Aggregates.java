package io.quiver.planner.execute.aggregate;

import io.quiver.planner.execute.batch.SortKey;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The aggregate functions by name. */
public final class Aggregates {
  private Aggregates() {}

  /**
   * A call of an aggregate function.
   *
   * @param name upper case
   * @param arguments types of the arguments
   * @param type of the result
   * @param distinct whether equal arguments count once
   * @param order what to sort by, as places in {@code ordered}
   * @param ordered types of the columns to sort by, which follow the arguments
   * @param literal value of a LITERAL_AGG
   * @param ignoresNulls whether a list leaves NULLs out
   */
  public record Call(
      String name,
      List<DataType> arguments,
      DataType type,
      boolean distinct,
      List<SortKey> order,
      List<DataType> ordered,
      @Nullable Object literal,
      boolean ignoresNulls) {
    /** A call that takes NULLs as they come. */
    public Call(
        String name,
        List<DataType> arguments,
        DataType type,
        boolean distinct,
        List<SortKey> order,
        List<DataType> ordered,
        @Nullable Object literal) {
      this(name, arguments, type, distinct, order, ordered, literal, false);
    }

    public Call {
      arguments = List.copyOf(arguments);
      order = List.copyOf(order);
      ordered = List.copyOf(ordered);
    }
  }

  /**
   * The function for a call.
   *
   * @throws QuiverException FEATURE_NOT_SUPPORTED
   */
  public static AggregateFunction of(Call call) {
    AggregateFunction plain = plain(call);
    boolean percentile = call.name().startsWith("PERCENTILE") || call.name().equals("MODE");
    List<DataType> types = new ArrayList<>(call.arguments());
    types.addAll(call.ordered());
    AggregateFunction ordered =
        call.order().isEmpty()
            ? plain
            : context ->
                new OrderedAccumulator(
                    context,
                    plain.begin(context),
                    types,
                    percentile ? types.size() : call.arguments().size(),
                    shifted(call));
    boolean ignoresDuplicates = call.name().equals("MIN") || call.name().equals("MAX");
    return call.distinct() && !ignoresDuplicates
        ? context -> new DistinctAccumulator(context, ordered.begin(context), types)
        : ordered;
  }

  private static List<SortKey> shifted(Call call) {
    return call.order().stream()
        .map(
            key ->
                new SortKey(
                    key.column() + call.arguments().size(), key.descending(), key.nullsFirst()))
        .toList();
  }

  private static AggregateFunction plain(Call call) {
    DataType type = call.type();
    return switch (call.name()) {
      case "COUNT", "REGR_COUNT" ->
          call.arguments().size() < 2 || call.name().equals("COUNT")
              ? context -> new CountAccumulator()
              : covariance(call);
      case "SUM" -> sum(call, false);
      case "$SUM0" -> sum(call, true);
      case "AVG" -> average(call);
      case "MIN", "EVERY", "BOOL_AND", "LOGICAL_AND" ->
          context -> new ExtremeAccumulator(type, false);
      case "MAX", "SOME", "ANY", "BOOL_OR", "LOGICAL_OR" ->
          context -> new ExtremeAccumulator(type, true);
      case "ARG_MIN" -> atExtreme(call, false);
      case "ARG_MAX" -> atExtreme(call, true);
      case "ANY_VALUE" -> one(OneValueAccumulator.Choice.FIRST_NOT_NULL);
      case "FIRST_VALUE" -> one(OneValueAccumulator.Choice.FIRST);
      case "LAST_VALUE" -> one(OneValueAccumulator.Choice.LAST);
      case "SINGLE_VALUE" -> one(OneValueAccumulator.Choice.ONLY);
      case "STDDEV", "STDDEV_SAMP" -> context -> new VarianceAccumulator(true, true, type);
      case "STDDEV_POP" -> context -> new VarianceAccumulator(false, true, type);
      case "VARIANCE", "VAR_SAMP" -> context -> new VarianceAccumulator(true, false, type);
      case "VAR_POP" -> context -> new VarianceAccumulator(false, false, type);
      case "BIT_AND" -> bits(BitAccumulator.Operation.AND);
      case "BIT_OR" -> bits(BitAccumulator.Operation.OR);
      case "BIT_XOR" -> bits(BitAccumulator.Operation.XOR);
      case "ARRAY_AGG", "COLLECT", "ARRAY_CONCAT_AGG" -> list(call, false);
      case "LISTAGG", "STRING_AGG", "GROUP_CONCAT" -> list(call, true);
      case "PERCENTILE_CONT" -> percentile(PercentileAccumulator.Result.CONTINUOUS, type);
      case "PERCENTILE_DISC" -> percentile(PercentileAccumulator.Result.DISCRETE, type);
      case "MODE" -> percentile(PercentileAccumulator.Result.MODE, type);
      case "COVAR_POP", "COVAR_SAMP", "CORR", "REGR_SXX", "REGR_SYY" -> covariance(call);
      case "JSON_ARRAYAGG_NULL_ON_NULL", "JSON_OBJECTAGG_NULL_ON_NULL" ->
          context -> new JsonAccumulator(context, call.arguments(), false);
      case "JSON_ARRAYAGG_ABSENT_ON_NULL", "JSON_OBJECTAGG_ABSENT_ON_NULL" ->
          context -> new JsonAccumulator(context, call.arguments(), true);
      case "LITERAL_AGG" -> context -> new ConstantAccumulator(call.literal());
      default ->
          throw new QuiverException(
              ErrorCode.FEATURE_NOT_SUPPORTED,
              "The aggregate function " + call.name() + " is not supported");
    };
  }

  private static AggregateFunction sum(Call call, boolean zeroIfEmpty) {
    DataType argument = call.arguments().get(0);
    DataType type = call.type();
    if (argument.kind() == TypeKind.VECTOR) {
      return context -> new VectorAccumulator(false);
    }
    return switch (type.physical()) {
      case DOUBLE ->
          context ->
              new DoubleSumAccumulator(
                  zeroIfEmpty
                      ? DoubleSumAccumulator.Result.SUM_OR_ZERO
                      : DoubleSumAccumulator.Result.SUM);
      case LONG ->
          argument.physical() == type.physical()
              ? context -> new LongSumAccumulator(type, zeroIfEmpty)
              : context -> new DecimalSumAccumulator(type, false, zeroIfEmpty);
      case OBJECT -> context -> new DecimalSumAccumulator(type, false, zeroIfEmpty);
    };
  }

  private static AggregateFunction average(Call call) {
    if (call.arguments().get(0).kind() == TypeKind.VECTOR) {
      return context -> new VectorAccumulator(true);
    }
    return switch (call.type().physical()) {
      case DOUBLE -> context -> new DoubleSumAccumulator(DoubleSumAccumulator.Result.AVERAGE);
      case LONG, OBJECT -> context -> new DecimalSumAccumulator(call.type(), true, false);
    };
  }

  private static AggregateFunction one(OneValueAccumulator.Choice choice) {
    return context -> new OneValueAccumulator(choice);
  }

  private static AggregateFunction atExtreme(Call call, boolean maximum) {
    DataType value = call.arguments().get(0);
    DataType key = call.arguments().get(1);
    return context -> new AtExtremeAccumulator(value, key, maximum);
  }

  private static AggregateFunction bits(BitAccumulator.Operation operation) {
    return context -> new BitAccumulator(operation);
  }

  private static AggregateFunction list(Call call, boolean joinsText) {
    DataType argument = call.arguments().get(0);
    boolean skipsNulls = joinsText || call.ignoresNulls();
    return context -> new ListAccumulator(context, joinsText, skipsNulls, argument);
  }

  private static AggregateFunction percentile(PercentileAccumulator.Result result, DataType type) {
    return context -> new PercentileAccumulator(context, result, type);
  }

  private static AggregateFunction covariance(Call call) {
    CovarianceAccumulator.Result result = CovarianceAccumulator.Result.valueOf(call.name());
    return context -> new CovarianceAccumulator(result, call.type());
  }
}
