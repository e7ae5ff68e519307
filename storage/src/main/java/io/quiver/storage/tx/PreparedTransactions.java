package io.quiver.storage.tx;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommitRequest;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.Keys;
import io.quiver.storage.kv.NamespaceRange;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.log.WriteBatchCodec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Transactions that have promised to be able to commit and wait for their outcome. What was
 * promised is an ordinary commit to a namespace of its own, so log, checkpoint, backup and recovery
 * know nothing of it; the outcome is a second commit that moves the writes to their places. Until
 * then, also after the database was opened again, the locks are held and nobody may write into what
 * a SERIALIZABLE one has read. Thread-safe.
 */
final class PreparedTransactions {
  /** One that is waiting. */
  private static final class Waiting {
    final LockOwner owner;
    final long sinceMillis;
    final int parts;
    final int lockCount;

    /** The highest key that it writes in each namespace. */
    final Map<Integer, byte[]> lastKeys;

    /** Guarded by this object. */
    boolean decided;

    Waiting(LockOwner owner, PreparedRecord record, WriteBatch writes) {
      this.owner = owner;
      this.sinceMillis = record.sinceMillis();
      this.parts = record.parts();
      this.lockCount = record.locks().size();
      this.lastKeys = new HashMap<>();
      writes.writes().forEach((namespace, part) -> lastKeys.put(namespace, part.lastKey()));
    }
  }

  private final KeyValueEngine engine;
  private final LockTable locks;
  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

  PreparedTransactions(KeyValueEngine engine, LockTable locks) {
    this.engine = engine;
    this.locks = locks;
  }

  /** Takes the locks of all that were waiting when the database was last closed. */
  void recover(LongSupplier nextId) {
    try (Snapshot snapshot = engine.snapshot();
        KeyValueCursor cursor =
            snapshot.scan(PreparedRecord.NAMESPACE, KeyRange.ALL, Direction.FORWARD)) {
      while (cursor.next()) {
        if (PreparedRecord.part(cursor.key()) == 0) {
          String name = PreparedRecord.name(cursor.key());
          PreparedRecord record = PreparedRecord.decode(cursor.value());
          LockOwner owner = new LockOwner(nextId.getAsLong());
          for (PreparedRecord.HeldLock lock : record.locks()) {
            locks.acquire(owner, lock.namespace(), lock.key().bytes(), lock.mode(), 0);
          }
          engine.bindReads(owner.transactionId, record.ranges());
          waiting.put(name, new Waiting(owner, record, writes(snapshot, name, record.parts())));
        }
      }
    }
  }

  private static WriteBatch writes(Snapshot snapshot, String name, int parts) {
    WriteBatch writes = new WriteBatch();
    for (int part = 1; part <= parts; part++) {
      byte[] bytes = snapshot.get(PreparedRecord.NAMESPACE, PreparedRecord.key(name, part));
      if (bytes == null) {
        throw new QuiverException(
            ErrorCode.CORRUPT_FILE,
            "part " + part + " of prepared transaction " + name + " is gone");
      }
      WriteBatchCodec.decode(bytes, writes);
    }
    return writes;
  }

  /**
   * Makes the promise durable; the owner's locks are this object's from then on.
   *
   * @param request everything but the writes as the transaction would commit it
   * @param ranges what others may not write into before the outcome
   */
  void prepare(
      String name,
      LockOwner owner,
      CommitRequest request,
      List<NamespaceRange> ranges,
      long nowMillis) {
    List<PreparedRecord.HeldLock> held = new ArrayList<>(owner.held.size());
    for (LockEntry entry : owner.held) {
      held.add(
          new PreparedRecord.HeldLock(
              entry.namespace,
              new PreparedRecord.Bytes(entry.key),
              entry.isExclusiveOf(owner) ? LockMode.EXCLUSIVE : LockMode.SHARED));
    }
    List<byte[]> parts = WriteBatchCodec.encode(request.writes()).parts();
    PreparedRecord record = new PreparedRecord(nowMillis, parts.size(), held, ranges);
    WriteBatch promise = new WriteBatch();
    promise.put(PreparedRecord.NAMESPACE, PreparedRecord.key(name, 0), record.encode());
    for (int i = 0; i < parts.size(); i++) {
      promise.put(PreparedRecord.NAMESPACE, PreparedRecord.key(name, i + 1), parts.get(i));
    }
    Waiting mine = new Waiting(owner, record, request.writes());
    if (waiting.putIfAbsent(name, mine) != null) {
      throw new QuiverException(
          ErrorCode.OBJECT_EXISTS, "there is a prepared transaction " + name + " already");
    }
    boolean prepared = false;
    // Before the commit that validates: nothing may slip in between.
    engine.bindReads(owner.transactionId, ranges);
    try {
      engine.commit(
          new CommitRequest(
              owner.transactionId,
              request.snapshotTimestamp(),
              promise,
              request.unchanged(),
              request.readRanges(),
              request.present(),
              request.absent(),
              // Own removals would count as rows here; the locks keep others out.
              List.of(),
              request.definitions()));
      prepared = true;
    } finally {
      if (!prepared) {
        waiting.remove(name);
        engine.bindReads(owner.transactionId, List.of());
      }
    }
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
      WriteBatch writes;
      long timestamp;
      try (Snapshot snapshot = engine.snapshot()) {
        timestamp = snapshot.timestamp();
        writes = commit ? writes(snapshot, name, mine.parts) : new WriteBatch();
      }
      for (int part = 0; part <= mine.parts; part++) {
        writes.remove(PreparedRecord.NAMESPACE, PreparedRecord.key(name, part));
      }
      engine.commit(
          new CommitRequest(
              mine.owner.transactionId,
              timestamp,
              writes,
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              Map.of()));
      mine.decided = true;
    }
    waiting.remove(name);
    engine.bindReads(mine.owner.transactionId, List.of());
    locks.releaseAll(mine.owner);
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
      byte[] key = one.lastKeys.get(namespace);
      if (key != null && (last == null || Keys.ORDER.compare(key, last) > 0)) {
        last = key;
      }
    }
    return last;
  }
}
