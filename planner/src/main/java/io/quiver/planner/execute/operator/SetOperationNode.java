package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.batch.BufferSource;
import io.quiver.planner.execute.batch.KeyTable;
import io.quiver.planner.execute.context.ExecutionContext;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INTERSECT and EXCEPT of two or more inputs, with or without ALL. */
public final class SetOperationNode extends PlanNode {
  private final boolean intersect;
  private final boolean all;

  public SetOperationNode(List<PlanNode> inputs, boolean intersect, boolean all) {
    super(inputs.get(0).types(), inputs);
    this.intersect = intersect;
    this.all = all;
  }

  @Override
  public String describe() {
    return (intersect ? "Intersect" : "Except") + (all ? " all" : "");
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    return new BatchSource() {
      private final KeyTable rows = new KeyTable(context.memory(), types());
      private @Nullable BufferSource result;

      @Override
      public @Nullable Batch next() {
        if (result == null) {
          result = compute();
        }
        return result.next();
      }

      private BufferSource compute() {
        long[] counts = count(inputs().get(0), true);
        for (int i = 1; i < inputs().size(); i++) {
          long[] other = count(inputs().get(i), false);
          for (int id = 0; id < rows.size(); id++) {
            counts[id] = combine(counts[id], other[id]);
          }
        }
        int size = 0;
        int[] order = new int[16];
        for (int id = 0; id < rows.size(); id++) {
          long times = all ? counts[id] : Math.min(counts[id], 1);
          for (long n = 0; n < times; n++) {
            if (size == order.length) {
              order = Arrays.copyOf(order, size * 2);
            }
            order[size++] = id;
          }
        }
        return new BufferSource(rows.keys(), types(), order, 0, size);
      }

      private long combine(long left, long right) {
        if (intersect) {
          return Math.min(left, right);
        }
        return all ? Math.max(0, left - right) : right > 0 ? 0 : left;
      }

      private long[] count(PlanNode node, boolean adds) {
        long[] counts = new long[Math.max(16, rows.size())];
        try (BatchSource source = node.open(context)) {
          for (Batch batch = source.next(); batch != null; batch = source.next()) {
            context.checkActive();
            for (int k = 0; k < batch.size(); k++) {
              int row = batch.row(k);
              int id = adds ? rows.add(batch.columns(), row) : rows.find(batch.columns(), row);
              if (id >= 0) {
                if (id >= counts.length) {
                  counts = Arrays.copyOf(counts, counts.length * 2);
                }
                counts[id]++;
              }
            }
          }
        }
        return Arrays.copyOf(counts, rows.size());
      }

      @Override
      public void close() {
        rows.close();
      }
    };
  }
}
