package io.quiver.storage.backend;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A view of the library that several snapshots share; closed with its last user. Nothing reaches
 * the library once the store is closed: its memory may be gone by then. Thread-safe.
 */
final class Base {
  private final SortedView view;
  private final Gate gate;
  private final boolean sealed;
  private final String description;
  private final AtomicInteger users = new AtomicInteger(1);

  Base(SortedView view, Gate gate, boolean sealed, String description) {
    this.view = view;
    this.gate = gate;
    this.sealed = sealed;
    this.description = description;
  }

  void retain() {
    users.incrementAndGet();
  }

  void release() {
    if (users.decrementAndGet() == 0) {
      gate.closing(view);
    }
  }

  byte @Nullable [] get(byte[] key) {
    gate.enter(description);
    try {
      byte[] value = view.get(key);
      return value == null || !sealed ? value : Sealing.open(key, value, description);
    } finally {
      gate.leave();
    }
  }

  List<SortedView.Entry> page(KeyRange range, Direction direction, int limit) {
    gate.enter(description);
    try {
      List<SortedView.Entry> page = view.page(range, direction, limit);
      if (!sealed) {
        return page;
      }
      List<SortedView.Entry> opened = new ArrayList<>(page.size());
      byte[] before = null;
      for (SortedView.Entry entry : page) {
        if (!range.contains(entry.key())
            || (before != null && isBehind(before, entry.key(), direction))) {
          throw new QuiverException(
              ErrorCode.CORRUPT_FILE, description + " has entries that are not in order");
        }
        before = entry.key();
        opened.add(
            new SortedView.Entry(
                entry.key(), Sealing.open(entry.key(), entry.value(), description)));
      }
      return opened;
    } finally {
      gate.leave();
    }
  }

  private static boolean isBehind(byte[] before, byte[] key, Direction direction) {
    int order = java.util.Arrays.compareUnsigned(before, key);
    return direction == Direction.FORWARD ? order >= 0 : order <= 0;
  }
}
