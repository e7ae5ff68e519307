package io.quiver.storage.mvstore;

import java.util.Collection;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The roots of all namespaces at one moment, found by number without allocating. Pins the MVStore
 * version of that moment, so that no page reachable from it is overwritten, until the last of its
 * users has released it. Immutable but for the count of users; thread-safe.
 */
final class Cut {
  private final MVStore store;
  private final FileUsers file;
  private final MVStore.TxCounter pin;
  private final @Nullable NamespaceRoot[] table;
  private final AtomicInteger users = new AtomicInteger(1);

  /** Made by the writer, between two changes, so that the pin is as old as the roots. */
  Cut(MVStore store, FileUsers file, Collection<NamespaceRoot> roots) {
    this.store = store;
    this.file = file;
    file.retain();
    pin = store.registerVersionUsage();
    int capacity = Math.max(4, Integer.highestOneBit(roots.size()) << 2);
    table = new NamespaceRoot[capacity];
    for (NamespaceRoot root : roots) {
      int at = slot(root.namespace());
      while (table[at] != null) {
        at = (at + 1) & (capacity - 1);
      }
      table[at] = root;
    }
  }

  private int slot(int namespace) {
    return (namespace * 0x9E3779B9 >>> 7) & (table.length - 1);
  }

  @Nullable NamespaceRoot find(int namespace) {
    int at = slot(namespace);
    NamespaceRoot root;
    while ((root = table[at]) != null) {
      if (root.namespace() == namespace) {
        return root;
      }
      at = (at + 1) & (table.length - 1);
    }
    return null;
  }

  @Nullable NamespaceRoot[] table() {
    return table;
  }

  /** Adds a user; false when the last one has gone already. */
  boolean retain() {
    while (true) {
      int count = users.get();
      if (count == 0) {
        return false;
      }
      if (users.compareAndSet(count, count + 1)) {
        return true;
      }
    }
  }

  void release() {
    if (users.decrementAndGet() == 0) {
      store.deregisterVersionUsage(pin);
      file.release();
    }
  }
}
