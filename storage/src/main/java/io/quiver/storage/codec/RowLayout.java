package io.quiver.storage.codec;

import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a row's reader and writer have to know of a table's columns, by ordinal. Immutable. */
public final class RowLayout {
  /**
   * One column.
   *
   * @param id what the row knows it by
   * @param initialValue what it is in rows that end before it, or null for NULL
   */
  public record Column(int id, DataType type, @Nullable Object initialValue) {}

  private final int[] ids;
  private final DataType[] types;
  private final @Nullable Object[] initialValues;
  private final int slots;

  public RowLayout(List<Column> columns) {
    ids = new int[columns.size()];
    types = new DataType[columns.size()];
    initialValues = new Object[columns.size()];
    int last = -1;
    for (int i = 0; i < ids.length; i++) {
      Column column = columns.get(i);
      ids[i] = column.id();
      types[i] = column.type();
      initialValues[i] = column.initialValue();
      last = Math.max(last, column.id());
    }
    slots = last + 1;
  }

  public int columns() {
    return ids.length;
  }

  public int id(int ordinal) {
    return ids[ordinal];
  }

  public DataType type(int ordinal) {
    return types[ordinal];
  }

  @Nullable Object initialValue(int ordinal) {
    return initialValues[ordinal];
  }

  /** One more than the highest column id. */
  int slots() {
    return slots;
  }
}
