package io.quiver.storage.engine;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A store snapshot and the generations that lie over it: with a timestamp, one state of the
 * database. Immutable but for the count, which {@link VisibleStates} guards.
 */
final class Cut {
  final StorePin store;
  final Generation active;
  final @Nullable Generation frozen;
  int states;

  Cut(StorePin store, Generation active, @Nullable Generation frozen) {
    this.store = store;
    this.active = active;
    this.frozen = frozen;
  }

  byte @Nullable [] get(int namespace, byte[] key, long timestamp) {
    Version version = find(namespace, key, timestamp);
    return version != null ? version.value : store.snapshot.get(namespace, key);
  }

  /** The newest version in memory; null when only the store can have the key. */
  @Nullable Version find(int namespace, byte[] key, long timestamp) {
    Version version = active.find(namespace, key, timestamp);
    return version != null || frozen == null ? version : frozen.find(namespace, key, timestamp);
  }

  KeyValueCursor scan(int namespace, KeyRange range, Direction direction, long timestamp) {
    KeyValueCursor cursor = store.snapshot.scan(namespace, range, direction);
    if (frozen != null) {
      cursor = over(frozen, cursor, namespace, range, direction, timestamp);
    }
    return over(active, cursor, namespace, range, direction, timestamp);
  }

  private static KeyValueCursor over(
      Generation generation,
      KeyValueCursor older,
      int namespace,
      KeyRange range,
      Direction direction,
      long timestamp) {
    NamespaceOverlay overlay = generation.namespace(namespace);
    return overlay == null
        ? older
        : new MergedCursor(overlay.cursor(range, direction, timestamp), older, direction);
  }

  /** What has been written since the store was; a new set. */
  Set<Integer> namespacesInMemory() {
    Set<Integer> all = new TreeSet<>(active.namespaces().keySet());
    if (frozen != null) {
      all.addAll(frozen.namespaces().keySet());
    }
    return all;
  }

  long estimateCount(int namespace, KeyRange range) {
    long count = store.snapshot.estimateCount(namespace, range);
    count += estimate(active, namespace, range);
    count += frozen == null ? 0 : estimate(frozen, namespace, range);
    return Math.max(0, count);
  }

  private static long estimate(Generation generation, int namespace, KeyRange range) {
    NamespaceOverlay overlay = generation.namespace(namespace);
    return overlay == null ? 0 : overlay.estimateCount(range);
  }
}
