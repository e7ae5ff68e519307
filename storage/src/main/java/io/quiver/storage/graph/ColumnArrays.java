package io.quiver.storage.graph;

import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.table.StoredRow;
import io.quiver.storage.table.TableCursor;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Some columns of all rows of a table, side by side in the order of row ids. Immutable. */
final class ColumnArrays {
  private static final int CHECK_EVERY = 1 << 14;

  /** Of so many different values each is kept once. */
  private static final int MOST_SHARED = 1 << 12;

  /** Header of an object and of what is in it. */
  private static final int OBJECT_BYTES = 48;

  private final List<Integer> ordinals;
  private final Values[] columns;
  private long[] rowIds = new long[1024];
  private int size;
  private long objectBytes;

  /** One column: numbers, or objects. */
  private static final class Values {
    private final boolean decimal;
    private final boolean truth;
    private long @Nullable [] numbers;
    private @Nullable Object @Nullable [] objects;
    private final BitSet nulls = new BitSet();
    private final Map<Object, Object> shared = new HashMap<>();

    Values(DataType type) {
      truth = type.kind() == TypeKind.BOOLEAN;
      switch (type.physical()) {
        case LONG -> {
          decimal = false;
          numbers = new long[1024];
        }
        case DOUBLE -> {
          decimal = true;
          numbers = new long[1024];
        }
        case OBJECT -> {
          decimal = false;
          objects = new Object[1024];
        }
        default -> throw new IllegalStateException("a kind of value that is not known");
      }
    }

    /** Returns the bytes that a value of its own takes. */
    long add(int place, StoredRow row, int ordinal) {
      if (row.isNull(ordinal)) {
        nulls.set(place);
      } else if (numbers != null) {
        numbers[place] =
            decimal ? Double.doubleToRawLongBits(row.getDouble(ordinal)) : row.getLong(ordinal);
      } else if (objects != null) {
        Object value = row.get(ordinal);
        Object known = value == null ? null : shared.get(value);
        objects[place] = known == null ? value : known;
        if (known == null && value != null) {
          if (shared.size() < MOST_SHARED) {
            shared.put(value, value);
          }
          return OBJECT_BYTES + (value instanceof String text ? text.length() : 0L);
        }
      }
      return 0;
    }

    void resize(int capacity) {
      if (numbers != null) {
        numbers = Arrays.copyOf(numbers, capacity);
      }
      if (objects != null) {
        objects = Arrays.copyOf(objects, capacity);
      }
    }
  }

  private ColumnArrays(TableDefinition table, List<Integer> ordinals) {
    this.ordinals = ordinals;
    this.columns = new Values[ordinals.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = new Values(table.columns().get(ordinals.get(i)).type());
    }
  }

  /** The columns of all rows, or null when they take more than {@code mostBytes}. */
  static @Nullable ColumnArrays read(
      Transaction transaction,
      TableStore tables,
      TableDefinition table,
      List<Integer> ordinals,
      long mostBytes,
      Runnable checkActive) {
    ColumnArrays arrays = new ColumnArrays(table, ordinals);
    try (TableCursor cursor = tables.scan(transaction, table, Direction.FORWARD)) {
      while (cursor.next()) {
        arrays.add(cursor.row());
        if (arrays.size % CHECK_EVERY == 0) {
          checkActive.run();
          if (arrays.bytes() > mostBytes) {
            return null;
          }
        }
      }
    }
    arrays.resize(Math.max(1, arrays.size));
    for (Values column : arrays.columns) {
      column.shared.clear();
    }
    return arrays;
  }

  private void add(StoredRow row) {
    if (size == rowIds.length) {
      resize(Math.multiplyExact(size, 2));
    }
    rowIds[size] = row.rowId();
    for (int i = 0; i < columns.length; i++) {
      objectBytes += columns[i].add(size, row, ordinals.get(i));
    }
    size++;
  }

  private void resize(int capacity) {
    rowIds = Arrays.copyOf(rowIds, capacity);
    for (Values column : columns) {
      column.resize(capacity);
    }
  }

  int size() {
    return size;
  }

  private long bytes() {
    return (long) rowIds.length * Long.BYTES * (1 + columns.length) + objectBytes;
  }

  /** The place of a row, or a negative number. */
  int find(long rowId) {
    if (size == 0) {
      return -1;
    }
    // Without gaps the place is known at once.
    long guess = rowId - rowIds[0];
    if (guess >= 0 && guess < size && rowIds[(int) guess] == rowId) {
      return (int) guess;
    }
    return Arrays.binarySearch(rowIds, 0, size, rowId);
  }

  private Values column(int ordinal) {
    for (int i = 0; i < columns.length; i++) {
      if (ordinals.get(i) == ordinal) {
        return columns[i];
      }
    }
    throw new IllegalStateException("column " + ordinal + " was not read");
  }

  boolean isNull(int place, int ordinal) {
    return column(ordinal).nulls.get(place);
  }

  long getLong(int place, int ordinal) {
    long[] numbers = column(ordinal).numbers;
    return numbers == null ? 0 : numbers[place];
  }

  double getDouble(int place, int ordinal) {
    return Double.longBitsToDouble(getLong(place, ordinal));
  }

  @Nullable Object get(int place, int ordinal) {
    Values column = column(ordinal);
    if (column.nulls.get(place)) {
      return null;
    }
    if (column.objects != null) {
      return column.objects[place];
    }
    long number = getLong(place, ordinal);
    if (column.truth) {
      return number != 0;
    }
    return column.decimal ? (Object) Double.longBitsToDouble(number) : (Object) number;
  }
}
