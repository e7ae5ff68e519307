package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.context.PlanStatistics;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.path.MultiwayMatcher;
import io.quiver.planner.rel.MultiwaySpec;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches a pattern over adjacency; see {@link MultiwayMatcher}. */
public final class MultiwayNode extends PlanNode {
  private final MultiwaySpec spec;
  private final List<Expression> operands;

  /** Makes one; the operand, if there is one, is the key of the given vertex. */
  public MultiwayNode(MultiwaySpec spec, List<DataType> types, List<Expression> operands) {
    super(types, List.of());
    this.spec = spec;
    this.operands = List.copyOf(operands);
  }

  @Override
  public String describe() {
    return "Pattern match";
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    return new Source(context);
  }

  private final class Source implements BatchSource {
    private final ExecutionContext context;
    private final BatchBuilder builder = new BatchBuilder(types());
    private @Nullable MultiwayMatcher matcher;
    private long repeats;
    private boolean ended;

    Source(ExecutionContext context) {
      this.context = context;
    }

    private MultiwayMatcher begin() {
      Object key = operands.isEmpty() ? null : operands.get(0).value(context, ArrayRow.EMPTY);
      return new MultiwayMatcher(spec, context, key);
    }

    @Override
    public @Nullable Batch next() {
      if (ended) {
        return null;
      }
      MultiwayMatcher matches = matcher;
      if (matches == null) {
        matches = begin();
        matcher = matches;
      }
      context.checkActive();
      builder.begin();
      while (!builder.isFull() && !ended) {
        if (repeats > 0) {
          repeats--;
          write(matches, 1);
        } else if (!matches.next()) {
          ended = true;
        } else if (spec.counted()) {
          write(matches, matches.count());
        } else {
          repeats = matches.count();
        }
      }
      PlanStatistics statistics = context.statistics();
      if (statistics != null) {
        statistics.of(MultiwayNode.this).setNote(matches.note());
      }
      return builder.size() == 0 ? null : builder.build();
    }

    private void write(MultiwayMatcher matches, long count) {
      int row = builder.size();
      builder.column(0).set(row, count);
      for (int i = 0; i < spec.outputs().size(); i++) {
        builder.column(i + 1).set(row, matches.key(spec.outputs().get(i)));
      }
      builder.endRow();
    }

    @Override
    public void close() {
      ended = true;
      matcher = null;
    }
  }
}
