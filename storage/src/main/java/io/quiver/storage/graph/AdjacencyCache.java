package io.quiver.storage.graph;

import io.quiver.storage.kv.CommitListener;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives the edges of a table as a graph, exactly as a transaction sees them, in the cheapest way:
 * compressed adjacency when one that was built earlier still answers for the transaction's
 * snapshot, index lookups for a narrow search, else a new compressed adjacency. Thread-safe.
 *
 * <p>Compressed adjacency built at snapshot S answers for every snapshot between the table's last
 * change before S and its first change after S; listening to commits tells when that is.
 */
public final class AdjacencyCache implements CommitListener {
  private static final int MAX_ENTRIES = 16;

  /** Below this many edges building costs less than deciding. */
  private static final long ALWAYS_BUILD = 50_000;

  private record Key(int tableId, long version, int source, int target, int weight) {}

  private record Cached(CompressedGraph graph, long from) {}

  /** When each namespace was last changed. */
  private final Map<Integer, Long> changed = new ConcurrentHashMap<>();

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
    for (int namespace : batch.writes().writes().keySet()) {
      changed.put(namespace, batch.timestamp());
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
    CompressedGraph known = own ? null : find(transaction, edges);
    if (known != null) {
      return known.reader();
    }
    boolean small = tables.estimateRows(transaction, edges.table()) <= ALWAYS_BUILD;
    Graph indexed =
        narrow && (own || !small) ? IndexedGraph.open(transaction, tables, edges, direction) : null;
    return indexed != null ? indexed : build(transaction, tables, edges, own, checkActive).reader();
  }

  /** All edges of the table, for what looks at the whole graph. */
  public CompressedGraph whole(
      Transaction transaction, TableStore tables, EdgeTable edges, Runnable checkActive) {
    boolean own = transaction.hasOwnWrites(edges.table().id());
    CompressedGraph known = own ? null : find(transaction, edges);
    return known != null ? known : build(transaction, tables, edges, own, checkActive);
  }

  private @Nullable CompressedGraph find(Transaction transaction, EdgeTable edges) {
    long snapshot = transaction.snapshotTimestamp();
    Cached entry;
    synchronized (entries) {
      entry = entries.get(key(edges));
    }
    boolean current =
        entry != null
            && entry.from <= snapshot
            && changed.getOrDefault(edges.table().id(), 0L) <= entry.from;
    if (!current || entry == null) {
      return null;
    }
    transaction.readDerived(edges.table().id());
    return entry.graph;
  }

  private CompressedGraph build(
      Transaction transaction,
      TableStore tables,
      EdgeTable edges,
      boolean own,
      Runnable checkActive) {
    long snapshot = transaction.snapshotTimestamp();
    CompressedGraph graph =
        CompressedGraph.build(
            edges.isWeighted(),
            sink -> EdgeRows.scan(transaction, tables, edges, checkActive, sink));
    long last = changed.getOrDefault(edges.table().id(), 0L);
    if (!own && last <= snapshot) {
      synchronized (entries) {
        entries.put(key(edges), new Cached(graph, last));
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
