package io.quiver.planner.execute.batch;

/** One key of an order of rows. */
public record SortKey(int column, boolean descending, boolean nullsFirst) {
  /** Ascending with NULLs last. */
  public static SortKey ascending(int column) {
    return new SortKey(column, false, false);
  }

  /** The order of two rows by this key. */
  public int compare(Column a, int row, Column b, int otherRow) {
    boolean isNull = a.isNull(row);
    boolean otherIsNull = b.isNull(otherRow);
    if (isNull || otherIsNull) {
      return isNull == otherIsNull ? 0 : isNull == nullsFirst ? -1 : 1;
    }
    int order = a.compare(row, b, otherRow);
    return descending ? -order : order;
  }
}
