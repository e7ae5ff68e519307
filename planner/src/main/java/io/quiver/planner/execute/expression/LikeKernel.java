package io.quiver.planner.execute.expression;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.planner.execute.batch.ObjectColumn;
import io.quiver.storage.value.DataType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares a column of texts with one pattern. */
final class LikeKernel extends Kernel {
  private final Kernel operand;
  private final LikePattern pattern;
  private final LongColumn result = new LongColumn(DataType.BOOLEAN, 0);

  LikeKernel(Kernel operand, LikePattern pattern) {
    this.operand = operand;
    this.pattern = pattern;
  }

  @Override
  public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
    ObjectColumn texts = (ObjectColumn) operand.evaluate(batch, selection, count);
    result.reset();
    result.ensureCapacity(batch.rows());
    @Nullable Object[] values = texts.values();
    long[] out = result.values();
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      if (texts.isNull(i)) {
        result.setNull(i);
      } else {
        out[i] = pattern.matches((String) Objects.requireNonNull(values[i])) ? 1 : 0;
      }
    }
    return result;
  }

  @Override
  public int select(Batch batch, int @Nullable [] selection, int count, int[] out) {
    ObjectColumn texts = (ObjectColumn) operand.evaluate(batch, selection, count);
    @Nullable Object[] values = texts.values();
    int selected = 0;
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      if (!texts.isNull(i) && pattern.matches((String) Objects.requireNonNull(values[i]))) {
        out[selected++] = i;
      }
    }
    return selected;
  }
}
