package io.quiver.storage.tx;

import io.quiver.storage.engine.LargeParts;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommitRequest;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.Keys;
import io.quiver.storage.kv.LargeWrites;
import io.quiver.storage.kv.NamespaceRange;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.log.WriteBatchCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that have promised to be able to commit and wait for their outcome. What was
 * promised is an ordinary commit to a namespace of its own, so log, checkpoint, backup and recovery
 * know nothing of it; the outcome is a second commit that moves the writes to their places. Until
 * then, also after the database was opened again, the locks are held and nobody may write into what
 * a SERIALIZABLE one has read. Two of them that would be in each other's way are never both
 * prepared: an outcome cannot fail. Writes that do not fit into memory are read and moved part by
 * part. Thread-safe.
 */
final class PreparedTransactions {
  /** One that is waiting. While its monitor is held it is being prepared or decided. */
  private static final class Waiting {
    final String name;
    final LockOwner owner;
    final long sinceMillis;
    final int lockCount;
    final List<NamespaceRange> ranges;
    final PreparedIndex index;

    /** In the order in which they came; set before others can see it. */
    long number;

    /** Guarded by this object. */
    boolean decided;

    Waiting(String name, LockOwner owner, PreparedRecord record, PreparedIndex index) {
      this.name = name;
      this.owner = owner;
      this.sinceMillis = record.sinceMillis();
      this.lockCount = record.locks().size();
      this.ranges = record.ranges();
      this.index = index;
    }
  }

  private final KeyValueEngine engine;
  private final LockTable locks;
  private final SpillOptions options;
  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

  /** Guarded by this object. */
  private long lastNumber;

  PreparedTransactions(KeyValueEngine engine, LockTable locks, SpillOptions options) {
    this.engine = engine;
    this.locks = locks;
    this.options = options;
  }

  /** Takes the locks of all that were waiting when the database was last closed. */
  void recover(LongSupplier nextId) {
    try (Snapshot snapshot = engine.snapshot();
        KeyValueCursor cursor =
            snapshot.scan(PreparedRecord.NAMESPACE, KeyRange.ALL, Direction.FORWARD)) {
      while (cursor.next()) {
        if (PreparedRecord.part(cursor.key()) == 0) {
          recover(
              PreparedRecord.name(cursor.key()),
              PreparedRecord.decode(cursor.value()),
              snapshot,
              new LockOwner(nextId.getAsLong()));
        }
      }
    }
  }

  private void recover(String name, PreparedRecord record, Snapshot snapshot, LockOwner owner) {
    for (PreparedRecord.HeldLock lock : record.locks()) {
      locks.acquire(owner, lock.namespace(), lock.key().bytes(), lock.mode(), 0);
    }
    engine.bindReads(owner.transactionId, record.ranges());
    PreparedIndex index = new PreparedIndex();
    for (int part = 1; part <= record.parts(); part++) {
      index.add(PreparedWrites.part(snapshot, name, part));
    }
    waiting.put(name, new Waiting(name, owner, record, index));
  }

  /**
   * Makes the promise durable; the owner's locks are this object's from then on.
   *
   * @param request what the transaction would commit, but for {@code large}
   * @param large its writes to namespaces that do not fit into memory, or null
   */
  void prepare(
      String name,
      LockOwner owner,
      CommitRequest request,
      @Nullable LargeWrites large,
      long nowMillis) {
    List<NamespaceRange> ranges = new ArrayList<>(request.readRanges());
    ranges.addAll(request.empty());
    Supplier<Iterator<byte[]>> parts;
    if (large == null) {
      List<byte[]> inMemory = WriteBatchCodec.encode(request.writes()).parts();
      parts = inMemory::iterator;
    } else {
      parts = () -> new LargeParts(request.writes(), large);
    }
    PreparedIndex index = new PreparedIndex();
    parts.get().forEachRemaining(index::add);
    PreparedRecord record = new PreparedRecord(nowMillis, index.parts(), held(owner), ranges);
    Waiting mine = new Waiting(name, owner, record, index);
    // Whoever wants to know more of it waits until it is prepared, or is not.
    synchronized (mine) {
      register(mine, request, large);
      boolean prepared = false;
      try {
        // Before the commit that validates: nothing may slip in between.
        engine.bindReads(owner.transactionId, ranges);
        checkReads(mine, request.readRanges());
        commitPromise(mine, record, request, large, parts);
        prepared = true;
      } finally {
        if (!prepared) {
          mine.decided = true;
          waiting.remove(name);
          engine.bindReads(owner.transactionId, List.of());
        }
      }
    }
  }

  private static List<PreparedRecord.HeldLock> held(LockOwner owner) {
    List<PreparedRecord.HeldLock> held = new ArrayList<>(owner.held.size());
    for (LockEntry entry : owner.held) {
      held.add(
          new PreparedRecord.HeldLock(
              entry.namespace,
              new PreparedRecord.Bytes(entry.key),
              entry.isExclusiveOf(owner) ? LockMode.EXCLUSIVE : LockMode.SHARED));
    }
    return held;
  }

  /** From here on later ones see it; what it writes, none before it may have read. */
  private synchronized void register(
      Waiting mine, CommitRequest request, @Nullable LargeWrites large) {
    if (waiting.containsKey(mine.name)) {
      throw new QuiverException(
          ErrorCode.OBJECT_EXISTS, "there is a prepared transaction " + mine.name + " already");
    }
    for (Waiting other : waiting.values()) {
      for (NamespaceRange range : other.ranges) {
        if (request.writes().touches(range.namespace(), range.range())
            || (large != null && large.touches(range.namespace(), range.range()))) {
          throw conflict("a prepared transaction has read what is to be written");
        }
      }
    }
    mine.number = ++lastNumber;
    waiting.put(mine.name, mine);
  }

  /** What it has read none before it may be about to write: it could commit neither way then. */
  private void checkReads(Waiting mine, List<NamespaceRange> reads) {
    if (reads.isEmpty()) {
      return;
    }
    for (Waiting other : waiting.values()) {
      // Of two, only the later one asks; it may wait for the earlier one, never the other way.
      if (other.number < mine.number) {
        synchronized (other) {
          if (!other.decided) {
            checkReads(other, reads, mine.name);
          }
        }
      }
    }
  }

  private void checkReads(Waiting other, List<NamespaceRange> reads, String reader) {
    try (Snapshot snapshot = engine.snapshot()) {
      PreparedWrites writes = new PreparedWrites(snapshot, other.name, other.index);
      for (NamespaceRange range : reads) {
        if (writes.touches(range.namespace(), range.range())) {
          throw conflict(reader + " has read what prepared transaction " + other.name + " writes");
        }
      }
    }
  }

  private static QuiverException conflict(String message) {
    return new QuiverException(ErrorCode.SERIALIZATION_FAILURE, message)
        .withHint("Run the transaction again when the prepared one has its outcome.");
  }

  private void commitPromise(
      Waiting mine,
      PreparedRecord record,
      CommitRequest request,
      @Nullable LargeWrites large,
      Supplier<Iterator<byte[]>> parts) {
    WriteBatch promise = new WriteBatch();
    CommitRequest commit =
        new CommitRequest(
            mine.owner.transactionId,
            request.snapshotTimestamp(),
            promise,
            request.unchanged(),
            request.readRanges(),
            request.present(),
            request.absent(),
            // Own removals would count as rows here; the locks keep others out.
            List.of(),
            request.definitions());
    if (large != null) {
      engine.commit(commit, new LargePromise(mine.name, record.encode(), parts));
      return;
    }
    promise.put(PreparedRecord.NAMESPACE, PreparedRecord.key(mine.name, 0), record.encode());
    Iterator<byte[]> all = parts.get();
    for (int part = 1; all.hasNext(); part++) {
      promise.put(PreparedRecord.NAMESPACE, PreparedRecord.key(mine.name, part), all.next());
    }
    engine.commit(commit);
  }

  void commit(String name) {
    decide(name, true);
  }

  void rollback(String name) {
    decide(name, false);
  }

  private void decide(String name, boolean commit) {
    Waiting mine = waiting.get(name);
    if (mine == null) {
      throw unknown(name);
    }
    synchronized (mine) {
      if (mine.decided) {
        throw unknown(name);
      }
      try (Snapshot snapshot = engine.snapshot()) {
        decide(mine, commit, snapshot);
      }
      mine.decided = true;
    }
    waiting.remove(name);
    engine.bindReads(mine.owner.transactionId, List.of());
    locks.releaseAll(mine.owner);
  }

  private void decide(Waiting mine, boolean commit, Snapshot snapshot) {
    WriteBatch writes = new WriteBatch();
    PreparedWrites promised = new PreparedWrites(snapshot, mine.name, mine.index);
    boolean large = commit && mine.index.heapBytes() > options.heapBytes();
    if (commit) {
      for (int namespace : mine.index.namespaces()) {
        if (!large || !options.mayLeave(namespace)) {
          promised.take(namespace, writes);
        }
      }
    }
    for (int part = 0; part <= mine.index.parts(); part++) {
      writes.remove(PreparedRecord.NAMESPACE, PreparedRecord.key(mine.name, part));
    }
    CommitRequest request =
        new CommitRequest(
            mine.owner.transactionId,
            snapshot.timestamp(),
            writes,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of());
    if (large && !promised.namespaces().isEmpty()) {
      engine.commit(request, promised);
    } else {
      engine.commit(request);
    }
  }

  private static QuiverException unknown(String name) {
    return new QuiverException(
        ErrorCode.OBJECT_NOT_FOUND, "there is no prepared transaction " + name);
  }

  List<PreparedInfo> all() {
    List<PreparedInfo> all = new ArrayList<>();
    waiting.forEach(
        (name, one) ->
            all.add(
                new PreparedInfo(
                    one.owner.transactionId,
                    name,
                    Instant.ofEpochMilli(one.sinceMillis),
                    one.lockCount)));
    return all;
  }

  /** The highest key that any of them writes in a namespace. */
  byte @Nullable [] lastKey(int namespace) {
    byte[] last = null;
    for (Waiting one : waiting.values()) {
      PreparedIndex.Span span = one.index.span(namespace);
      if (span != null && (last == null || Keys.ORDER.compare(span.lastKey, last) > 0)) {
        last = span.lastKey;
      }
    }
    return last;
  }
}
