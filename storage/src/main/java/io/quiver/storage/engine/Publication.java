package io.quiver.storage.engine;

import io.quiver.storage.kv.CommitListener;
import io.quiver.storage.kv.CommittedBatch;
import java.lang.System.Logger;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Makes commits visible in commit order, after every listener has heard of them. Lock order: the
 * commit mutex may not be taken while {@code order} is held.
 */
final class Publication {
  /** Listeners that lag by more than this catch up without holding commits back. */
  private static final int CATCH_UP_COMMITS = 256;

  private static final Logger LOGGER = System.getLogger(Publication.class.getName());

  private final VisibleStates states;
  private final @Nullable CommitLog log;
  private final Queue<CommittedBatch> pending = new ConcurrentLinkedQueue<>();
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();
  private final ReentrantLock order = new ReentrantLock();

  Publication(VisibleStates states, @Nullable CommitLog log) {
    this.states = states;
    this.log = log;
  }

  /** Called in commit order, under the commit mutex, once the overlay has the commit. */
  void add(CommittedBatch commit) {
    pending.add(commit);
  }

  /** Publishes every commit up to {@code upTo} that is not visible yet. */
  void publish(long upTo) {
    if (states.visibleTimestamp() >= upTo) {
      return;
    }
    order.lock();
    try {
      long last = 0;
      CommittedBatch head = pending.peek();
      while (head != null && head.timestamp() <= upTo) {
        pending.remove();
        tell(head);
        last = head.timestamp();
        head = pending.peek();
      }
      if (last > 0) {
        states.publish(last);
      }
    } finally {
      order.unlock();
    }
  }

  /**
   * Publishes the commit after the visible one, which no cut before {@code next} has. Nothing else
   * is pending.
   */
  void publish(CommittedBatch commit, Cut next) {
    order.lock();
    try {
      tell(commit);
      states.publish(next, commit.timestamp());
    } finally {
      order.unlock();
    }
  }

  /** A derived structure that fails never stops a commit. */
  private void tell(CommittedBatch commit) {
    for (CommitListener listener : listeners) {
      try {
        listener.committed(commit);
      } catch (RuntimeException e) {
        unsubscribe(listener);
        LOGGER.log(Logger.Level.ERROR, "A listener failed and hears of no more commits", e);
      }
    }
  }

  boolean subscribe(long fromTimestamp, CommitListener listener) {
    long reached = fromTimestamp;
    long visible = states.visibleTimestamp();
    boolean complete = true;
    while (complete && log != null && visible - reached > CATCH_UP_COMMITS) {
      complete = log.read(reached, visible, listener);
      reached = visible;
      visible = states.visibleTimestamp();
    }
    order.lock();
    try {
      visible = states.visibleTimestamp();
      if (complete && reached < visible) {
        complete = log != null && log.read(reached, visible, listener);
      }
      listeners.add(listener);
      return complete;
    } finally {
      order.unlock();
    }
  }

  void unsubscribe(CommitListener listener) {
    listeners.remove(listener);
  }
}
