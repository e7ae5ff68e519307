package io.quiver.storage;

import io.quiver.storage.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;

/**
 * The committed catalogs that some snapshot may still need, by the commit that made them. Reads
 * take no lock; the engine's commit order makes the additions one after the other.
 */
final class CatalogHistory {
  private record Entry(long timestamp, Catalog catalog) {}

  private volatile List<Entry> entries;

  CatalogHistory(long timestamp, Catalog catalog) {
    entries = List.of(new Entry(timestamp, catalog));
  }

  Catalog latest() {
    List<Entry> now = entries;
    return now.get(now.size() - 1).catalog();
  }

  /** What was committed at this timestamp. */
  Catalog at(long timestamp) {
    List<Entry> now = entries;
    for (int i = now.size() - 1; i > 0; i--) {
      if (now.get(i).timestamp() <= timestamp) {
        return now.get(i).catalog();
      }
    }
    return now.get(0).catalog();
  }

  synchronized void add(long timestamp, Catalog catalog) {
    List<Entry> next = new ArrayList<>(entries);
    next.add(new Entry(timestamp, catalog));
    entries = List.copyOf(next);
  }

  /** Forgets what only snapshots older than this one would read. */
  synchronized void release(long oldestSnapshot) {
    List<Entry> now = entries;
    int first = now.size() - 1;
    while (first > 0 && now.get(first).timestamp() > oldestSnapshot) {
      first--;
    }
    entries = List.copyOf(now.subList(first, now.size()));
  }
}
