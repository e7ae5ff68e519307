package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.aggregate.Accumulator;
import io.quiver.planner.execute.aggregate.AggregateFunction;
import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.context.PlanStatistics;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.path.EdgeExpressions;
import io.quiver.planner.execute.path.FoundPath;
import io.quiver.planner.execute.path.PathFinder;
import io.quiver.planner.execute.path.PathInputs;
import io.quiver.planner.rel.Frontier;
import io.quiver.planner.rel.PathSpec;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches for paths; inputs are opened anew for each lookup. */
public final class PathSearchNode extends PlanNode {
  private final PathSpec spec;
  private final List<Expression> operands;
  private final List<@Nullable GroupCall> calls;
  private final int[] lookupLimits;
  private final List<List<EdgeExpressions>> edges;
  private final Frontier frontier;

  /** An aggregate function of an output with the types of its arguments. */
  public record GroupCall(AggregateFunction function, List<DataType> arguments) {
    public GroupCall {
      arguments = List.copyOf(arguments);
    }
  }

  /**
   * Makes one.
   *
   * @param calls for each output its aggregate function, or null where it is none
   * @param lookupLimits for each input how many lookups are cheaper than a scan
   * @param edges for each adjacency of each step
   * @param frontier how much of the graph it is expected to see
   */
  public PathSearchNode(
      PathSpec spec,
      List<DataType> types,
      List<PlanNode> inputs,
      List<Expression> operands,
      List<@Nullable GroupCall> calls,
      int[] lookupLimits,
      List<List<EdgeExpressions>> edges,
      Frontier frontier) {
    super(types, inputs);
    this.spec = spec;
    this.operands = List.copyOf(operands);
    this.calls = new ArrayList<>(calls);
    this.lookupLimits = lookupLimits.clone();
    this.edges = List.copyOf(edges);
    this.frontier = frontier;
  }

  @Override
  public String describe() {
    return "Path search";
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    return new Source(context);
  }

  private final class Source implements BatchSource {
    private final ExecutionContext context;
    private final BatchBuilder builder = new BatchBuilder(types());
    private @Nullable PathFinder finder;
    private boolean ended;

    Source(ExecutionContext context) {
      this.context = context;
    }

    private PathFinder begin() {
      List<@Nullable Object> values = new ArrayList<>();
      for (int i = 0; i < operands.size(); i++) {
        Object value = operands.get(i).value(context, ArrayRow.EMPTY);
        values.add(value);
        context.setSlot(spec.operandSlots().get(i), value);
      }
      PathInputs inputs;
      if (context.shared(PathSearchNode.this) instanceof PathInputs known) {
        inputs = known;
        inputs.operandsChanged();
      } else {
        inputs =
            new PathInputs(
                spec, context, input -> inputs().get(input).open(context), lookupLimits, edges);
        context.share(PathSearchNode.this, inputs);
      }
      return new PathFinder(inputs, values, frontier);
    }

    @Override
    public @Nullable Batch next() {
      if (ended) {
        return null;
      }
      PathFinder paths = finder;
      if (paths == null) {
        paths = begin();
        finder = paths;
      }
      context.checkActive();
      builder.begin();
      while (!builder.isFull()) {
        FoundPath path = paths.next();
        if (path == null) {
          ended = true;
          break;
        }
        write(path);
      }
      PlanStatistics statistics = context.statistics();
      if (statistics != null) {
        statistics.of(PathSearchNode.this).setNote(paths.note());
      }
      return builder.size() == 0 ? null : builder.build();
    }

    private void write(FoundPath path) {
      int row = builder.size();
      for (int i = 0; i < spec.outputs().size(); i++) {
        Column column = builder.column(i);
        switch (spec.outputs().get(i)) {
          case PathSpec.Output.PositionValue value ->
              column.set(row, path.positionValue(value.position(), value.column()));
          case PathSpec.Output.StepValue value ->
              column.set(row, path.stepValue(value.step(), value.column()));
          case PathSpec.Output.Whole whole -> column.set(row, path.whole(whole.property()));
          case PathSpec.Output.Aggregate aggregate -> {
            GroupCall call = calls.get(i);
            if (call != null) {
              aggregate(path, aggregate, call, column, row);
            }
          }
        }
      }
      builder.endRow();
    }

    private void aggregate(
        FoundPath path, PathSpec.Output.Aggregate output, GroupCall call, Column out, int row) {
      List<@Nullable Object[]> values = values(path, output);
      int count = values.size();
      Column[] arguments = new Column[call.arguments().size()];
      for (int a = 0; a < arguments.length; a++) {
        arguments[a] = Column.of(call.arguments().get(a), Math.max(1, count));
        for (int i = 0; i < count; i++) {
          arguments[a].set(i, values.get(i)[a]);
        }
      }
      Accumulator accumulator = call.function().begin(context);
      accumulator.add(new int[Math.max(1, count)], arguments, null, count, 1);
      accumulator.result(0, out, row);
    }

    /** The arguments for each round, or for each round inside the rounds. */
    private List<@Nullable Object[]> values(FoundPath path, PathSpec.Output.Aggregate output) {
      List<@Nullable Object[]> values = new ArrayList<>();
      for (int round = 0; round < path.rounds(output.step()); round++) {
        @Nullable Object[] row = new Object[output.columns().size()];
        int size = 1;
        for (int a = 0; a < row.length; a++) {
          row[a] = path.roundValue(output.step(), round, output.columns().get(a));
          if (output.inner().contains(a)) {
            size = row[a] instanceof List<?> list ? list.size() : 0;
          }
        }
        for (int i = 0; i < size; i++) {
          @Nullable Object[] one = row.clone();
          for (int a : output.inner()) {
            one[a] = row[a] instanceof List<?> list ? list.get(i) : null;
          }
          values.add(one);
        }
      }
      return values;
    }

    @Override
    public void close() {
      ended = true;
      if (finder != null) {
        finder.close();
        finder = null;
      }
    }
  }
}
