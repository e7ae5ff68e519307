package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens the right side anew for each row of the left, which it sees as a correlation variable: the
 * fallback that makes every subquery run.
 */
public final class CorrelateNode extends PlanNode {
  private final PlanNode left;
  private final PlanNode right;
  private final int correlationId;
  private final JoinType type;

  /**
   * Makes one.
   *
   * @param type INNER, LEFT, SEMI or ANTI
   */
  public CorrelateNode(PlanNode left, PlanNode right, int correlationId, JoinType type) {
    super(types(left, right, type), List.of(left, right));
    this.left = left;
    this.right = right;
    this.correlationId = correlationId;
    this.type = type;
  }

  private static List<DataType> types(PlanNode left, PlanNode right, JoinType type) {
    List<DataType> types = new ArrayList<>(left.types());
    if (type.projectsRight()) {
      types.addAll(right.types());
    }
    return types;
  }

  @Override
  public String describe() {
    return "Nested loop " + type;
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    return new Source(context);
  }

  private final class Source implements BatchSource {
    private final ExecutionContext context;
    private final BatchSource outer;
    private final BatchBuilder builder = new BatchBuilder(types());
    private final int leftWidth = left.types().size();
    private @Nullable Batch batch;
    private int place;
    private @Nullable BatchSource inner;
    private @Nullable Batch innerBatch;
    private int innerPlace;
    private boolean matched;

    Source(ExecutionContext context) {
      this.context = context;
      this.outer = left.open(context);
    }

    @Override
    public @Nullable Batch next() {
      builder.begin();
      while (!builder.isFull()) {
        Batch current = batch;
        if (current == null) {
          current = outer.next();
          if (current == null) {
            break;
          }
          batch = current;
          place = 0;
        }
        if (place >= current.size()) {
          batch = null;
        } else if (type.projectsRight()) {
          advance(current);
        } else {
          test(current);
        }
      }
      return builder.size() == 0 ? null : builder.build();
    }

    private BatchSource openInner(Batch current) {
      context.checkActive();
      int row = current.row(place);
      @Nullable Object[] values = new Object[leftWidth];
      for (int i = 0; i < leftWidth; i++) {
        values[i] = current.column(i).get(row);
      }
      context.correlate(correlationId, values);
      return right.open(context);
    }

    private void test(Batch current) {
      try (BatchSource source = openInner(current)) {
        boolean found = source.next() != null;
        if (found == (type == JoinType.SEMI)) {
          copyLeft(current);
          builder.endRow();
        }
      }
      place++;
    }

    private void copyLeft(Batch current) {
      for (int i = 0; i < leftWidth; i++) {
        builder.column(i).copy(builder.size(), current.column(i), current.row(place));
      }
    }

    private void advance(Batch current) {
      BatchSource source = inner;
      if (source == null) {
        source = openInner(current);
        inner = source;
        matched = false;
        innerBatch = null;
      }
      if (innerBatch == null || innerPlace >= innerBatch.size()) {
        innerBatch = source.next();
        innerPlace = 0;
      }
      Batch rights = innerBatch;
      if (rights == null) {
        source.close();
        inner = null;
        if (!matched && type.keepsLeft()) {
          copyLeft(current);
          for (int i = leftWidth; i < types().size(); i++) {
            builder.column(i).setNull(builder.size());
          }
          builder.endRow();
        }
        place++;
        return;
      }
      while (innerPlace < rights.size() && !builder.isFull()) {
        copyLeft(current);
        int row = rights.row(innerPlace++);
        for (int i = leftWidth; i < types().size(); i++) {
          builder.column(i).copy(builder.size(), rights.column(i - leftWidth), row);
        }
        builder.endRow();
        matched = true;
      }
    }

    @Override
    public void close() {
      if (inner != null) {
        inner.close();
      }
      outer.close();
    }
  }
}
