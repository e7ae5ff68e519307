package io.quiver.storage.graph;

import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.kv.CommitListener;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives the edges of a table as a graph, exactly as a transaction sees them, in the cheapest way:
 * compressed adjacency that was built earlier, corrected for the rows that were written since, by
 * others or by the transaction itself; index lookups for a narrow search; else a new compressed
 * adjacency. Thread-safe.
 *
 * <p>Compressed adjacency built at snapshot S answers for every snapshot from the table's last
 * change before S on: listening to commits tells which rows to look at again.
 */
public final class AdjacencyCache implements CommitListener {
  private static final int MAX_ENTRIES = 16;

  /** Below this many edges building costs less than deciding. */
  private static final long ALWAYS_BUILD = 50_000;

  /** Correcting more rows takes longer than a narrow search by index. */
  private static final int NARROW_CORRECTIONS = 256;

  /** With more rows to correct a graph is built anew, which serves later searches as well. */
  private static final int MOST_CORRECTIONS = 4_096;

  private record Key(int tableId, long version, int source, int target, int weight) {}

  /**
   * What was built.
   *
   * @param from the last change of the table that is in it
   */
  private record Cached(CompressedGraph graph, long from) {}

  /** A graph that was built earlier and the rows that it may be wrong about. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Known(CompressedGraph graph, long[] changedRows) {}

  /** When each namespace was last changed. Guarded by {@code entries}, as the following. */
  private final Map<Integer, Long> changed = new HashMap<>();

  private final Map<Integer, ChangedRows> changedRows = new HashMap<>();

  private final Map<Key, Cached> entries =
      new LinkedHashMap<>(MAX_ENTRIES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Cached> eldest) {
          return size() > MAX_ENTRIES;
        }
      };

  @Override
  public void committed(CommittedBatch batch) {
    synchronized (entries) {
      for (int namespace : batch.unlisted()) {
        changed.put(namespace, batch.timestamp());
        ChangedRows rows = changedRows.get(namespace);
        if (rows != null) {
          rows.forget(batch.timestamp());
        }
      }
      batch
          .writes()
          .writes()
          .forEach(
              (namespace, writes) -> {
                changed.put(namespace, batch.timestamp());
                ChangedRows rows = changedRows.get(namespace);
                if (rows != null) {
                  for (byte[] key : writes.keySet()) {
                    rows.add(batch.timestamp(), RowKeys.decode(key));
                  }
                }
              });
    }
  }

  /**
   * The graph of the table's edges.
   *
   * @param narrow whether the caller expects to see a small part of it only
   * @param checkActive called now and then while building; throws to stop
   */
  public Graph graph(
      Transaction transaction,
      TableStore tables,
      EdgeTable edges,
      GraphDirection direction,
      boolean narrow,
      Runnable checkActive) {
    boolean own = transaction.hasOwnWrites(edges.table().id());
    Known known = find(transaction, edges);
    if (known != null
        && known.changedRows.length <= (narrow ? NARROW_CORRECTIONS : MOST_CORRECTIONS)) {
      transaction.readDerived(edges.table().id());
      return known.changedRows.length == 0
          ? known.graph.reader()
          : new CorrectedGraph(known.graph, transaction, tables, edges, known.changedRows);
    }
    boolean small = tables.estimateRows(transaction, edges.table()) <= ALWAYS_BUILD;
    Graph indexed =
        narrow && (own || !small) ? IndexedGraph.open(transaction, tables, edges, direction) : null;
    return indexed != null ? indexed : build(transaction, tables, edges, own, checkActive).reader();
  }

  /** All edges of the table, for what looks at the whole graph. */
  public CompressedGraph whole(
      Transaction transaction, TableStore tables, EdgeTable edges, Runnable checkActive) {
    Known known = find(transaction, edges);
    if (known != null && known.changedRows.length == 0) {
      transaction.readDerived(edges.table().id());
      return known.graph;
    }
    boolean own = transaction.hasOwnWrites(edges.table().id());
    return build(transaction, tables, edges, own, checkActive);
  }

  private @Nullable Known find(Transaction transaction, EdgeTable edges) {
    int namespace = edges.table().id();
    if (transaction.hasManyOwnWrites(namespace)) {
      return null;
    }
    long snapshot = transaction.snapshotTimestamp();
    CompressedGraph graph;
    long[] rows;
    synchronized (entries) {
      Cached entry = entries.get(key(edges));
      ChangedRows known = changedRows.get(namespace);
      if (entry == null || known == null || entry.from > snapshot || entry.from < known.since()) {
        return null;
      }
      graph = entry.graph;
      rows = known.after(entry.from);
    }
    if (!transaction.hasOwnWrites(namespace)) {
      return new Known(graph, rows);
    }
    NavigableMap<byte[], byte @Nullable []> own = transaction.ownWrites(namespace);
    int count = rows.length;
    rows = Arrays.copyOf(rows, count + own.size());
    for (byte[] key : own.keySet()) {
      rows[count++] = RowKeys.decode(key);
    }
    return new Known(graph, rows);
  }

  private CompressedGraph build(
      Transaction transaction,
      TableStore tables,
      EdgeTable edges,
      boolean own,
      Runnable checkActive) {
    int namespace = edges.table().id();
    synchronized (entries) {
      changedRows.computeIfAbsent(namespace, n -> new ChangedRows(changed.getOrDefault(n, 0L)));
    }
    long snapshot = transaction.snapshotTimestamp();
    CompressedGraph graph =
        CompressedGraph.build(
            edges.isWeighted(),
            sink -> EdgeRows.scan(transaction, tables, edges, checkActive, sink));
    synchronized (entries) {
      ChangedRows known = changedRows.get(namespace);
      if (!own && known != null && known.since() <= snapshot) {
        entries.put(key(edges), new Cached(graph, known.lastBefore(snapshot)));
      }
    }
    return graph;
  }

  private static Key key(EdgeTable edges) {
    return new Key(
        edges.table().id(),
        edges.table().version(),
        edges.source(),
        edges.target(),
        edges.weight());
  }
}
