package io.quiver.planner.execute.batch;

import io.quiver.planner.execute.context.ExecutionContext;
import java.util.List;

/** Sorts row numbers of columns by keys, stably. */
public final class RowSorter {
  private static final int RUN = 16;

  private final ExecutionContext context;
  private final SortKey[] keys;
  private final Column[] columns;
  private final Column[] keyColumns;

  public RowSorter(ExecutionContext context, Column[] columns, List<SortKey> keys) {
    this.context = context;
    this.columns = columns;
    this.keys = keys.toArray(SortKey[]::new);
    this.keyColumns = new Column[this.keys.length];
    for (int i = 0; i < keyColumns.length; i++) {
      keyColumns[i] = columns[this.keys[i].column()];
    }
  }

  /** The order of two rows. */
  public int compare(int a, int b) {
    for (int i = 0; i < keys.length; i++) {
      int order = keys[i].compare(keyColumns[i], a, keyColumns[i], b);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** The order of a row of these columns and a row of others that are laid out alike. */
  public int compare(int a, Column[] others, int b) {
    for (SortKey key : keys) {
      int order = key.compare(columns[key.column()], a, others[key.column()], b);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /** The numbers below {@code size} in order. */
  public int[] sort(int size) {
    int[] rows = new int[size];
    for (int i = 0; i < size; i++) {
      rows[i] = i;
    }
    sort(rows, size);
    return rows;
  }

  /** Brings the first {@code size} of these row numbers into order. */
  public void sort(int[] rows, int size) {
    for (int from = 0; from < size; from += RUN) {
      insertionSort(rows, from, Math.min(from + RUN, size));
    }
    int[] source = rows;
    int[] target = new int[size];
    boolean swapped = false;
    for (int width = RUN; width < size; width *= 2) {
      context.checkActive();
      for (int from = 0; from < size; from += 2 * width) {
        merge(source, target, from, Math.min(from + width, size), Math.min(from + 2 * width, size));
      }
      int[] swap = source;
      source = target;
      target = swap;
      swapped = !swapped;
    }
    if (swapped) {
      System.arraycopy(source, 0, rows, 0, size);
    }
  }

  private void insertionSort(int[] rows, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int row = rows[i];
      int j = i - 1;
      while (j >= from && compare(rows[j], row) > 0) {
        rows[j + 1] = rows[j];
        j--;
      }
      rows[j + 1] = row;
    }
  }

  private void merge(int[] source, int[] target, int from, int middle, int to) {
    if (middle >= to || compare(source[middle - 1], source[middle]) <= 0) {
      System.arraycopy(source, from, target, from, to - from);
      return;
    }
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      if ((i & 0xFFFF) == 0) {
        context.checkActive();
      }
      boolean takeLeft =
          right >= to || (left < middle && compare(source[left], source[right]) <= 0);
      target[i] = takeLeft ? source[left++] : source[right++];
    }
  }
}
