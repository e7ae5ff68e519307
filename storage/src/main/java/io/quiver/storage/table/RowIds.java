package io.quiver.storage.table;

import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.tx.Transaction;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids for rows of tables whose primary key is not their row id: counted up from the highest that
 * exists, none given twice while the database is open. Thread-safe.
 */
final class RowIds {
  private final Map<Integer, AtomicLong> counters = new ConcurrentHashMap<>();

  long next(Transaction transaction, TableAccess table) {
    AtomicLong counter = counters.get(table.namespace);
    if (counter == null) {
      counter =
          counters.computeIfAbsent(
              table.namespace, id -> new AtomicLong(highest(transaction, table.namespace)));
    }
    long rowId = counter.incrementAndGet();
    if (rowId == Long.MIN_VALUE) {
      counter.decrementAndGet();
      throw new QuiverException(
          ErrorCode.LIMIT_EXCEEDED, "table " + table.table.name() + " has used up its row ids");
    }
    return rowId;
  }

  private static long highest(Transaction transaction, int namespace) {
    try (KeyValueCursor last =
        transaction.scanLatest(namespace, KeyRange.ALL, Direction.BACKWARD)) {
      byte[] prepared = transaction.lastPreparedKey(namespace);
      long highest = prepared == null ? 0 : Math.max(0, RowKeys.decode(prepared));
      return last.next() ? Math.max(highest, RowKeys.decode(last.key())) : highest;
    }
  }

  /** For a table that is gone, or whose rows were given ids by somebody else. */
  void forget(int namespace) {
    counters.remove(namespace);
  }
}
