package io.quiver.planner.execute.batch;

import org.jspecify.annotations.Nullable;

/**
 * Some rows as columns. Which rows count is told by the selection: positions in the columns, in
 * order; without one the positions from 0. Confined to one thread; belongs to the source that
 * delivered it.
 */
public final class Batch {
  private final Column[] columns;
  private int rows;
  private int @Nullable [] selection;
  private int size;

  public Batch(Column[] columns) {
    this.columns = columns;
  }

  /** The columns; not to be modified by those who did not make the batch. */
  public Column[] columns() {
    return columns;
  }

  public Column column(int ordinal) {
    return columns[ordinal];
  }

  /** All positions are below this. */
  public int rows() {
    return rows;
  }

  /** How many rows count. */
  public int size() {
    return size;
  }

  /** The positions that count, or null for the first {@link #size}. */
  public int @Nullable [] selection() {
    return selection;
  }

  /** The position of the row that comes at this place. */
  public int row(int index) {
    return selection == null ? index : selection[index];
  }

  /** Selects the first positions. */
  public void selectAll(int count) {
    rows = count;
    size = count;
    selection = null;
  }

  /**
   * Selects some positions.
   *
   * @param positions kept, not copied
   */
  public void select(int rowCount, int @Nullable [] positions, int count) {
    rows = rowCount;
    selection = positions;
    size = count;
  }
}
