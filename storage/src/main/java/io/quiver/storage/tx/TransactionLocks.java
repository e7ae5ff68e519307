package io.quiver.storage.tx;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.DefinitionVersions;
import io.quiver.storage.kv.NamespaceKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The locks of one transaction. Confined to its transaction.
 *
 * <p>Who locks keys of a table holds a shared lock on the table's definition (writers) or on its
 * references (who refers to its rows). When a transaction has more locks and assertions than its
 * part of the heap allows, it trades those on keys of a table for exclusive locks on these two: at
 * first only if nobody is in the way, with twice as many it waits for that.
 */
final class TransactionLocks {
  /** Heap use of one lock, or of one assertion, with a short key. */
  private static final int LOCK_BYTES = 120;

  /** A table with fewer than this part of all keeps its locks. */
  private static final int WORTHWHILE = 16;

  /** Where table definitions stand in the lock table, beside the keys of real namespaces. */
  static final int DEFINITIONS = Integer.MIN_VALUE;

  /** Where references to tables stand in the lock table. */
  static final int REFERENCES = Integer.MIN_VALUE + 1;

  private final LockTable table;
  private final LockOwner owner;
  private final Assertions assertions;
  private final Savepoints savepoints;
  private final int limit;
  private final Map<Integer, TableUse> tables = new HashMap<>();
  private final Map<Integer, TableUse> namespaces = new HashMap<>();
  private long timeoutMillis;
  private int nextLook;

  TransactionLocks(
      LockTable table,
      LockOwner owner,
      Assertions assertions,
      Savepoints savepoints,
      long timeoutMillis,
      long heapBytes) {
    this.table = table;
    this.owner = owner;
    this.assertions = assertions;
    this.savepoints = savepoints;
    this.timeoutMillis = timeoutMillis;
    this.limit = Math.clamp(heapBytes / LOCK_BYTES, 1, Integer.MAX_VALUE / 4);
    this.nextLook = limit;
  }

  void setTimeout(long millis) {
    timeoutMillis = millis;
  }

  // ---- tables

  boolean knows(int tableId, long version) {
    TableUse use = tables.get(tableId);
    return use != null && use.version == version;
  }

  /** Learns in which namespaces a table's keys are locked. */
  void declare(int tableId, long version, int... keyNamespaces) {
    TableUse use = tables.computeIfAbsent(tableId, TableUse::new);
    use.version = version;
    for (int namespace : keyNamespaces) {
      namespaces.put(namespace, use);
    }
  }

  void definition(int tableId, LockMode mode) {
    TableUse use = tables.get(tableId);
    if (use != null && use.defined && mode == LockMode.SHARED) {
      return;
    }
    LockEntry unused = get(DEFINITIONS, tableId, mode);
    if (use != null) {
      use.defined = true;
    }
  }

  /** Before keys of a table are locked that rows of others refer to. */
  void refer(int tableId) {
    TableUse use = tables.computeIfAbsent(tableId, TableUse::new);
    if (!use.referred) {
      LockEntry unused = get(REFERENCES, tableId, LockMode.SHARED);
      use.referred = true;
    }
  }

  private LockEntry get(int kind, int tableId, LockMode mode) {
    return table.acquire(owner, kind, DefinitionVersions.key(tableId), mode, timeoutMillis);
  }

  /** Whether the lock on a table makes one on a key of this namespace superfluous. */
  boolean isCovered(int namespace, LockMode mode) {
    TableUse use = namespaces.get(namespace);
    return use != null && use.covers(mode);
  }

  /** Whether nobody else can write to the namespace. */
  boolean isUnwritten(int namespace) {
    TableUse use = namespaces.get(namespace);
    return use != null && use.level >= TableUse.UNWRITTEN;
  }

  // ---- keys

  /** Null when the key needs none. */
  @Nullable LockEntry acquire(int namespace, byte[] key, LockMode mode) {
    if (needsNone(namespace, mode)) {
      return null;
    }
    return table.acquire(owner, namespace, key, mode, timeoutMillis);
  }

  /** Without waiting for the key; null when somebody is in the way. */
  @Nullable LockEntry tryAcquire(int namespace, byte[] key, LockMode mode) {
    return table.tryAcquire(owner, namespace, key, mode);
  }

  /** Also makes room for one more. */
  boolean needsNone(int namespace, LockMode mode) {
    if (isCovered(namespace, mode)) {
      return true;
    }
    if (count() < nextLook) {
      return false;
    }
    makeRoom();
    return isCovered(namespace, mode);
  }

  private void makeRoom() {
    int before = count();
    trade(before >= 2 * limit);
    int after = count();
    if (after >= 2 * limit) {
      throw new QuiverException(
              ErrorCode.LIMIT_EXCEEDED,
              "the transaction holds " + after + " locks, which is more than its memory allows")
          .withHint("Commit more often, or give the process more heap.");
    }
    nextLook = Math.min(2 * limit, Math.max(limit, after + limit / 4));
  }

  /** Trades locks on keys for locks on tables, as far as that is worth while. */
  private void trade(boolean wait) {
    tables.values().forEach(use -> use.count = 0);
    for (LockEntry entry : owner.held) {
      countOne(entry.namespace);
    }
    assertions.forEachNamespace(this::countOne);
    for (TableUse use : List.copyOf(tables.values())) {
      if (use.count >= limit / WORTHWHILE && use.count > 0) {
        raise(use, wait);
      }
    }
    table.release(owner, entry -> isCovered(entry.namespace, entry.modeOf(owner)));
    savepoints.forgetAssertions(this::isUnwritten);
  }

  private void countOne(int namespace) {
    TableUse use = namespaces.get(namespace);
    if (use != null) {
      use.count++;
    }
  }

  private void raise(TableUse use, boolean wait) {
    if (use.level == TableUse.SHARED && has(DEFINITIONS, use.tableId, wait)) {
      use.level = TableUse.UNWRITTEN;
      use.defined = true;
    }
    if (use.level == TableUse.UNWRITTEN && use.defined && locksExclusively(use)) {
      if (has(REFERENCES, use.tableId, wait)) {
        use.level = TableUse.ALONE;
        use.referred = true;
      }
    }
  }

  private boolean locksExclusively(TableUse use) {
    for (LockEntry entry : owner.held) {
      if (entry.isExclusiveOf(owner) && namespaces.get(entry.namespace) == use) {
        return true;
      }
    }
    return false;
  }

  private boolean has(int kind, int tableId, boolean wait) {
    if (wait) {
      LockEntry unused = get(kind, tableId, LockMode.EXCLUSIVE);
      return true;
    }
    byte[] key = DefinitionVersions.key(tableId);
    return table.tryAcquire(owner, kind, key, LockMode.EXCLUSIVE) != null;
  }

  /** Of locks and assertions. */
  private int count() {
    return owner.held.size() + assertions.size();
  }

  int held() {
    return owner.held.size();
  }

  /** Gives back the lock that it got last. */
  void releaseLast() {
    table.releaseLast(owner);
  }

  void releaseAll() {
    table.releaseAll(owner);
  }

  /** Ids of the transactions that it waits for at this moment. */
  List<Long> blockers() {
    return table.blockersOf(owner);
  }

  /** What it waits for at this moment. */
  List<LockWait> waits(Instant now) {
    return table.waitsOf(owner, now);
  }

  /** Keys that were read before they were locked: nobody may have written them meanwhile. */
  List<NamespaceKey> forUpdate() {
    List<NamespaceKey> keys = new ArrayList<>();
    for (LockEntry entry : owner.held) {
      if (entry.isForUpdate()) {
        keys.add(entry.namespaceKey());
      }
    }
    return keys;
  }
}
