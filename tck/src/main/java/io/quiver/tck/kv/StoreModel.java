package io.quiver.tck.kv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.Keys;
import io.quiver.storage.kv.ReadView;
import io.quiver.storage.kv.WriteBatch;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a store should hold, in the plainest way: sorted maps. Confined to one thread. */
public final class StoreModel {
  private final Map<Integer, NavigableMap<byte[], byte[]>> namespaces = new TreeMap<>();

  public StoreModel copy() {
    StoreModel copy = new StoreModel();
    namespaces.forEach(
        (namespace, entries) -> copy.namespaces.put(namespace, new TreeMap<>(entries)));
    return copy;
  }

  public void apply(WriteBatch batch) {
    batch
        .writes()
        .forEach(
            (namespace, writes) -> {
              NavigableMap<byte[], byte[]> entries =
                  namespaces.computeIfAbsent(namespace, n -> new TreeMap<>(Keys.ORDER));
              writes.forEach(
                  (key, value) -> {
                    if (value == null) {
                      entries.remove(key);
                    } else {
                      entries.put(key, value);
                    }
                  });
            });
  }

  public void drop(int namespace) {
    namespaces.remove(namespace);
  }

  public NavigableMap<byte[], byte[]> entries(int namespace) {
    return namespaces.getOrDefault(namespace, new TreeMap<>(Keys.ORDER));
  }

  public Set<Integer> namespaces() {
    return new HashSet<>(namespaces.keySet());
  }

  /** The entries of a range, in its direction. */
  public NavigableMap<byte[], byte[]> range(int namespace, KeyRange range, Direction direction) {
    NavigableMap<byte[], byte[]> found = new TreeMap<>(Keys.ORDER);
    if (!range.isEmpty()) {
      NavigableMap<byte[], byte[]> entries = entries(namespace);
      byte[] from = range.from();
      byte[] to = range.to();
      entries = from == null ? entries : entries.tailMap(from, true);
      entries = to == null ? entries : entries.headMap(to, false);
      found.putAll(entries);
    }
    return direction == Direction.FORWARD ? found : found.descendingMap();
  }

  /** Fails unless the view holds exactly the same. */
  public void assertEqualTo(ReadView view) {
    for (int namespace : namespaces.keySet()) {
      assertRange(view, namespace, KeyRange.ALL, Direction.FORWARD);
    }
  }

  /** Whether the view holds exactly the same in the namespaces of this model. */
  public boolean isEqualTo(ReadView view) {
    try {
      assertEqualTo(view);
      return true;
    } catch (AssertionError e) {
      return false;
    }
  }

  public void assertRange(ReadView view, int namespace, KeyRange range, Direction direction) {
    try (KeyValueCursor cursor = view.scan(namespace, range, direction)) {
      for (Map.Entry<byte[], byte[]> entry : range(namespace, range, direction).entrySet()) {
        assertTrue(cursor.next(), "an entry is missing");
        assertArrayEquals(entry.getKey(), cursor.key());
        assertArrayEquals(entry.getValue(), cursor.value());
      }
      assertFalse(cursor.next(), "there is an entry too many");
      assertFalse(cursor.next(), "an ended cursor goes on");
    }
  }

  public void assertGet(ReadView view, int namespace, byte[] key) {
    byte @Nullable [] expected = entries(namespace).get(key);
    byte @Nullable [] actual = view.get(namespace, key);
    if (expected == null || actual == null) {
      assertEquals(expected, actual);
    } else {
      assertArrayEquals(expected, actual);
    }
  }
}
