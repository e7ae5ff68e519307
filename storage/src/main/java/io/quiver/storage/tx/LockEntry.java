package io.quiver.storage.tx;

import io.quiver.storage.kv.NamespaceKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The holders of one locked key and the queue for it. Guarded by its {@link LockStripe}.
 *
 * <p>The queue is first come, first served, except that a holder who wants more goes to its head:
 * nobody behind could be served before it anyway.
 */
final class LockEntry {
  final int namespace;
  final byte[] key;
  final int hash;

  /** The next entry of the same bucket. */
  @Nullable LockEntry next;

  private @Nullable LockOwner exclusive;

  // Null while there are none: most locks are exclusive and nobody waits.
  private @Nullable List<LockOwner> shared;
  private @Nullable Deque<LockWaiter> queue;

  /** Whether the exclusive holder read the value before and relies on it; its own. */
  private boolean forUpdate;

  LockEntry(int namespace, byte[] key, int hash) {
    this.namespace = namespace;
    this.key = key;
    this.hash = hash;
  }

  boolean is(int otherNamespace, byte[] otherKey) {
    return namespace == otherNamespace && Arrays.equals(key, otherKey);
  }

  NamespaceKey namespaceKey() {
    return new NamespaceKey(namespace, key);
  }

  boolean isForUpdate() {
    return forUpdate;
  }

  /** Called by the exclusive holder only. */
  void markForUpdate() {
    forUpdate = true;
  }

  /** Called by a holder only. */
  boolean isExclusiveOf(LockOwner owner) {
    return exclusive == owner;
  }

  /** Called by a holder only. */
  LockMode modeOf(LockOwner owner) {
    return exclusive == owner ? LockMode.EXCLUSIVE : LockMode.SHARED;
  }

  boolean isHeldBy(LockOwner owner) {
    return exclusive == owner || isSharedBy(owner);
  }

  private boolean isSharedBy(LockOwner owner) {
    return shared != null && shared.contains(owner);
  }

  private int sharers() {
    return shared == null ? 0 : shared.size();
  }

  /** Grants at once if nobody is in the way or waits longer. */
  boolean tryGrant(LockOwner owner, LockMode mode) {
    if (exclusive == owner) {
      return true;
    }
    if (exclusive != null) {
      return false;
    }
    boolean holds = isSharedBy(owner);
    if (holds && mode == LockMode.SHARED) {
      return true;
    }
    if (!holds && hasQueue()) {
      return false;
    }
    if (mode == LockMode.EXCLUSIVE && sharers() > (holds ? 1 : 0)) {
      return false;
    }
    give(owner, mode);
    return true;
  }

  private void give(LockOwner owner, LockMode mode) {
    if (mode == LockMode.EXCLUSIVE) {
      removeSharer(owner);
      exclusive = owner;
      return;
    }
    if (shared == null) {
      shared = new ArrayList<>(2);
    }
    shared.add(owner);
  }

  private void removeSharer(LockOwner owner) {
    if (shared != null) {
      shared.remove(owner);
    }
  }

  LockWaiter enqueue(LockOwner owner, LockMode mode) {
    LockWaiter waiter = new LockWaiter(this, owner, mode, isSharedBy(owner));
    Deque<LockWaiter> waiters = queue;
    if (waiters == null) {
      waiters = new ArrayDeque<>(4);
      queue = waiters;
    }
    if (waiter.upgrade) {
      waiters.addFirst(waiter);
    } else {
      waiters.addLast(waiter);
    }
    return waiter;
  }

  /** Takes back a request that was not granted. */
  void abandon(LockWaiter waiter) {
    if (queue != null) {
      queue.remove(waiter);
    }
    grantQueued();
  }

  void release(LockOwner owner) {
    if (exclusive == owner) {
      exclusive = null;
      forUpdate = false;
    } else {
      removeSharer(owner);
    }
    grantQueued();
  }

  private void grantQueued() {
    Deque<LockWaiter> waiters = queue;
    if (waiters == null) {
      return;
    }
    LockWaiter first = waiters.peekFirst();
    while (first != null && isFree(first)) {
      waiters.removeFirst();
      give(first.owner, first.mode);
      first.grant();
      first = waiters.peekFirst();
    }
  }

  private boolean isFree(LockWaiter waiter) {
    if (exclusive != null) {
      return false;
    }
    return waiter.mode == LockMode.SHARED
        || sharers() == 0
        || (sharers() == 1 && isSharedBy(waiter.owner));
  }

  /** Whom a waiter waits for: conflicting holders and conflicting requests before it. */
  void blockers(LockWaiter waiter, Collection<LockOwner> into) {
    if (waiter.isGranted()) {
      return;
    }
    if (exclusive != null && exclusive != waiter.owner) {
      into.add(exclusive);
    }
    if (waiter.mode == LockMode.EXCLUSIVE && shared != null) {
      for (LockOwner holder : shared) {
        if (holder != waiter.owner) {
          into.add(holder);
        }
      }
    }
    if (queue != null) {
      for (LockWaiter earlier : queue) {
        if (earlier == waiter) {
          return;
        }
        if (earlier.conflictsWith(waiter)) {
          into.add(earlier.owner);
        }
      }
    }
  }

  boolean isUnused() {
    return exclusive == null && sharers() == 0 && !hasQueue();
  }

  private boolean hasQueue() {
    return queue != null && !queue.isEmpty();
  }
}
