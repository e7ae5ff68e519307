package io.quiver.storage.tx;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyMap;
import io.quiver.storage.kv.KeyRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * A transaction's writes to one namespace; null is a removal. What does not fit into memory is in
 * runs below it. Confined to its transaction.
 */
final class NamespaceWrites {
  /** What {@link #find} returns for a key that was not written. */
  static final byte[] NOTHING = {};

  /** Whether its writes may leave memory. */
  final boolean spills;

  private NavigableMap<byte[], byte @Nullable []> writes = new KeyMap();
  private NavigableMap<byte[], byte @Nullable []> view =
      Collections.unmodifiableNavigableMap(writes);

  /** Oldest first. */
  private final List<Run> runs = new ArrayList<>(0);

  /** Cursors that read the map itself. */
  private final List<OwnCursor> attached = new ArrayList<>();

  NamespaceWrites(boolean spills) {
    this.spills = spills;
  }

  boolean isEmpty() {
    return writes.isEmpty() && runs.isEmpty();
  }

  /** How many are in memory. */
  int size() {
    return writes.size();
  }

  boolean isSpilled() {
    return !runs.isEmpty();
  }

  @SuppressWarnings("ArrayEquals") // the very object
  static boolean isNothing(byte @Nullable [] found) {
    return found == NOTHING;
  }

  boolean contains(byte[] key) {
    return !isNothing(find(key));
  }

  /** The value, null for a removal, or {@link #NOTHING}. */
  byte @Nullable [] find(byte[] key) {
    byte[] value = writes.get(key);
    if (value != null || writes.containsKey(key)) {
      return value;
    }
    for (int i = runs.size() - 1; i >= 0; i--) {
      byte[] found = runs.get(i).find(key);
      if (!isNothing(found)) {
        return found;
      }
    }
    return NOTHING;
  }

  /** What memory has of a key. */
  byte @Nullable [] inMemory(byte[] key) {
    return writes.get(key);
  }

  /** What is in memory. */
  NavigableMap<byte[], byte @Nullable []> view() {
    return view;
  }

  /** What is in memory itself, for the commit: nothing is written afterwards. */
  NavigableMap<byte[], byte @Nullable []> all() {
    return writes;
  }

  /** Lies over the runs before; what is in memory lies over it. */
  void add(Run run) {
    runs.add(run);
  }

  /** Forgets the runs of this layer and of later ones. */
  void forgetLayers(int from) {
    while (!runs.isEmpty() && runs.get(runs.size() - 1).layer >= from) {
      runs.remove(runs.size() - 1).use.leave();
    }
  }

  /** Everything has been written elsewhere. */
  void clearMemory() {
    detach();
    writes = new KeyMap();
    view = Collections.unmodifiableNavigableMap(writes);
  }

  /** Returns what was there before: check {@link #size} to tell a removal from nothing. */
  byte @Nullable [] set(byte[] key, byte @Nullable [] value) {
    detach();
    return writes.put(key, value);
  }

  /** Forgets a write, as if it had not been made. */
  void forget(byte[] key) {
    detach();
    writes.remove(key);
  }

  private void detach() {
    if (!attached.isEmpty()) {
      attached.forEach(OwnCursor::detach);
      attached.clear();
    }
  }

  OwnLayer cursor(KeyRange range, Direction direction) {
    NavigableMap<byte[], byte @Nullable []> part = within(range);
    if (direction == Direction.BACKWARD) {
      part = part.descendingMap();
    }
    OwnCursor cursor = new OwnCursor(part.entrySet().iterator());
    attached.removeIf(other -> !other.isOpen());
    attached.add(cursor);
    if (runs.isEmpty()) {
      return cursor;
    }
    List<OwnLayer> layers = new ArrayList<>();
    layers.add(cursor);
    for (int i = runs.size() - 1; i >= 0; i--) {
      if (runs.get(i).mayTouch(range)) {
        layers.add(new RunCursor(runs.get(i), range, direction));
      }
    }
    return new MergedLayers(layers, direction);
  }

  /** True when there is surely nothing in the range. */
  boolean isEmpty(KeyRange range) {
    for (Run run : runs) {
      if (run.mayTouch(range)) {
        return false;
      }
    }
    return within(range).isEmpty();
  }

  private NavigableMap<byte[], byte @Nullable []> within(KeyRange range) {
    byte[] from = range.from();
    byte[] to = range.to();
    if (range.isEmpty()) {
      return Collections.emptyNavigableMap();
    }
    if (from == null) {
      return to == null ? writes : writes.headMap(to, false);
    }
    return to == null ? writes.tailMap(from, true) : writes.subMap(from, true, to, false);
  }
}
