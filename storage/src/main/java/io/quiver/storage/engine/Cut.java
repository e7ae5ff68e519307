package io.quiver.storage.engine;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.ReadView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A store snapshot and the generations that lie over it: with a timestamp, one state of the
 * database. Immutable but for the count, which {@link VisibleStates} guards.
 */
final class Cut {
  /** Looking at more changes takes longer than anybody would want to wait unasked. */
  private static final int MOST_COUNTED = 100_000;

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

  /**
   * What the store has and what the commits in memory change about it; {@link ReadView#UNKNOWN}
   * when there are so many of them that a scan is as good.
   */
  long count(int namespace, long timestamp) {
    long stored = store.snapshot.count(namespace);
    List<NamespaceOverlay> overlays = overlays(namespace);
    if (stored < 0 || overlays.isEmpty()) {
      return stored;
    }
    long changes = overlays.stream().mapToLong(NamespaceOverlay::entries).sum();
    if (changes > MOST_COUNTED) {
      return ReadView.UNKNOWN;
    }
    List<OverlaySource> sources = new ArrayList<>();
    overlays.forEach(o -> sources.addAll(o.sources(KeyRange.ALL, Direction.FORWARD, timestamp)));
    byte[] last = stored == 0 ? null : lastStored(namespace);
    OverlayCursor changed = new OverlayCursor(sources, Direction.FORWARD);
    long count = stored;
    while (changed.next()) {
      byte[] key = changed.key();
      boolean before =
          last != null
              && Arrays.compareUnsigned(key, last) <= 0
              && store.snapshot.get(namespace, key) != null;
      count += (changed.value() == null ? 0 : 1) - (before ? 1 : 0);
    }
    return count;
  }

  private byte @Nullable [] lastStored(int namespace) {
    try (KeyValueCursor cursor = store.snapshot.scan(namespace, KeyRange.ALL, Direction.BACKWARD)) {
      return cursor.next() ? cursor.key() : null;
    }
  }

  private List<NamespaceOverlay> overlays(int namespace) {
    List<NamespaceOverlay> found = new ArrayList<>(2);
    for (Generation generation : frozen == null ? List.of(active) : List.of(active, frozen)) {
      NamespaceOverlay overlay = generation.namespace(namespace);
      if (overlay != null) {
        found.add(overlay);
      }
    }
    return found;
  }

  private static long estimate(Generation generation, int namespace, KeyRange range) {
    NamespaceOverlay overlay = generation.namespace(namespace);
    return overlay == null ? 0 : overlay.estimateCount(range);
  }
}
