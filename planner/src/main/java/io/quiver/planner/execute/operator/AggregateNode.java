package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.aggregate.Accumulator;
import io.quiver.planner.execute.aggregate.AggregateFunction;
import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.KeyTable;
import io.quiver.planner.execute.batch.Partitions;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups rows by columns and aggregates each group; several grouping sets in one pass. When memory
 * is short, rows of groups that are not there yet wait in files, divided by their keys' hash, until
 * the groups in memory are delivered.
 */
public final class AggregateNode extends PlanNode {
  /** About what an aggregate function keeps for a group. */
  private static final long STATE_BYTES = 24;

  private final PlanNode input;
  private final List<Integer> keys;
  private final List<List<Integer>> sets;
  private final List<AggregateCall> calls;

  /**
   * Makes one.
   *
   * @param keys input columns, delivered first
   * @param sets grouping sets, as places in {@code keys}
   */
  public AggregateNode(
      PlanNode input, List<Integer> keys, List<List<Integer>> sets, List<AggregateCall> calls) {
    super(types(input, keys, calls), List.of(input));
    this.input = input;
    this.keys = List.copyOf(keys);
    this.sets = List.copyOf(sets);
    this.calls = List.copyOf(calls);
  }

  private static List<DataType> types(
      PlanNode input, List<Integer> keys, List<AggregateCall> calls) {
    List<DataType> types = new ArrayList<>();
    keys.forEach(key -> types.add(input.types().get(key)));
    calls.forEach(call -> types.add(call.type()));
    return types;
  }

  @Override
  public String describe() {
    return keys.isEmpty() ? "Aggregate" : "Hash aggregate";
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    return new Source(context);
  }

  /** One grouping set. */
  private final class Grouping {
    private final List<Integer> places;
    private final @Nullable KeyTable table;
    private final @Nullable Accumulator[] accumulators;
    private final ExecutionContext context;
    private final int level;
    private @Nullable Partitions later;
    private final int[] placeOfKey;
    private int[] groups = {};
    private int[] rows = {};
    private int[] rowGroups = {};
    private int[] known = {};

    Grouping(ExecutionContext context, List<Integer> places, int level) {
      this.context = context;
      this.level = level;
      this.places = places;
      this.placeOfKey = new int[keys.size()];
      for (int i = 0; i < placeOfKey.length; i++) {
        placeOfKey[i] = places.indexOf(i);
      }
      List<DataType> types = places.stream().map(p -> input.types().get(keys.get(p))).toList();
      this.table = places.isEmpty() ? null : new KeyTable(context.memory(), types);
      this.accumulators = new Accumulator[calls.size()];
      for (int i = 0; i < accumulators.length; i++) {
        AggregateFunction function = calls.get(i).function();
        accumulators[i] = function == null ? null : function.begin(context);
      }
    }

    int size() {
      return table == null ? 1 : table.size();
    }

    void add(Batch batch) {
      int count = batch.size();
      if (groups.length < count) {
        groups = new int[count];
        rows = new int[count];
        rowGroups = new int[count];
        known = new int[count];
      }
      int[] selection = batch.selection();
      if (table != null) {
        Column[] columns = new Column[places.size()];
        for (int i = 0; i < columns.length; i++) {
          columns[i] = batch.column(keys.get(places.get(i)));
        }
        if (later == null
            && level < Partitions.MAX_LEVEL
            && table.isCrowded(count, STATE_BYTES * calls.size())) {
          later =
              new Partitions(
                  context, input.types(), places.stream().map(keys::get).toList(), level);
        }
        if (later == null) {
          table.add(columns, selection, count, groups);
        } else {
          table.find(columns, selection, count, groups);
          count = putOff(batch, later);
          selection = known;
        }
      }
      for (int i = 0; i < accumulators.length; i++) {
        Accumulator accumulator = accumulators[i];
        if (accumulator != null && count > 0) {
          add(batch, calls.get(i), accumulator, selection, count);
        }
      }
    }

    /** Rows of groups that are not in memory go to files; the others are known. */
    private int putOff(Batch batch, Partitions partitions) {
      int count = 0;
      for (int k = 0; k < batch.size(); k++) {
        int row = batch.row(k);
        if (groups[k] < 0) {
          partitions.append(batch.columns(), row);
        } else {
          known[count] = row;
          groups[count++] = groups[k];
        }
      }
      return count;
    }

    private void add(
        Batch batch,
        AggregateCall call,
        Accumulator accumulator,
        int @Nullable [] selection,
        int size) {
      Column[] arguments = new Column[call.arguments().size()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = batch.column(call.arguments().get(i));
      }
      if (call.filter() < 0) {
        accumulator.add(groups, arguments, selection, size, size());
        return;
      }
      Column filter = batch.column(call.filter());
      int count = 0;
      for (int k = 0; k < size; k++) {
        int row = selection == null ? k : selection[k];
        if (!filter.isNull(row) && filter.getLong(row) != 0) {
          rows[count] = row;
          rowGroups[count++] = groups[k];
        }
      }
      accumulator.add(rowGroups, arguments, rows, count, size());
    }

    void emit(int group, BatchBuilder builder) {
      int row = builder.size();
      for (int i = 0; i < keys.size(); i++) {
        int place = placeOfKey[i];
        if (place < 0 || table == null) {
          builder.column(i).setNull(row);
        } else {
          builder.column(i).copy(row, table.keys().column(place), group);
        }
      }
      for (int i = 0; i < accumulators.length; i++) {
        Column out = builder.column(keys.size() + i);
        Accumulator accumulator = accumulators[i];
        if (accumulator == null) {
          out.set(row, grouping(calls.get(i)));
        } else {
          accumulator.result(group, out, row);
        }
      }
      builder.endRow();
    }

    /** A bit for each argument: 1 when the row is not grouped by it. */
    private long grouping(AggregateCall call) {
      long bits = 0;
      for (int place : call.grouping()) {
        bits = (bits << 1) | (places.contains(place) ? 0 : 1);
      }
      return bits;
    }
  }

  /** A partition of a grouping set that waits. */
  private record Waiting(List<Integer> places, Partitions partitions, int number) {}

  private final class Source implements BatchSource {
    private final ExecutionContext context;
    private final BatchSource source;
    private final Deque<Grouping> ready = new ArrayDeque<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final BatchBuilder builder = new BatchBuilder(types());
    private boolean read;
    private int group;

    Source(ExecutionContext context) {
      this.context = context;
      this.source = input.open(context);
      sets.forEach(places -> ready.add(new Grouping(context, places, 0)));
    }

    @Override
    public @Nullable Batch next() {
      if (!read) {
        for (Batch batch = source.next(); batch != null; batch = source.next()) {
          context.checkActive();
          for (Grouping grouping : ready) {
            grouping.add(batch);
          }
        }
        source.close();
        read = true;
      }
      builder.begin();
      while (!builder.isFull()) {
        Grouping grouping = ready.peek();
        if (grouping == null) {
          if (!nextPartition()) {
            break;
          }
        } else if (group < grouping.size()) {
          grouping.emit(group++, builder);
        } else {
          end(ready.remove());
          group = 0;
        }
      }
      return builder.size() == 0 ? null : builder.build();
    }

    private void end(Grouping grouping) {
      Partitions later = grouping.later;
      if (later != null) {
        for (int number = 0; number < Partitions.COUNT; number++) {
          if (later.rows(number) > 0) {
            waiting.push(new Waiting(grouping.places, later, number));
          }
        }
      }
      if (grouping.table != null) {
        grouping.table.close();
      }
    }

    private boolean nextPartition() {
      Waiting next = waiting.poll();
      if (next == null) {
        return false;
      }
      Grouping grouping = new Grouping(context, next.places(), next.partitions().level() + 1);
      ready.add(grouping);
      try (BatchSource rows = next.partitions().read(next.number())) {
        for (Batch batch = rows.next(); batch != null; batch = rows.next()) {
          context.checkActive();
          grouping.add(batch);
        }
      }
      return true;
    }

    @Override
    public void close() {
      source.close();
      for (Grouping grouping : ready) {
        if (grouping.table != null) {
          grouping.table.close();
        }
        if (grouping.later != null) {
          grouping.later.close();
        }
      }
      waiting.forEach(partition -> partition.partitions().close());
    }
  }
}
