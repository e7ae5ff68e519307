package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.context.PlanStatistics;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.path.MatchEdges;
import io.quiver.planner.execute.path.MultiwayMatcher;
import io.quiver.planner.rel.MultiwaySpec;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches a pattern over adjacency; see {@link MultiwayMatcher}. */
public final class MultiwayNode extends PlanNode {
  private final MultiwaySpec spec;
  private final List<Expression> operands;
  private final List<MatchEdges.Asked> asked;

  /**
   * Makes one; the operand, if there is one, is the key of the given vertex.
   *
   * @param asked for each source of edges
   */
  public MultiwayNode(
      MultiwaySpec spec,
      List<DataType> types,
      List<Expression> operands,
      List<MatchEdges.Asked> asked) {
    super(types, List.of());
    this.spec = spec;
    this.operands = List.copyOf(operands);
    this.asked = List.copyOf(asked);
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
      return new MultiwayMatcher(spec, asked, context, key);
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
      int column = 1;
      for (int vertex : spec.outputs()) {
        Object key = matches.key(vertex);
        if (key instanceof List<?> parts) {
          for (Object part : parts) {
            builder.column(column++).set(row, part);
          }
        } else {
          builder.column(column++).set(row, key);
        }
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
