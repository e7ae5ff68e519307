package io.quiver.storage.engine;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The database right after one commit, counted by the snapshots that read it. Lives in the list of
 * {@link VisibleStates}, which guards the links.
 */
final class VisibleState {
  final Cut cut;
  final long timestamp;
  @Nullable VisibleState previous;
  @Nullable VisibleState next;

  /** One for being current, one for each open snapshot; once at 0 it stays there. */
  private final AtomicInteger references = new AtomicInteger(1);

  VisibleState(Cut cut, long timestamp) {
    this.cut = cut;
    this.timestamp = timestamp;
  }

  boolean tryRetain() {
    while (true) {
      int count = references.get();
      if (count == 0) {
        return false;
      }
      if (references.compareAndSet(count, count + 1)) {
        return true;
      }
    }
  }

  /** True when this was the last reference. */
  boolean release() {
    return references.decrementAndGet() == 0;
  }
}
