package io.quiver.storage.table;

import io.quiver.storage.codec.OverflowSource;
import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.codec.RowLayout;
import io.quiver.storage.codec.RowView;
import io.quiver.storage.kv.EntryBlock;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes columns of the rows of one leaf. Confined to one thread. */
final class BlockDecoder {
  /** Digits of a decimal whose unscaled value is sure to fit into a long. */
  private static final int LONG_DIGITS = 18;

  private static final int OBJECT_BYTES = 48;

  /** Different texts in a leaf that are looked for again. */
  private static final int MOST_SHARED = 32;

  private final EntryBlock entries;
  private final int size;
  private final RowLayout layout;
  private final RowView row;
  private final FrequentValues frequent;

  BlockDecoder(EntryBlock entries, RowLayout layout, FrequentValues frequent) {
    this.frequent = frequent;
    this.entries = entries;
    this.size = entries.size();
    this.layout = layout;
    this.row = new RowView(layout, OverflowSource.NONE);
  }

  int size() {
    return size;
  }

  /**
   * A column by ordinal, or the row ids for -1.
   *
   * @return null when a value does not lie in its row
   */
  @Nullable BlockColumn decode(int ordinal) {
    if (ordinal < 0) {
      long[] ids = new long[size];
      for (int i = 0; i < size; i++) {
        ids[i] = RowKeys.decode(entries.key(i));
      }
      return new BlockColumn(new BlockColumn.Longs(ids), null, 8L * size);
    }
    DataType type = layout.type(ordinal);
    return switch (type.physical()) {
      case LONG -> longs(ordinal);
      case DOUBLE -> doubles(ordinal);
      case OBJECT -> {
        BlockColumn decimals =
            type.kind() == TypeKind.DECIMAL && type.precision() > 0
                ? decimals(ordinal, type.scale())
                : null;
        yield decimals == null ? objects(ordinal) : decimals;
      }
    };
  }

  private void move(int index) {
    row.reset(RowKeys.decode(entries.key(index)), entries.value(index));
  }

  private boolean @Nullable [] noteNull(boolean @Nullable [] nulls, int index) {
    boolean[] noted = nulls == null ? new boolean[size] : nulls;
    noted[index] = true;
    return noted;
  }

  private BlockColumn longs(int ordinal) {
    long[] values = new long[size];
    boolean[] nulls = null;
    for (int i = 0; i < size; i++) {
      move(i);
      if (row.isNull(ordinal)) {
        nulls = noteNull(nulls, i);
      } else {
        values[i] = row.getLong(ordinal);
      }
    }
    return new BlockColumn(new BlockColumn.Longs(values), nulls, 9L * size);
  }

  private BlockColumn doubles(int ordinal) {
    double[] values = new double[size];
    boolean[] nulls = null;
    for (int i = 0; i < size; i++) {
      move(i);
      if (row.isNull(ordinal)) {
        nulls = noteNull(nulls, i);
      } else {
        values[i] = row.getDouble(ordinal);
      }
    }
    return new BlockColumn(new BlockColumn.Doubles(values), nulls, 9L * size);
  }

  /** Null when one of them has more digits than a long. */
  private @Nullable BlockColumn decimals(int ordinal, int scale) {
    long[] values = new long[size];
    boolean[] nulls = null;
    for (int i = 0; i < size; i++) {
      move(i);
      if (row.overflowLength(ordinal) >= 0) {
        return null;
      }
      if (!(row.get(ordinal) instanceof BigDecimal value)) {
        nulls = noteNull(nulls, i);
      } else if (value.scale() != scale || value.precision() > LONG_DIGITS) {
        return null;
      } else {
        values[i] = value.unscaledValue().longValue();
      }
    }
    return new BlockColumn(new BlockColumn.Decimals(values), nulls, 9L * size);
  }

  private @Nullable BlockColumn objects(int ordinal) {
    @Nullable Object[] values = new Object[size];
    boolean[] nulls = null;
    long bytes = 5L * size;
    Map<Object, Object> shared = new HashMap<>();
    for (int i = 0; i < size; i++) {
      move(i);
      if (row.overflowLength(ordinal) >= 0) {
        return null;
      }
      Object value = row.get(ordinal);
      if (value == null) {
        nulls = noteNull(nulls, i);
        continue;
      }
      Object known = frequent.same(ordinal, value);
      if (known == null) {
        known = shared.get(value);
      }
      if (known == null) {
        bytes += OBJECT_BYTES + (value instanceof String text ? text.length() : 0);
        if (shared.size() < MOST_SHARED) {
          shared.put(value, value);
        }
      }
      values[i] = known == null ? value : known;
    }
    return new BlockColumn(new BlockColumn.Objects(values), nulls, bytes);
  }
}
