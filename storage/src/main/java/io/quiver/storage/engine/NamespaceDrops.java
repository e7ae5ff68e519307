package io.quiver.storage.engine;

import io.quiver.storage.kv.LocalStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Namespaces to be removed from the store once no snapshot can read them. A number is never used
 * again after its drop, so what the overlay still has of it is left out from then on.
 */
final class NamespaceDrops {
  /** Namespace to the visible timestamp when its drop was asked for. */
  private final Map<Integer, Long> waiting = new ConcurrentHashMap<>();

  private final Set<Integer> dropped = ConcurrentHashMap.newKeySet();

  void add(int namespace, long visibleTimestamp) {
    dropped.add(namespace);
    waiting.put(namespace, visibleTimestamp);
  }

  boolean contains(int namespace) {
    return dropped.contains(namespace);
  }

  /** Drops what is due; returns whether anything was. */
  boolean run(long oldestSnapshot, LocalStore store) {
    boolean any = false;
    for (Map.Entry<Integer, Long> drop : List.copyOf(waiting.entrySet())) {
      if (drop.getValue() <= oldestSnapshot) {
        store.dropNamespace(drop.getKey());
        waiting.remove(drop.getKey());
        any = true;
      }
    }
    return any;
  }
}
