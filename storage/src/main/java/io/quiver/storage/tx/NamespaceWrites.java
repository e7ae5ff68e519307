package io.quiver.storage.tx;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyMap;
import io.quiver.storage.kv.KeyRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** A transaction's writes to one namespace; null is a removal. Confined to its transaction. */
final class NamespaceWrites {
  private final NavigableMap<byte[], byte @Nullable []> writes = new KeyMap();
  private final NavigableMap<byte[], byte @Nullable []> view =
      Collections.unmodifiableNavigableMap(writes);

  /** Cursors that read the map itself. */
  private final List<OwnCursor> attached = new ArrayList<>();

  boolean isEmpty() {
    return writes.isEmpty();
  }

  int size() {
    return writes.size();
  }

  boolean contains(byte[] key) {
    return writes.containsKey(key);
  }

  byte @Nullable [] get(byte[] key) {
    return writes.get(key);
  }

  NavigableMap<byte[], byte @Nullable []> view() {
    return view;
  }

  /** The writes themselves, for the commit: nothing is written afterwards. */
  NavigableMap<byte[], byte @Nullable []> all() {
    return writes;
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

  OwnCursor cursor(KeyRange range, Direction direction) {
    NavigableMap<byte[], byte @Nullable []> part = within(range);
    if (direction == Direction.BACKWARD) {
      part = part.descendingMap();
    }
    OwnCursor cursor = new OwnCursor(part.entrySet().iterator());
    attached.removeIf(other -> !other.isOpen());
    attached.add(cursor);
    return cursor;
  }

  boolean isEmpty(KeyRange range) {
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
