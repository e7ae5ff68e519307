package io.quiver.planner.execute.operator;

import io.quiver.functions.scalar.Conversions;
import io.quiver.planner.execute.aggregate.Accumulator;
import io.quiver.planner.execute.aggregate.AggregateFunction;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;

/** Computes one window function for the rows of a partition. */
final class WindowFunctions {
  private static final int[] ZERO = {0};

  private final ExecutionContext context;
  private final WindowGroup group;
  private final Column[] columns;

  WindowFunctions(ExecutionContext context, WindowGroup group, Column[] columns) {
    this.context = context;
    this.group = group;
    this.columns = columns;
  }

  void compute(WindowCall call, WindowPartition partition, Column out) {
    switch (call.name()) {
      case "ROW_NUMBER", "RANK", "DENSE_RANK", "PERCENT_RANK", "CUME_DIST" ->
          rank(call, partition, out);
      case "NTILE" -> tiles(call, partition, out);
      case "LAG" -> shift(call, partition, out, -1);
      case "LEAD" -> shift(call, partition, out, 1);
      case "FIRST_VALUE", "LAST_VALUE", "NTH_VALUE" -> pick(call, partition, out);
      default -> aggregate(call, partition, out);
    }
  }

  private void rank(WindowCall call, WindowPartition partition, Column out) {
    int size = partition.size();
    long rank = 1;
    long dense = 0;
    int peersEnd = 0;
    for (int place = 0; place < size; place++) {
      if (place == 0 || !partition.arePeers(place - 1, place)) {
        rank = place + 1L;
        dense++;
        peersEnd = partition.lastPeer(place) + 1;
      }
      int row = partition.row(place);
      switch (call.name()) {
        case "ROW_NUMBER" -> out.set(row, place + 1L);
        case "RANK" -> out.set(row, rank);
        case "DENSE_RANK" -> out.set(row, dense);
        case "PERCENT_RANK" -> number(out, row, size < 2 ? 0 : (rank - 1.0) / (size - 1), call);
        default -> number(out, row, (double) peersEnd / size, call);
      }
    }
  }

  private void number(Column out, int row, double value, WindowCall call) {
    out.set(row, Conversions.cast(value, DataType.DOUBLE, call.type(), context.scalar()));
  }

  private long argument(WindowCall call, int index, int row, long otherwise) {
    if (call.arguments().size() <= index) {
      return otherwise;
    }
    Object value = columns[call.arguments().get(index)].get(row);
    return value == null ? otherwise : ((Number) value).longValue();
  }

  private void tiles(WindowCall call, WindowPartition partition, Column out) {
    int size = partition.size();
    long tiles = argument(call, 0, partition.row(0), 0);
    if (tiles < 1) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, "NTILE needs a positive number of tiles, not " + tiles);
    }
    long small = size / tiles;
    long larger = size % tiles;
    for (int place = 0; place < size; place++) {
      long inLarger = larger * (small + 1);
      long tile =
          place < inLarger ? place / (small + 1) : larger + (place - inLarger) / Math.max(1, small);
      out.set(partition.row(place), tile + 1);
    }
  }

  private void shift(WindowCall call, WindowPartition partition, Column out, int direction) {
    Column values = columns[call.arguments().get(0)];
    for (int place = 0; place < partition.size(); place++) {
      int row = partition.row(place);
      long offset = argument(call, 1, row, 1) * direction;
      long target =
          call.ignoreNulls() ? skipNulls(values, partition, place, offset) : place + offset;
      if (target >= 0 && target < partition.size()) {
        out.copy(row, values, partition.row((int) target));
      } else if (call.arguments().size() > 2) {
        Column otherwise = columns[call.arguments().get(2)];
        out.set(
            row,
            Conversions.cast(
                otherwise.get(row), call.argumentTypes().get(2), call.type(), context.scalar()));
      } else {
        out.setNull(row);
      }
    }
  }

  private static long skipNulls(Column values, WindowPartition partition, int place, long offset) {
    int step = offset < 0 ? -1 : 1;
    long left = Math.abs(offset);
    int target = place;
    while (left > 0) {
      target += step;
      if (target < 0 || target >= partition.size()) {
        return -1;
      }
      if (!values.isNull(partition.row(target))) {
        left--;
      }
    }
    return target;
  }

  private void pick(WindowCall call, WindowPartition partition, Column out) {
    Column values = columns[call.arguments().get(0)];
    for (int place = 0; place < partition.size(); place++) {
      int row = partition.row(place);
      int from = partition.frameStart(place);
      int to = partition.frameEnd(place);
      boolean last = call.name().equals("LAST_VALUE");
      long wanted = call.name().equals("NTH_VALUE") ? argument(call, 1, row, 1) : 1;
      if (wanted < 1) {
        throw new QuiverException(
            ErrorCode.INVALID_PARAMETER, "NTH_VALUE needs a positive number, not " + wanted);
      }
      int found = -1;
      for (int n = 0; n < to - from; n++) {
        int candidate = last ? to - 1 - n : from + n;
        int other = partition.row(candidate);
        if (partition.isExcluded(place, candidate)
            || (call.ignoreNulls() && values.isNull(other))) {
          continue;
        }
        if (--wanted == 0) {
          found = other;
          break;
        }
      }
      if (found < 0) {
        out.setNull(row);
      } else {
        out.copy(row, values, found);
      }
    }
  }

  private void aggregate(WindowCall call, WindowPartition partition, Column out) {
    AggregateFunction function = call.aggregate();
    if (function == null) {
      throw new QuiverException(
          ErrorCode.FEATURE_NOT_SUPPORTED,
          "The window function " + call.name() + " is not supported");
    }
    Column[] arguments = new Column[call.arguments().size()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = columns[call.arguments().get(i)];
    }
    WindowFrame frame = group.frame();
    int size = partition.size();
    if (frame.isWholePartition()) {
      Accumulator accumulator = function.begin(context);
      accumulator.add(new int[size], arguments, partition.rows(0, size), size, 1);
      for (int place = 0; place < size; place++) {
        accumulator.result(0, out, partition.row(place));
      }
    } else if (frame.grows()) {
      grow(function, arguments, partition, out);
    } else {
      for (int place = 0; place < size; place++) {
        context.checkActive();
        int count = 0;
        int from = partition.frameStart(place);
        int to = Math.max(from, partition.frameEnd(place));
        int[] rows = new int[to - from];
        for (int other = from; other < to; other++) {
          if (!partition.isExcluded(place, other)) {
            rows[count++] = partition.row(other);
          }
        }
        Accumulator accumulator = function.begin(context);
        accumulator.add(new int[count], arguments, rows, count, 1);
        accumulator.result(0, out, partition.row(place));
      }
    }
  }

  private void grow(
      AggregateFunction function, Column[] arguments, WindowPartition partition, Column out) {
    Accumulator accumulator = function.begin(context);
    int taken = 0;
    int[] one = new int[1];
    int previous = -1;
    int end = 0;
    for (int place = 0; place < partition.size(); place++) {
      // Peers share their frame's end: it is looked for once for all of them.
      boolean peer = previous >= 0 && !group.frame().rows() && partition.arePeers(previous, place);
      end = peer ? end : partition.frameEnd(place);
      previous = place;
      for (; taken < end; taken++) {
        one[0] = partition.row(taken);
        accumulator.add(ZERO, arguments, one, 1, 1);
      }
      accumulator.result(0, out, partition.row(place));
    }
  }
}
