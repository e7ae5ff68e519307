package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.ExternalSort;
import io.quiver.planner.execute.batch.RowBuffer;
import io.quiver.planner.execute.batch.SortKey;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds columns computed over windows of one partitioning and order to the rows of its input. The
 * input is sorted, with files where memory is short; one partition at a time is kept in memory.
 */
public final class WindowNode extends PlanNode {
  /** Partitions are computed together up to so many rows. */
  private static final int CHUNK = 4096;

  private final PlanNode input;
  private final List<Expression> constants;
  private final WindowGroup group;

  /**
   * Makes one.
   *
   * @param constants expressions without fields that functions use as further columns
   */
  public WindowNode(PlanNode input, List<Expression> constants, WindowGroup group) {
    super(types(input, group), List.of(input));
    this.input = input;
    this.constants = List.copyOf(constants);
    this.group = group;
  }

  private static List<DataType> types(PlanNode input, WindowGroup group) {
    List<DataType> types = new ArrayList<>(input.types());
    group.calls().forEach(call -> types.add(call.type()));
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
    private final ExternalSort sort;
    private final RowBuffer buffer;
    private final BatchBuilder builder = new BatchBuilder(types());
    private final List<Column> results = new ArrayList<>();
    private @Nullable BatchSource sorted;
    private @Nullable Batch batch;
    private int place;
    private int position;
    private long resultBytes;

    Source(ExecutionContext context) {
      this.context = context;
      this.source = input.open(context);
      List<SortKey> keys = new ArrayList<>();
      group.partition().forEach(column -> keys.add(SortKey.ascending(column)));
      keys.addAll(group.order());
      this.sort = new ExternalSort(context, input.types(), keys);
      this.buffer = new RowBuffer(context.memory(), input.types());
    }

    @Override
    public @Nullable Batch next() {
      if (position >= buffer.size()) {
        fill();
        if (buffer.size() == 0) {
          return null;
        }
        compute();
      }
      builder.begin();
      int count = Math.min(builder.capacity(), buffer.size() - position);
      Column[] columns = builder.columns();
      int width = input.types().size();
      for (int i = 0; i < columns.length; i++) {
        Column from = i < width ? buffer.column(i) : results.get(i - width);
        columns[i].gather(0, from, null, position, count);
      }
      builder.endRows(count);
      position += count;
      return builder.build();
    }

    /** Reads whole partitions: several small ones, or one. */
    private void fill() {
      BatchSource rows = sorted;
      if (rows == null) {
        sort.addAll(source);
        rows = sort.finish();
        sorted = rows;
        batch = rows.next();
      }
      buffer.clear();
      position = 0;
      while (batch != null) {
        context.checkActive();
        int from = place;
        while (place < batch.size()
            && (buffer.size() + place - from < CHUNK || continues(batch, from))) {
          place++;
        }
        appendRows(batch, from, place);
        if (place < batch.size()) {
          return;
        }
        batch = rows.next();
        place = 0;
      }
    }

    private void appendRows(Batch rows, int from, int to) {
      for (int k = from; k < to; k++) {
        buffer.append(rows.columns(), rows.row(k));
      }
    }

    /** Whether the row at the place is of the same partition as the one before it. */
    private boolean continues(Batch rows, int from) {
      int row = rows.row(place);
      for (int key : group.partition()) {
        boolean same =
            place > from
                ? rows.column(key).same(row, rows.column(key), rows.row(place - 1))
                : rows.column(key).same(row, buffer.column(key), buffer.size() - 1);
        if (!same) {
          return false;
        }
      }
      return true;
    }

    private void compute() {
      int size = buffer.size();
      Column[] columns = columnsWithConstants();
      int[] rows = new int[size];
      for (int i = 0; i < size; i++) {
        rows[i] = i;
      }
      results.clear();
      context.memory().release(resultBytes);
      resultBytes = 8L * size * group.calls().size();
      context.memory().reserve(resultBytes);
      for (WindowCall call : group.calls()) {
        results.add(Column.of(call.type(), size));
      }
      WindowFunctions functions = new WindowFunctions(context, group, columns);
      for (int start = 0; start < size; ) {
        context.checkActive();
        int end = start + 1;
        while (end < size && samePartition(columns, start, end)) {
          end++;
        }
        WindowPartition partition = new WindowPartition(context, group, columns, rows, start, end);
        for (int i = 0; i < results.size(); i++) {
          functions.compute(group.calls().get(i), partition, results.get(i));
        }
        start = end;
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

    private boolean samePartition(Column[] columns, int row, int other) {
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
      sort.close();
      buffer.close();
      context.memory().release(resultBytes);
      resultBytes = 0;
    }
  }
}
