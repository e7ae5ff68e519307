package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.KeyTable;
import io.quiver.planner.execute.batch.RowBuffer;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * WITH RECURSIVE: delivers the rows of the seed, then runs the step over the rows of the round
 * before until a round adds none. With UNION, rows that were there before are dropped first: a
 * search over a graph is linear in its edges.
 */
public final class RecursiveUnionNode extends PlanNode {
  private final PlanNode seed;
  private final PlanNode step;
  private final String name;
  private final boolean all;

  public RecursiveUnionNode(PlanNode seed, PlanNode step, String name, boolean all) {
    super(seed.types(), List.of(seed, step));
    this.seed = seed;
    this.step = step;
    this.name = name;
    this.all = all;
    FixedSides.mark(step, name);
  }

  static QuiverException tooManyRounds(String name, long most) {
    return new QuiverException(
        ErrorCode.LIMIT_EXCEEDED,
        "WITH RECURSIVE " + name + " took more than " + most + " rounds",
        "SET max_recursion = n raises the limit (0: none); UNION without ALL, or CYCLE, ends"
            + " circles.",
        null,
        null);
  }

  static RowBuffer workTable(ExecutionContext context, String name) {
    if (context.shared("work table " + name) instanceof RowBuffer rows) {
      return rows;
    }
    throw QuiverException.bug("no work table " + name);
  }

  @Override
  public String describe() {
    return "Recursive union" + (all ? " all" : "");
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    return new Source(context);
  }

  private final class Source implements BatchSource {
    private final ExecutionContext context;
    private final @Nullable KeyTable seen;
    private BatchSource current;
    private RowBuffer added;
    private RowBuffer previous;
    private int[] fresh = {};
    private final FixedSides sides = new FixedSides();
    private long rounds;

    Source(ExecutionContext context) {
      this.context = context;
      this.seen = all ? null : new KeyTable(context.memory(), types());
      this.current = seed.open(context);
      this.added = new RowBuffer(context.memory(), types());
      this.previous = new RowBuffer(context.memory(), types());
    }

    @Override
    public @Nullable Batch next() {
      while (true) {
        Batch batch = current.next();
        if (batch != null) {
          context.checkActive();
          if (seen == null || dropKnown(batch, seen)) {
            added.append(batch);
            return batch;
          }
          continue;
        }
        current.close();
        if (added.size() == 0) {
          return null;
        }
        context.checkActive();
        if (++rounds > context.limits().maxRecursion()) {
          throw tooManyRounds(name.replaceFirst("#.*", ""), context.limits().maxRecursion());
        }
        RowBuffer swap = previous;
        previous = added;
        added = swap;
        added.clear();
        context.share("work table " + name, previous);
        context.share(FixedSides.key(name), sides);
        current = step.open(context);
      }
    }

    private boolean dropKnown(Batch batch, KeyTable known) {
      if (fresh.length < batch.size()) {
        fresh = new int[batch.size()];
      }
      int count = 0;
      for (int k = 0; k < batch.size(); k++) {
        int row = batch.row(k);
        int size = known.size();
        if (known.add(batch.columns(), row) == size) {
          fresh[count++] = row;
        }
      }
      batch.select(batch.rows(), fresh, count);
      return count > 0;
    }

    @Override
    public void close() {
      current.close();
      sides.close();
      added.close();
      previous.close();
      if (seen != null) {
        seen.close();
      }
    }
  }
}
