package io.quiver.storage.tx;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.DefinitionVersions;
import io.quiver.storage.kv.NamespaceKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The locks of one transaction, within a limit. Confined to its transaction. */
final class TransactionLocks {
  /** Heap use of one lock with a short key. */
  private static final int LOCK_BYTES = 120;

  /** Where table definitions stand in the lock table, beside the keys of real namespaces. */
  private static final int DEFINITIONS = Integer.MIN_VALUE;

  private final LockTable table;
  private final LockOwner owner;
  private final long maximumLocks;
  private long timeoutMillis;

  TransactionLocks(LockTable table, LockOwner owner, long timeoutMillis, long maximumHeapBytes) {
    this.table = table;
    this.owner = owner;
    this.timeoutMillis = timeoutMillis;
    this.maximumLocks = maximumHeapBytes / LOCK_BYTES;
  }

  void setTimeout(long millis) {
    timeoutMillis = millis;
  }

  LockEntry acquire(int namespace, byte[] key, LockMode mode) {
    checkCount();
    return table.acquire(owner, namespace, key, mode, timeoutMillis);
  }

  /** Without waiting; null when somebody is in the way. */
  @Nullable LockEntry tryAcquire(int namespace, byte[] key) {
    checkCount();
    return table.tryAcquire(owner, namespace, key, LockMode.EXCLUSIVE);
  }

  private void checkCount() {
    if (owner.held.size() >= maximumLocks) {
      throw new QuiverException(
              ErrorCode.LIMIT_EXCEEDED,
              "the transaction holds " + maximumLocks + " locks, which is the limit")
          .withHint("Commit more often, or give the process more heap.");
    }
  }

  void definition(int tableId, LockMode mode) {
    acquire(DEFINITIONS, DefinitionVersions.key(tableId), mode);
  }

  int count() {
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
