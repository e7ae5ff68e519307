package io.quiver.storage.engine;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * The database right after one commit, counted by the snapshots that read it. Lives in the list of
 * {@link VisibleStates}, which guards the links.
 *
 * <p>Readers count themselves in places by thread, so that two of them do not write the same cache
 * line all the time. Once a state is retired, nobody new stays in it; when then all places are 0 it
 * is unused for ever.
 */
final class VisibleState {
  private static final int PLACES = places(Runtime.getRuntime().availableProcessors());

  /** Counts of 4 bytes that are two cache lines apart. */
  private static final int SPACING = 32;

  final Cut cut;
  final long timestamp;
  @Nullable VisibleState previous;
  @Nullable VisibleState next;

  /** Whether it has left the list; guarded as the links are. */
  boolean unlinked;

  private final AtomicIntegerArray readers = new AtomicIntegerArray(PLACES * SPACING);
  private volatile boolean retired;

  VisibleState(Cut cut, long timestamp) {
    this.cut = cut;
    this.timestamp = timestamp;
  }

  private static int places(int processors) {
    return Math.clamp(2L * Integer.highestOneBit(processors), 2, 8);
  }

  /** Where the calling thread counts itself. */
  static int place() {
    return ((int) Thread.currentThread().threadId() & (PLACES - 1)) * SPACING;
  }

  /** False when it is retired; it may then have become unused by the attempt. */
  boolean tryRetain(int place) {
    readers.incrementAndGet(place);
    if (!retired) {
      return true;
    }
    readers.decrementAndGet(place);
    return false;
  }

  void release(int place) {
    readers.decrementAndGet(place);
  }

  /** Another state is current now. */
  void retire() {
    retired = true;
  }

  /** Once true it stays so. */
  boolean isUnused() {
    if (!retired) {
      return false;
    }
    for (int place = 0; place < readers.length(); place += SPACING) {
      if (readers.get(place) != 0) {
        return false;
      }
    }
    return true;
  }
}
