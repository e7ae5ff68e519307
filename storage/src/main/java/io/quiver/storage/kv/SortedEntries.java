package io.quiver.storage.kv;

import io.quiver.storage.error.QuiverException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keys in order, each with a value or, for a removal, null: leaves of some hundred entries, found
 * by halving. Beside each key stands its beginning as a number, so that most comparisons look at
 * one array only. Adding behind the last key costs no search, and filled in order the leaves are
 * full.
 *
 * <p>Places in it are numbers that grow with the keys; a change makes them invalid. Not thread-safe
 * while it changes; any number may read once it is sealed and safely published. Keys and values are
 * not copied.
 */
public final class SortedEntries {
  private static final int LEAST_LEAF = 4;
  private static final int MOST_LEAF = 512;
  private static final int SLOT_BITS = 32;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Some neighbours; never empty. */
  private static final class Leaf {
    long[] prefixes;
    byte[][] keys;
    byte[] @Nullable [] values;
    int count;

    Leaf(int capacity) {
      prefixes = new long[capacity];
      keys = new byte[capacity][];
      values = new byte[capacity][];
    }

    void grow() {
      int capacity = Math.min(2 * keys.length, MOST_LEAF);
      prefixes = Arrays.copyOf(prefixes, capacity);
      keys = Arrays.copyOf(keys, capacity);
      values = Arrays.copyOf(values, capacity);
    }

    void insert(int slot, long prefix, byte[] key, byte @Nullable [] value) {
      int moved = count - slot;
      if (moved > 0) {
        System.arraycopy(prefixes, slot, prefixes, slot + 1, moved);
        System.arraycopy(keys, slot, keys, slot + 1, moved);
        System.arraycopy(values, slot, values, slot + 1, moved);
      }
      prefixes[slot] = prefix;
      keys[slot] = key;
      values[slot] = value;
      count++;
    }

    void remove(int slot) {
      int moved = count - slot - 1;
      System.arraycopy(prefixes, slot + 1, prefixes, slot, moved);
      System.arraycopy(keys, slot + 1, keys, slot, moved);
      System.arraycopy(values, slot + 1, values, slot, moved);
      count--;
      // The entry behind the last one must not keep its bytes alive.
      keys[count] = Keys.empty();
      values[count] = null;
    }

    /** Takes the upper half away. */
    Leaf split() {
      int half = count / 2;
      Leaf upper = new Leaf(MOST_LEAF);
      upper.count = count - half;
      System.arraycopy(prefixes, half, upper.prefixes, 0, upper.count);
      System.arraycopy(keys, half, upper.keys, 0, upper.count);
      System.arraycopy(values, half, upper.values, 0, upper.count);
      Arrays.fill(keys, half, count, Keys.empty());
      Arrays.fill(values, half, count, null);
      count = half;
      return upper;
    }

    /** The slot of the key, or {@code ~} the slot where it belongs. */
    int search(long prefix, byte[] key) {
      int low = 0;
      int high = count - 1;
      while (low <= high) {
        int middle = (low + high) >>> 1;
        int order = compare(prefixes[middle], keys[middle], prefix, key);
        if (order < 0) {
          low = middle + 1;
        } else if (order > 0) {
          high = middle - 1;
        } else {
          return middle;
        }
      }
      return ~low;
    }
  }

  private Leaf[] leaves = new Leaf[1];
  private long[] firsts = new long[1];
  private int leafCount;
  private int size;
  private int changes;
  private boolean sealed;

  private static int compare(long prefix, byte[] key, long otherPrefix, byte[] otherKey) {
    return prefix != otherPrefix
        ? Long.compare(prefix, otherPrefix)
        : Arrays.compareUnsigned(key, otherKey);
  }

  /** The first eight bytes, in the keys' order as a signed number. */
  private static long prefix(byte[] key) {
    if (key.length >= Long.BYTES) {
      return (long) LONG.get(key, 0) ^ Long.MIN_VALUE;
    }
    long prefix = 0;
    for (int i = 0; i < key.length; i++) {
      prefix |= (key[i] & 0xFFL) << (Long.SIZE - Byte.SIZE * (i + 1));
    }
    return prefix ^ Long.MIN_VALUE;
  }

  public int size() {
    return size;
  }

  /** Grows with every change that makes places invalid. */
  int changes() {
    return changes;
  }

  /** Nothing is written from now on. */
  public void seal() {
    sealed = true;
  }

  /** Returns what was there before: compare the {@link #size} to tell a removal from nothing. */
  public byte @Nullable [] put(byte[] key, byte @Nullable [] value) {
    checkOpen();
    long prefix = prefix(key);
    if (leafCount == 0) {
      addLeaf(0, new Leaf(LEAST_LEAF));
      insert(0, 0, prefix, key, value);
      return null;
    }
    Leaf last = leaves[leafCount - 1];
    int end = last.count - 1;
    if (compare(last.prefixes[end], last.keys[end], prefix, key) < 0) {
      append(prefix, key, value);
      return null;
    }
    int index = leafOf(prefix, key);
    Leaf leaf = leaves[index];
    int slot = leaf.search(prefix, key);
    if (slot >= 0) {
      byte @Nullable [] before = leaf.values[slot];
      leaf.values[slot] = value;
      return before;
    }
    insert(index, ~slot, prefix, key, value);
    return null;
  }

  private void append(long prefix, byte[] key, byte @Nullable [] value) {
    int index = leafCount - 1;
    if (leaves[index].count == MOST_LEAF) {
      index++;
      addLeaf(index, new Leaf(MOST_LEAF));
    }
    insert(index, leaves[index].count, prefix, key, value);
  }

  private void insert(int index, int slot, long prefix, byte[] key, byte @Nullable [] value) {
    Leaf leaf = leaves[index];
    int at = slot;
    int in = index;
    if (leaf.count == leaf.keys.length) {
      if (leaf.count < MOST_LEAF) {
        leaf.grow();
      } else {
        Leaf upper = leaf.split();
        addLeaf(index + 1, upper);
        firsts[index + 1] = upper.prefixes[0];
        if (at > leaf.count) {
          at -= leaf.count;
          in++;
          leaf = upper;
        }
      }
    }
    leaf.insert(at, prefix, key, value);
    if (at == 0) {
      firsts[in] = prefix;
    }
    size++;
    changes++;
  }

  private void addLeaf(int index, Leaf leaf) {
    if (leafCount == leaves.length) {
      leaves = Arrays.copyOf(leaves, 2 * leafCount);
      firsts = Arrays.copyOf(firsts, 2 * leafCount);
    }
    System.arraycopy(leaves, index, leaves, index + 1, leafCount - index);
    System.arraycopy(firsts, index, firsts, index + 1, leafCount - index);
    leaves[index] = leaf;
    leafCount++;
  }

  /** Forgets a key, as if it had never been put. */
  public void forget(byte[] key) {
    checkOpen();
    long place = find(key);
    if (place < 0) {
      return;
    }
    int index = (int) (place >>> SLOT_BITS);
    Leaf leaf = leaves[index];
    leaf.remove((int) place);
    if (leaf.count == 0) {
      leafCount--;
      System.arraycopy(leaves, index + 1, leaves, index, leafCount - index);
      System.arraycopy(firsts, index + 1, firsts, index, leafCount - index);
    } else {
      firsts[index] = leaf.prefixes[0];
    }
    size--;
    changes++;
  }

  private void checkOpen() {
    if (sealed) {
      throw QuiverException.bug("writes are changed after their commit");
    }
  }

  /** The last leaf that does not begin behind the key, or the first one. */
  private int leafOf(long prefix, byte[] key) {
    int low = 1;
    int high = leafCount - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long first = firsts[middle];
      boolean behind =
          first != prefix
              ? first > prefix
              : Arrays.compareUnsigned(leaves[middle].keys[0], key) > 0;
      if (behind) {
        high = middle - 1;
      } else {
        low = middle + 1;
      }
    }
    return high;
  }

  // ---- places

  /** The place of a key, negative when it is not here. */
  public long find(byte[] key) {
    if (leafCount == 0) {
      return -1;
    }
    long prefix = prefix(key);
    Leaf last = leaves[leafCount - 1];
    int end = last.count - 1;
    if (compare(last.prefixes[end], last.keys[end], prefix, key) < 0) {
      return -1;
    }
    int index = leafOf(prefix, key);
    int slot = leaves[index].search(prefix, key);
    return slot < 0 ? -1 : place(index, slot);
  }

  /** The place of the least key that is not less than this one; {@link #end} when there is none. */
  public long ceiling(byte[] key) {
    if (leafCount == 0) {
      return 0;
    }
    long prefix = prefix(key);
    int index = leafOf(prefix, key);
    int slot = leaves[index].search(prefix, key);
    return normal(index, slot < 0 ? ~slot : slot);
  }

  /** The place of the first entry. */
  public long start() {
    return 0;
  }

  /** The place behind the last entry. */
  public long end() {
    return place(leafCount, 0);
  }

  public long after(long place) {
    return normal((int) (place >>> SLOT_BITS), (int) place + 1);
  }

  /** Not for the first place. */
  public long before(long place) {
    int index = (int) (place >>> SLOT_BITS);
    int slot = (int) place;
    return slot > 0 ? place - 1 : place(index - 1, leaves[index - 1].count - 1);
  }

  private long normal(int index, int slot) {
    return index < leafCount && slot >= leaves[index].count
        ? place(index + 1, 0)
        : place(index, slot);
  }

  private static long place(int index, int slot) {
    return (long) index << SLOT_BITS | slot;
  }

  public byte[] key(long place) {
    return leaves[(int) (place >>> SLOT_BITS)].keys[(int) place];
  }

  public byte @Nullable [] value(long place) {
    return leaves[(int) (place >>> SLOT_BITS)].values[(int) place];
  }

  /** How many entries are from one place to before another. */
  public int count(long from, long to) {
    if (from >= to) {
      return 0;
    }
    int last = (int) (to >>> SLOT_BITS);
    int count = (int) to - (int) from;
    for (int i = (int) (from >>> SLOT_BITS); i < last; i++) {
      count += leaves[i].count;
    }
    return count;
  }
}
