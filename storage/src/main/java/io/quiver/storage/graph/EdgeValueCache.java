package io.quiver.storage.graph;

import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps columns of edge tables as arrays, beside the adjacency that leads to the edges. Built when
 * reading row by row has cost about as much; let go when memory is short. Thread-safe.
 */
final class EdgeValueCache {
  private static final int MAX_ENTRIES = 16;

  /** Reading one row by its id costs about as much as so many rows of a scan. */
  private static final int ROW_COST = 4;

  /** Of a large table one row of so many may have changed since. */
  private static final int CHANGED_PART = 32;

  private static final int LEAST_CHANGED = 4_096;

  /** Larger arrays are not kept, nor built. */
  private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 16;

  /** In the place of the number of rows that were read: arrays are not worth a thought. */
  private static final long TOO_LARGE = Long.MIN_VALUE / 2;

  private final AdjacencyCache changes;

  /** With the columns themselves: a definition that was rolled back may have the same version. */
  private record Key(
      int tableId, long version, List<Integer> ordinals, List<ColumnDefinition> columns) {}

  /** Arrays with the last change that is in them. */
  record Dated(long from, ColumnArrays arrays) {}

  /** Arrays and the rows, ascending, that must be read instead. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Known(ColumnArrays arrays, long[] changed) {}

  /** Guarded by itself, as the following. */
  private final Map<Key, SoftReference<Dated>> entries =
      new LinkedHashMap<>(MAX_ENTRIES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SoftReference<Dated>> eldest) {
          return size() > MAX_ENTRIES;
        }
      };

  /** Rows read one by one since something was built, by table. */
  private final Map<Integer, Long> read = new HashMap<>();

  EdgeValueCache(AdjacencyCache changes) {
    this.changes = changes;
  }

  private static Key key(TableDefinition table, List<Integer> ordinals) {
    return new Key(
        table.id(),
        table.version(),
        ordinals,
        ordinals.stream().map(table.columns()::get).toList());
  }

  /** What is kept, as the transaction may use it, or null. */
  @Nullable Known find(Transaction transaction, TableDefinition table, List<Integer> ordinals) {
    Dated dated;
    synchronized (entries) {
      SoftReference<Dated> entry = entries.get(key(table, ordinals));
      dated = entry == null ? null : entry.get();
    }
    if (dated == null || dated.from > transaction.snapshotTimestamp()) {
      return null;
    }
    long[] changed = changes.changedSince(transaction, table.id(), dated.from);
    if (changed == null
        || changed.length > Math.max(LEAST_CHANGED, dated.arrays.size() / CHANGED_PART)) {
      return null;
    }
    transaction.readDerived(table.id());
    return new Known(dated.arrays, changed);
  }

  /** Whether arrays can have these columns. */
  static boolean canHold(TableDefinition table, List<Integer> ordinals) {
    return ordinals.stream()
        .allMatch(ordinal -> table.columns().get(ordinal).type().kind().staysSmall());
  }

  /** Notes rows that were read; whether arrays would have cost less by now. */
  boolean isWorthBuilding(
      Transaction transaction, TableStore tables, TableDefinition table, int rows) {
    long all;
    synchronized (entries) {
      all = read.merge(table.id(), (long) rows, Long::sum);
    }
    return !transaction.hasOwnWrites(table.id())
        && all * ROW_COST > tables.estimateRows(transaction, table);
  }

  /** Reads the columns of all rows, for other transactions too; null when they are too large. */
  @Nullable Known build(
      Transaction transaction,
      TableStore tables,
      TableDefinition table,
      List<Integer> ordinals,
      Runnable checkActive) {
    changes.listen(table.id());
    long snapshot = transaction.snapshotTimestamp();
    ColumnArrays arrays =
        ColumnArrays.read(transaction, tables, table, ordinals, MOST_BYTES, checkActive);
    if (arrays == null) {
      synchronized (entries) {
        read.put(table.id(), TOO_LARGE);
      }
      return null;
    }
    long from = changes.lastChange(table.id(), snapshot);
    synchronized (entries) {
      if (from >= 0) {
        entries.put(key(table, ordinals), new SoftReference<>(new Dated(from, arrays)));
      }
      read.remove(table.id());
    }
    return new Known(arrays, new long[0]);
  }
}
