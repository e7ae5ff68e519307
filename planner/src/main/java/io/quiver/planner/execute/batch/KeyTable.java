package io.quiver.planner.execute.batch;

import io.quiver.planner.execute.context.MemoryBudget;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.Physical;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers distinct keys from 0 in the order in which they come. Open addressing over typed key
 * columns; a single key of longs is compared without looking at types. NULL is a key like any
 * other. Confined to one thread.
 */
public final class KeyTable implements AutoCloseable {
  private static final int MISSING = -1;

  private static final long BYTES_PER_SLOT = 16;

  private final MemoryBudget memory;
  private final RowBuffer keys;
  private final boolean single;
  private int[] slots = new int[64];
  private int[] hashes = new int[32];
  private int mask = 63;
  private int nullId = MISSING;
  private int[] scratch = {};

  public KeyTable(MemoryBudget memory, List<DataType> types) {
    this.memory = memory;
    keys = new RowBuffer(memory, types);
    single = types.size() == 1 && types.get(0).physical() == Physical.LONG;
  }

  public int size() {
    return keys.size();
  }

  /** Whether there is no memory for as many new keys as a batch, which has them as its columns. */
  public boolean isCrowded(Batch batch) {
    return memory.isCrowded(keys.bytes() + size() * BYTES_PER_SLOT, keys.bytesOf(batch));
  }

  /**
   * Whether there is no memory for more new keys.
   *
   * @param perKey bytes that others keep for each key
   */
  public boolean isCrowded(int more, long perKey) {
    long each = BYTES_PER_SLOT + perKey;
    long own = keys.bytes() + size() * each;
    return memory.isCrowded(own, more * (each + (size() == 0 ? 32 : keys.bytes() / size())));
  }

  /** The keys by number. */
  public RowBuffer keys() {
    return keys;
  }

  /**
   * Numbers of the keys of selected rows, new ones added; {@code ids} by place in the selection.
   */
  public void add(Column[] source, int @Nullable [] selection, int count, int[] ids) {
    if (single && !source[0].hasNulls()) {
      long[] values = ((LongColumn) source[0]).values();
      for (int i = 0; i < count; i++) {
        ids[i] = addLong(source, values, selection == null ? i : selection[i]);
      }
      return;
    }
    if (single) {
      for (int i = 0; i < count; i++) {
        ids[i] = add(source, selection == null ? i : selection[i]);
      }
      return;
    }
    int[] found = hashes(source, selection, count);
    for (int i = 0; i < count; i++) {
      int row = selection == null ? i : selection[i];
      int id = find(source, row, found[i]);
      ids[i] = id >= 0 ? id : append(source, row, found[i]);
    }
  }

  /** Makes room for so many keys. */
  public void expect(int count) {
    int size = slots.length;
    while (size < count * 2L && size < 1 << 28) {
      size *= 2;
    }
    if (size > slots.length) {
      rehash(size);
    }
  }

  /** Numbers of the keys of selected rows, -1 for those that are not there. */
  public void find(Column[] source, int @Nullable [] selection, int count, int[] ids) {
    if (single && !source[0].hasNulls()) {
      long[] values = ((LongColumn) source[0]).values();
      for (int i = 0; i < count; i++) {
        ids[i] = findLong(values[selection == null ? i : selection[i]]);
      }
      return;
    }
    if (single) {
      for (int i = 0; i < count; i++) {
        ids[i] = find(source, selection == null ? i : selection[i]);
      }
      return;
    }
    int[] found = hashes(source, selection, count);
    for (int i = 0; i < count; i++) {
      ids[i] = find(source, selection == null ? i : selection[i], found[i]);
    }
  }

  /** Hashes of several keys, column by column; the same as {@link #hash}. */
  private int[] hashes(Column[] source, int @Nullable [] selection, int count) {
    if (scratch.length < count) {
      scratch = new int[Math.max(count, 32)];
    }
    int[] result = scratch;
    Arrays.fill(result, 0, count, 1);
    for (int i = 0; i < keys.columns().length; i++) {
      source[i].addHashes(result, selection, count);
    }
    for (int i = 0; i < count; i++) {
      result[i] ^= result[i] >>> 15;
    }
    return result;
  }

  private int findLong(long key) {
    long[] known = ((LongColumn) keys.column(0)).values();
    for (int slot = LongColumn.hash(key) & mask; ; slot = (slot + 1) & mask) {
      int id = slots[slot] - 1;
      if (id < 0 || (known[id] == key && id != nullId)) {
        return id;
      }
    }
  }

  private int addLong(Column[] source, long[] values, int row) {
    int id = findLong(values[row]);
    return id >= 0 ? id : append(source, row, LongColumn.hash(values[row]));
  }

  /** The number of a key, added when it is new. */
  public int add(Column[] source, int row) {
    int id = find(source, row);
    return id >= 0 ? id : append(source, row, hash(source, row));
  }

  /** The number of a key, or -1. */
  public int find(Column[] source, int row) {
    if (single) {
      return source[0].isNull(row) ? nullId : findLong(source[0].getLong(row));
    }
    return find(source, row, hash(source, row));
  }

  private int find(Column[] source, int row, int hash) {
    for (int slot = hash & mask; ; slot = (slot + 1) & mask) {
      int id = slots[slot] - 1;
      if (id < 0 || (hashes[id] == hash && same(source, row, id))) {
        return id;
      }
    }
  }

  private boolean same(Column[] source, int row, int id) {
    Column[] known = keys.columns();
    for (int i = 0; i < known.length; i++) {
      if (!source[i].same(row, known[i], id)) {
        return false;
      }
    }
    return true;
  }

  private int hash(Column[] source, int row) {
    if (single) {
      return source[0].hash(row);
    }
    int hash = 1;
    for (int i = 0; i < keys.columns().length; i++) {
      hash = hash * 31 + source[i].hash(row);
    }
    return hash ^ (hash >>> 15);
  }

  private int append(Column[] source, int row, int hash) {
    int id = keys.size();
    keys.append(source, row);
    if (id >= hashes.length) {
      hashes = Arrays.copyOf(hashes, id * 2);
    }
    hashes[id] = hash;
    if (single && source[0].isNull(row)) {
      nullId = id;
    } else {
      insert(id);
      if (id * 2 > mask) {
        rehash(slots.length * 2);
      }
    }
    return id;
  }

  private void insert(int id) {
    int slot = hashes[id] & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = id + 1;
  }

  private void rehash(int newSize) {
    slots = new int[newSize];
    mask = slots.length - 1;
    for (int id = 0; id < keys.size(); id++) {
      if (id != nullId) {
        insert(id);
      }
    }
  }

  @Override
  public void close() {
    keys.close();
  }
}
