package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchRow;
import io.quiver.planner.execute.batch.ProjectedStoredRow;
import org.jspecify.annotations.Nullable;

/** A row of a batch followed by a stored row. */
final class JoinedRow implements io.quiver.planner.execute.batch.Row {
  private final int leftWidth;
  private final BatchRow left = new BatchRow();
  private final ProjectedStoredRow right;

  JoinedRow(int leftWidth, ProjectedStoredRow right) {
    this.leftWidth = leftWidth;
    this.right = right;
  }

  void set(Batch batch) {
    left.set(batch);
  }

  void move(int position) {
    left.move(position);
  }

  @Override
  public boolean isNull(int field) {
    return field < leftWidth ? left.isNull(field) : right.isNull(field - leftWidth);
  }

  @Override
  public long getLong(int field) {
    return field < leftWidth ? left.getLong(field) : right.getLong(field - leftWidth);
  }

  @Override
  public double getDouble(int field) {
    return field < leftWidth ? left.getDouble(field) : right.getDouble(field - leftWidth);
  }

  @Override
  public @Nullable Object get(int field) {
    return field < leftWidth ? left.get(field) : right.get(field - leftWidth);
  }
}
