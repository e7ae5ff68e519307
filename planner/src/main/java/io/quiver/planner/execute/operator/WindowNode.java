package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.RowBuffer;
import io.quiver.planner.execute.batch.RowSorter;
import io.quiver.planner.execute.batch.SortKey;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds columns computed over windows to the rows of its input. */
public final class WindowNode extends PlanNode {
  private final PlanNode input;
  private final List<Expression> constants;
  private final List<WindowGroup> groups;

  /**
   * Makes one.
   *
   * @param constants expressions without fields that functions use as further columns
   */
  public WindowNode(PlanNode input, List<Expression> constants, List<WindowGroup> groups) {
    super(types(input, groups), List.of(input));
    this.input = input;
    this.constants = List.copyOf(constants);
    this.groups = List.copyOf(groups);
  }

  private static List<DataType> types(PlanNode input, List<WindowGroup> groups) {
    List<DataType> types = new ArrayList<>(input.types());
    groups.forEach(group -> group.calls().forEach(call -> types.add(call.type())));
    return types;
  }

  @Override
  public String describe() {
    return "Window";
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    return new Source(context);
  }

  private final class Source implements BatchSource {
    private final ExecutionContext context;
    private final BatchSource source;
    private final RowBuffer buffer;
    private final BatchBuilder builder = new BatchBuilder(types());
    private final List<Column> results = new ArrayList<>();
    private int[] lastOrder = {};
    private boolean computed;
    private int position;

    Source(ExecutionContext context) {
      this.context = context;
      this.source = input.open(context);
      this.buffer = new RowBuffer(context.memory(), input.types());
    }

    @Override
    public @Nullable Batch next() {
      if (!computed) {
        compute();
        computed = true;
      }
      if (position >= lastOrder.length) {
        return null;
      }
      builder.begin();
      int count = Math.min(builder.capacity(), lastOrder.length - position);
      Column[] columns = builder.columns();
      for (int i = 0; i < columns.length; i++) {
        int width = input.types().size();
        Column from = i < width ? buffer.column(i) : results.get(i - width);
        columns[i].gather(0, from, lastOrder, position, count);
      }
      builder.endRows(count);
      position += count;
      return builder.build();
    }

    private void compute() {
      for (Batch batch = source.next(); batch != null; batch = source.next()) {
        context.checkActive();
        buffer.append(batch);
      }
      source.close();
      Column[] columns = columnsWithConstants();
      for (WindowGroup group : groups) {
        compute(group, columns);
      }
    }

    private Column[] columnsWithConstants() {
      int width = buffer.columns().length;
      Column[] columns = Arrays.copyOf(buffer.columns(), width + constants.size());
      for (int i = 0; i < constants.size(); i++) {
        Object value = constants.get(i).value(context, ArrayRow.EMPTY);
        Column column = Column.of(constants.get(i).type(), buffer.size());
        for (int row = 0; row < buffer.size(); row++) {
          column.set(row, value);
        }
        columns[width + i] = column;
      }
      return columns;
    }

    private void compute(WindowGroup group, Column[] columns) {
      List<SortKey> keys = new ArrayList<>();
      group.partition().forEach(column -> keys.add(SortKey.ascending(column)));
      keys.addAll(group.order());
      int size = buffer.size();
      int[] rows = new RowSorter(context, columns, keys).sort(size);
      lastOrder = rows;
      Column[] out = new Column[group.calls().size()];
      for (int i = 0; i < out.length; i++) {
        out[i] = Column.of(group.calls().get(i).type(), size);
        context.memory().reserve(8L * size);
        results.add(out[i]);
      }
      WindowFunctions functions = new WindowFunctions(context, group, columns);
      for (int start = 0; start < size; ) {
        context.checkActive();
        int end = start + 1;
        while (end < size && samePartition(group, columns, rows[start], rows[end])) {
          end++;
        }
        WindowPartition partition = new WindowPartition(context, group, columns, rows, start, end);
        for (int i = 0; i < out.length; i++) {
          functions.compute(group.calls().get(i), partition, out[i]);
        }
        start = end;
      }
    }

    private boolean samePartition(WindowGroup group, Column[] columns, int row, int other) {
      for (int column : group.partition()) {
        if (!columns[column].same(row, columns[column], other)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void close() {
      source.close();
      buffer.close();
    }
  }
}
