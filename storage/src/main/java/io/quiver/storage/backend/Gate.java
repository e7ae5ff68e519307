package io.quiver.storage.backend;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets reads into the library until the store is closed, and closes it only when none is inside:
 * reading what is closed would end the process. Thread-safe.
 */
final class Gate {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Set<SortedView> open = new HashSet<>();
  private boolean closed;

  void enter(String description) {
    lock.readLock().lock();
    if (closed) {
      lock.readLock().unlock();
      throw new QuiverException(ErrorCode.DATABASE_CLOSED, description + " is closed");
    }
  }

  void leave() {
    lock.readLock().unlock();
  }

  void opened(SortedView view) {
    synchronized (open) {
      open.add(view);
    }
  }

  /** Closes a view that nobody uses any more. */
  void closing(SortedView view) {
    lock.readLock().lock();
    try {
      boolean mine;
      synchronized (open) {
        mine = open.remove(view);
      }
      if (mine) {
        view.close();
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Waits for reads to end; closes all views, then the library. */
  void close(SortedStore store) {
    lock.writeLock().lock();
    try {
      closed = true;
      synchronized (open) {
        open.forEach(SortedView::close);
        open.clear();
      }
      store.close();
    } finally {
      lock.writeLock().unlock();
    }
  }
}
