package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.aggregate.Accumulator;
import io.quiver.planner.execute.aggregate.AggregateFunction;
import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.KeyTable;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups rows by columns and aggregates each group; several grouping sets in one pass. */
public final class AggregateNode extends PlanNode {
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
    private int[] groups = {};
    private int[] rows = {};
    private int[] rowGroups = {};

    Grouping(ExecutionContext context, List<Integer> places) {
      this.places = places;
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
      }
      if (table != null) {
        Column[] columns = new Column[places.size()];
        for (int i = 0; i < columns.length; i++) {
          columns[i] = batch.column(keys.get(places.get(i)));
        }
        table.add(columns, batch.selection(), count, groups);
      }
      for (int i = 0; i < accumulators.length; i++) {
        Accumulator accumulator = accumulators[i];
        if (accumulator != null) {
          add(batch, calls.get(i), accumulator);
        }
      }
    }

    private void add(Batch batch, AggregateCall call, Accumulator accumulator) {
      Column[] arguments = new Column[call.arguments().size()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = batch.column(call.arguments().get(i));
      }
      if (call.filter() < 0) {
        accumulator.add(groups, arguments, batch.selection(), batch.size(), size());
        return;
      }
      Column filter = batch.column(call.filter());
      int count = 0;
      for (int k = 0; k < batch.size(); k++) {
        int row = batch.row(k);
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
        int place = places.indexOf(i);
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

  private final class Source implements BatchSource {
    private final ExecutionContext context;
    private final BatchSource source;
    private final List<Grouping> groupings = new ArrayList<>();
    private final BatchBuilder builder = new BatchBuilder(types());
    private boolean read;
    private int set;
    private int group;

    Source(ExecutionContext context) {
      this.context = context;
      this.source = input.open(context);
      sets.forEach(places -> groupings.add(new Grouping(context, places)));
    }

    @Override
    public @Nullable Batch next() {
      if (!read) {
        for (Batch batch = source.next(); batch != null; batch = source.next()) {
          context.checkActive();
          for (Grouping grouping : groupings) {
            grouping.add(batch);
          }
        }
        source.close();
        read = true;
      }
      builder.begin();
      while (set < groupings.size() && !builder.isFull()) {
        Grouping grouping = groupings.get(set);
        if (group < grouping.size()) {
          grouping.emit(group++, builder);
        } else {
          set++;
          group = 0;
        }
      }
      return builder.size() == 0 ? null : builder.build();
    }

    @Override
    public void close() {
      source.close();
      for (Grouping grouping : groupings) {
        if (grouping.table != null) {
          grouping.table.close();
        }
      }
    }
  }
}
