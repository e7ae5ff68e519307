package io.quiver.storage.tx;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Keys;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Shared and exclusive locks on keys, held until their transaction ends. Thread-safe.
 *
 * <p>A lock that is free costs one hash lookup under a stripe's monitor. Who has to wait looks
 * first, in the graph of who waits for whom, whether waiting would close a circle; then it is the
 * victim. Circles can only come about with a new wait, and waits begin one after another under
 * {@code waits}, so none is missed. Lock order: {@code waits}, then one stripe.
 */
final class LockTable {
  static final int STRIPE_BITS = 6;

  private final LockStripe[] stripes = new LockStripe[1 << STRIPE_BITS];
  private final ReentrantLock waits = new ReentrantLock();

  LockTable() {
    Arrays.setAll(stripes, i -> new LockStripe());
  }

  /** Returns once the owner holds the lock, in this mode or a stronger one. */
  LockEntry acquire(LockOwner owner, int namespace, byte[] key, LockMode mode, long timeoutMillis) {
    int hash = hash(namespace, key);
    LockStripe stripe = stripes[hash & (stripes.length - 1)];
    synchronized (stripe) {
      LockEntry entry = stripe.findOrAdd(namespace, key, hash);
      if (tryGrant(entry, owner, mode)) {
        return entry;
      }
    }
    LockWaiter waiter;
    waits.lock();
    try {
      synchronized (stripe) {
        // Looked up again: it may have been released and removed in between.
        LockEntry entry = stripe.findOrAdd(namespace, key, hash);
        if (tryGrant(entry, owner, mode)) {
          return entry;
        }
        waiter = entry.enqueue(owner, mode);
        owner.waiting = waiter;
      }
      if (closesCircle(waiter) && abandon(stripe, waiter)) {
        throw new QuiverException(
                ErrorCode.DEADLOCK, "this transaction and others wait for each other's locks")
            .withHint("Roll back and run the transaction again.");
      }
    } finally {
      waits.unlock();
    }
    return await(stripe, waiter, timeoutMillis);
  }

  /** Without waiting; null when somebody is in the way. */
  @Nullable LockEntry tryAcquire(LockOwner owner, int namespace, byte[] key, LockMode mode) {
    int hash = hash(namespace, key);
    LockStripe stripe = stripes[hash & (stripes.length - 1)];
    synchronized (stripe) {
      LockEntry entry = stripe.findOrAdd(namespace, key, hash);
      return tryGrant(entry, owner, mode) ? entry : null;
    }
  }

  private static boolean tryGrant(LockEntry entry, LockOwner owner, LockMode mode) {
    boolean held = entry.isHeldBy(owner);
    boolean granted = entry.tryGrant(owner, mode);
    if (granted && !held) {
      owner.held.add(entry);
    }
    return granted;
  }

  private LockEntry await(LockStripe stripe, LockWaiter waiter, long timeoutMillis) {
    LockOwner owner = waiter.owner;
    long now = System.nanoTime();
    long patience = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
    boolean statementEnds = owner.deadlineNanos != 0 && owner.deadlineNanos - now < patience;
    long deadline = statementEnds ? owner.deadlineNanos : now + patience;
    while (!waiter.isGranted()) {
      long left = deadline - System.nanoTime();
      if (owner.isCancelled() || Thread.currentThread().isInterrupted()) {
        if (abandon(stripe, waiter)) {
          throw new QuiverException(
              ErrorCode.STATEMENT_CANCELLED, "cancelled while waiting for a lock");
        }
      } else if (left <= 0) {
        List<LockOwner> blockers = blockers(waiter);
        if (abandon(stripe, waiter)) {
          throw statementEnds ? statementTimeout(blockers) : timeout(timeoutMillis, blockers);
        }
      }
      LockSupport.parkNanos(this, left);
    }
    owner.waiting = null;
    LockEntry entry = waiter.entry;
    if (!waiter.upgrade) {
      owner.held.add(entry);
    }
    return entry;
  }

  private static QuiverException timeout(long timeoutMillis, List<LockOwner> blockers) {
    return new QuiverException(
            ErrorCode.LOCK_TIMEOUT, "waited " + timeoutMillis + " ms for a lock" + names(blockers))
        .withHint("Run the transaction again, or wait longer for locks (SET lock_timeout).");
  }

  private static QuiverException statementTimeout(List<LockOwner> blockers) {
    return new QuiverException(
        ErrorCode.STATEMENT_TIMEOUT,
        "the statement's time ran out while it waited for a lock" + names(blockers));
  }

  private static String names(List<LockOwner> blockers) {
    StringBuilder names = new StringBuilder(40);
    String separator = " that is held or wanted by transaction ";
    for (LockOwner blocker : blockers) {
      names.append(separator).append(blocker.transactionId);
      separator = ", ";
    }
    return names.toString();
  }

  /** Ids of the transactions that an owner waits for at this moment. */
  List<Long> blockersOf(LockOwner owner) {
    LockWaiter waiter = owner.waiting;
    if (waiter == null || waiter.isGranted()) {
      return List.of();
    }
    List<Long> ids = new ArrayList<>();
    for (LockOwner blocker : blockers(waiter)) {
      ids.add(blocker.transactionId);
    }
    return ids;
  }

  /** What an owner waits for at this moment, once for each that is in its way. */
  List<LockWait> waitsOf(LockOwner owner, Instant now) {
    LockWaiter waiter = owner.waiting;
    if (waiter == null || waiter.isGranted()) {
      return List.of();
    }
    Instant since = now.minusNanos(System.nanoTime() - waiter.sinceNanos);
    LockedPlace place = LockedPlace.of(waiter.entry.namespaceKey());
    Set<Long> ids = new TreeSet<>();
    for (LockOwner blocker : blockers(waiter)) {
      ids.add(blocker.transactionId);
    }
    return ids.stream()
        .map(id -> new LockWait(owner.transactionId, id, waiter.mode, since, place))
        .toList();
  }

  /** Whom it waits for now. */
  private List<LockOwner> blockers(LockWaiter waiter) {
    List<LockOwner> blockers = new ArrayList<>();
    synchronized (stripes[waiter.entry.hash & (stripes.length - 1)]) {
      waiter.entry.blockers(waiter, blockers);
    }
    return blockers;
  }

  /** False when the lock was granted meanwhile. */
  private static boolean abandon(LockStripe stripe, LockWaiter waiter) {
    synchronized (stripe) {
      if (waiter.isGranted()) {
        return false;
      }
      waiter.entry.abandon(waiter);
      stripe.removeIfUnused(waiter.entry);
    }
    waiter.owner.waiting = null;
    return true;
  }

  private boolean closesCircle(LockWaiter start) {
    Set<LockOwner> seen = new HashSet<>();
    Deque<LockWaiter> open = new ArrayDeque<>();
    open.add(start);
    while (!open.isEmpty()) {
      for (LockOwner blocker : blockers(open.remove())) {
        if (blocker == start.owner) {
          return true;
        }
        LockWaiter further = blocker.waiting;
        if (seen.add(blocker) && further != null) {
          open.add(further);
        }
      }
    }
    return false;
  }

  /** Gives back the lock that the owner got last. */
  void releaseLast(LockOwner owner) {
    release(owner, owner.held.remove(owner.held.size() - 1));
  }

  /** Gives back some of the owner's locks. */
  void release(LockOwner owner, Predicate<LockEntry> some) {
    List<LockEntry> kept = new ArrayList<>();
    for (LockEntry entry : owner.held) {
      if (some.test(entry)) {
        release(owner, entry);
      } else {
        kept.add(entry);
      }
    }
    owner.held.clear();
    owner.held.trimToSize();
    owner.held.addAll(kept);
  }

  void releaseAll(LockOwner owner) {
    for (LockEntry entry : owner.held) {
      release(owner, entry);
    }
    owner.held.clear();
  }

  private void release(LockOwner owner, LockEntry entry) {
    LockStripe stripe = stripes[entry.hash & (stripes.length - 1)];
    synchronized (stripe) {
      entry.release(owner);
      stripe.removeIfUnused(entry);
    }
  }

  private static int hash(int namespace, byte[] key) {
    int hash = Keys.hash(key) ^ (namespace * 0x9E3779B9);
    return hash ^ (hash >>> 15);
  }
}
