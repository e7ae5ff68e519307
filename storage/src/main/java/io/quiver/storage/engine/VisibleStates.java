package io.quiver.storage.engine;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import org.jspecify.annotations.Nullable;

/**
 * The current state and the older ones that snapshots still read. Taking a snapshot is a pointer
 * read and a count; only replacing the current state, and the last release of an older one, take
 * this object's lock. Nothing is called with the lock held.
 */
final class VisibleStates {
  private Cut cut;
  private VisibleState oldest;
  private volatile VisibleState current;
  private volatile long oldestTimestamp;
  private volatile boolean ended;

  VisibleStates(Cut cut, long timestamp) {
    this.cut = cut;
    cut.states = 2;
    cut.store.cuts = 1;
    VisibleState first = new VisibleState(cut, timestamp);
    oldest = first;
    current = first;
    oldestTimestamp = timestamp;
  }

  /**
   * Retained for the caller, who must {@link #release} it.
   *
   * @param place as {@link VisibleState#place} says
   */
  VisibleState acquire(int place) {
    while (true) {
      VisibleState state = current;
      if (state.tryRetain(place)) {
        return state;
      }
      leaveUnused(state);
      if (ended) {
        throw new QuiverException(ErrorCode.DATABASE_CLOSED, "the database is closed");
      }
    }
  }

  long visibleTimestamp() {
    return current.timestamp;
  }

  long oldestTimestamp() {
    return oldestTimestamp;
  }

  /** Makes commits up to {@code timestamp} visible; the latest cut must contain them. */
  void publish(long timestamp) {
    VisibleState replaced;
    synchronized (this) {
      replaced = replaceCurrent(Math.max(timestamp, current.timestamp));
    }
    retire(replaced);
  }

  /** Makes a commit visible that is in the next cut and in none before. */
  void publish(Cut next, long timestamp) {
    VisibleState replaced;
    StorePin unused;
    synchronized (this) {
      unused = replaceCut(next);
      replaced = replaceCurrent(timestamp);
    }
    close(unused);
    retire(replaced);
  }

  /** Lets new snapshots read the same timestamp from the latest cut. */
  void republish() {
    publish(0);
  }

  private VisibleState replaceCurrent(long timestamp) {
    VisibleState replaced = current;
    VisibleState state = new VisibleState(cut, timestamp);
    cut.states++;
    state.previous = replaced;
    replaced.next = state;
    current = state;
    return replaced;
  }

  /** No more snapshots; those that are open keep what they read. */
  void end() {
    ended = true;
    retire(current);
    StorePin unused;
    synchronized (this) {
      unused = leave(cut);
    }
    close(unused);
  }

  /** The cut that states published from now on read. */
  void use(Cut next) {
    StorePin unused;
    synchronized (this) {
      unused = replaceCut(next);
    }
    close(unused);
  }

  private @Nullable StorePin replaceCut(Cut next) {
    next.states++;
    next.store.cuts++;
    Cut replaced = cut;
    cut = next;
    return leave(replaced);
  }

  private void retire(VisibleState state) {
    state.retire();
    leaveUnused(state);
  }

  void release(VisibleState state, int place) {
    state.release(place);
    leaveUnused(state);
  }

  private void leaveUnused(VisibleState state) {
    if (!state.isUnused()) {
      return;
    }
    StorePin unused;
    synchronized (this) {
      if (state.unlinked) {
        return;
      }
      state.unlinked = true;
      unlink(state);
      unused = leave(state.cut);
    }
    close(unused);
  }

  private void unlink(VisibleState state) {
    VisibleState before = state.previous;
    VisibleState after = state.next;
    if (after == null) {
      return; // The current state of a closed engine.
    }
    after.previous = before;
    if (before == null) {
      oldest = after;
      oldestTimestamp = oldest.timestamp;
    } else {
      before.next = after;
    }
    // Whoever forgets a closed snapshot somewhere must not keep all later states in memory.
    state.previous = null;
    state.next = null;
  }

  private static @Nullable StorePin leave(Cut cut) {
    cut.states--;
    if (cut.states > 0) {
      return null;
    }
    cut.store.cuts--;
    return cut.store.cuts > 0 ? null : cut.store;
  }

  private static void close(@Nullable StorePin unused) {
    if (unused != null) {
      unused.snapshot.close();
    }
  }
}
