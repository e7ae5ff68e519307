package io.quiver.planner.execute.aggregate;

import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.ValueOrder;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PERCENTILE_CONT, PERCENTILE_DISC and MODE within an order. Arguments: the fraction (not for
 * MODE), then the ordered value; rows come in order.
 */
final class PercentileAccumulator extends Accumulator {
  /** Which one. */
  enum Result {
    CONTINUOUS,
    DISCRETE,
    MODE
  }

  private final ExecutionContext context;
  private final Result result;
  private final DataType type;
  private final List<List<Object>> lists = new ArrayList<>();
  private double fraction;

  PercentileAccumulator(ExecutionContext context, Result result, DataType type) {
    this.context = context;
    this.result = result;
    this.type = type;
  }

  @Override
  public void add(
      int[] groups, Column[] arguments, int @Nullable [] selection, int count, int groupCount) {
    while (lists.size() < groupCount) {
      lists.add(new ArrayList<>());
    }
    Column values = arguments[arguments.length - 1];
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      Object value = values.get(i);
      if (value != null) {
        lists.get(groups[k]).add(value);
      }
      if (arguments.length > 1 && arguments[0].get(i) instanceof Number number) {
        fraction = number.doubleValue();
        if (fraction < 0 || fraction > 1) {
          throw new QuiverException(
              ErrorCode.INVALID_PARAMETER, "The fraction must be between 0 and 1, not " + fraction);
        }
      }
    }
    context.memory().reserve(24L * count);
  }

  @Override
  public void result(int group, Column out, int row) {
    List<Object> list = group < lists.size() ? lists.get(group) : List.of();
    if (list.isEmpty()) {
      out.setNull(row);
      return;
    }
    switch (result) {
      case DISCRETE ->
          out.set(row, list.get(Math.max(0, (int) Math.ceil(fraction * list.size()) - 1)));
      case MODE -> out.set(row, mode(list));
      case CONTINUOUS -> {
        double place = fraction * (list.size() - 1);
        int low = (int) Math.floor(place);
        int high = (int) Math.ceil(place);
        double first = ((Number) list.get(low)).doubleValue();
        double second = ((Number) list.get(high)).doubleValue();
        Results.set(out, row, first + (second - first) * (place - low), type);
      }
    }
  }

  /** The longest run of equal values. */
  private static Object mode(List<Object> ordered) {
    Object best = ordered.get(0);
    int bestLength = 0;
    int start = 0;
    for (int i = 1; i <= ordered.size(); i++) {
      if (i == ordered.size() || !ValueOrder.same(ordered.get(i), ordered.get(start))) {
        if (i - start > bestLength) {
          bestLength = i - start;
          best = ordered.get(start);
        }
        start = i;
      }
    }
    return best;
  }
}
