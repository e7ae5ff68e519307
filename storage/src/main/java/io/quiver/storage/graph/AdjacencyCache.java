package io.quiver.storage.graph;

import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.codec.RowKeys;
import io.quiver.storage.kv.CommitListener;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.table.StoredRow;
import io.quiver.storage.table.TableStore;
import io.quiver.storage.tx.Transaction;
import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives the edges of a table as a graph, exactly as a transaction sees them, in the cheapest way:
 * compressed adjacency that was built earlier, brought up to date for the rows that were written
 * since, by others or by the transaction itself; index lookups for a narrow search; else a new
 * compressed adjacency. Thread-safe.
 *
 * <p>Listening to commits tells which rows to look at again. What committed rows change is kept as
 * the next {@link GraphVersion}, so that each change is looked at once. Lookups by index are
 * counted: when they have cost as much as compressed adjacency would have, it is built. All that is
 * kept goes when memory is short.
 */
public final class AdjacencyCache implements CommitListener {
  private static final int MAX_ENTRIES = 16;

  /** Below this many edges building costs less than deciding. */
  private static final long ALWAYS_BUILD = 50_000;

  /** Looking at more changed rows takes longer than a narrow search by index. */
  private static final int NARROW_CORRECTIONS = 1_024;

  /** Looking at more changed rows takes as long as building, but for large graphs. */
  private static final int MOST_CORRECTIONS = 4_096;

  /** Of a large graph one edge of so many may have to be looked at. */
  private static final int CORRECTED_PART = 32;

  /** An index lookup costs about so many times what building costs for the same edge. */
  private static final int LOOKUP_COST = 4;

  /** With the columns themselves: a definition that was rolled back may have the same version. */
  private record Key(
      int tableId,
      long version,
      List<Integer> sources,
      List<Integer> targets,
      int weight,
      List<ColumnDefinition> columns) {}

  /** Entries by their table and columns. Guarded by itself, as the following. */
  private final Map<Key, SoftReference<VersionList>> entries =
      new LinkedHashMap<>(MAX_ENTRIES, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SoftReference<VersionList>> eldest) {
          return size() > MAX_ENTRIES;
        }
      };

  /** When each namespace was last changed. */
  private final Map<Integer, Long> changed = new HashMap<>();

  private final Map<Integer, ChangedRows> changedRows = new HashMap<>();

  /** Edges found by index since something was built, by table. */
  private final Map<Integer, Long> lookedUp = new HashMap<>();

  /** A version that was made earlier and the rows that it may be wrong about. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Known(VersionList versions, GraphVersion version, long[] committed, long[] own) {
    int corrections() {
      return committed.length + own.length;
    }
  }

  private final EdgeValueCache values = new EdgeValueCache(this);

  /** The values of some columns of a table's rows, for conditions on edges. */
  public EdgeValues values(
      Transaction transaction,
      TableStore tables,
      TableDefinition table,
      List<Integer> ordinals,
      Runnable checkActive) {
    return new EdgeValues(values, transaction, tables, table, ordinals, checkActive);
  }

  /** From now on the rows that commits change are known. */
  void listen(int namespace) {
    synchronized (entries) {
      changedRows.computeIfAbsent(namespace, n -> new ChangedRows(changed.getOrDefault(n, 0L)));
    }
  }

  /** The last change that a snapshot sees; -1 where that is not known. */
  long lastChange(int namespace, long snapshot) {
    synchronized (entries) {
      ChangedRows rows = changedRows.get(namespace);
      return rows == null || rows.since() > snapshot ? -1 : rows.lastBefore(snapshot);
    }
  }

  /** The rows that may have changed after a commit, or by the transaction; null: not known. */
  long @Nullable [] changedSince(Transaction transaction, int namespace, long from) {
    if (transaction.hasManyOwnWrites(namespace)) {
      return null;
    }
    long[] own = ownRows(transaction, namespace);
    long[] committed;
    synchronized (entries) {
      ChangedRows rows = changedRows.get(namespace);
      if (rows == null || from < rows.since()) {
        return null;
      }
      committed = rows.after(from);
    }
    long[] all = Arrays.copyOf(committed, committed.length + own.length);
    System.arraycopy(own, 0, all, committed.length, own.length);
    Arrays.sort(all);
    return all;
  }

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
    Known known = find(transaction, edges);
    if (known != null
        && known.corrections() <= (narrow ? NARROW_CORRECTIONS : mostCorrections(known))) {
      transaction.readDerived(edges.table().id());
      return corrected(known, transaction, tables, edges).reader();
    }
    boolean own = transaction.hasOwnWrites(edges.table().id());
    if (narrow && !isWorthBuilding(transaction, tables, edges.table(), own)) {
      Graph indexed =
          IndexedGraph.open(
              transaction,
              tables,
              edges,
              direction,
              count -> lookedUp(edges.table(), count),
              checkActive);
      if (indexed != null) {
        return indexed;
      }
    }
    return build(transaction, tables, edges, checkActive).reader();
  }

  private static int mostCorrections(Known known) {
    return Math.max(MOST_CORRECTIONS, known.version.edgeCount() / CORRECTED_PART);
  }

  private boolean isWorthBuilding(
      Transaction transaction, TableStore tables, TableDefinition table, boolean own) {
    if (own) {
      return false;
    }
    long rows = tables.estimateRows(transaction, table);
    synchronized (entries) {
      return rows <= ALWAYS_BUILD || lookedUp.getOrDefault(table.id(), 0L) * LOOKUP_COST > rows;
    }
  }

  private void lookedUp(TableDefinition table, int count) {
    synchronized (entries) {
      lookedUp.merge(table.id(), (long) count, Long::sum);
    }
  }

  /** All edges of the table, for what looks at the whole graph. */
  public CompressedGraph whole(
      Transaction transaction, TableStore tables, EdgeTable edges, Runnable checkActive) {
    Known known = find(transaction, edges);
    if (known == null || known.corrections() > mostCorrections(known)) {
      return build(transaction, tables, edges, checkActive);
    }
    transaction.readDerived(edges.table().id());
    GraphVersion version = corrected(known, transaction, tables, edges);
    CompressedGraph graph = version.compressed();
    if (known.own.length == 0) {
      synchronized (entries) {
        known.versions.replace(version, GraphVersion.of(graph));
      }
    }
    return graph;
  }

  /**
   * Compares what is kept for a table with its rows; what is wrong is dropped, and the next
   * traversal builds it anew.
   *
   * @return how many graphs were compared
   */
  public int check(
      Transaction transaction,
      TableStore tables,
      TableDefinition table,
      Runnable checkActive,
      Consumer<String> findings) {
    int checked = 0;
    for (Key key : keys(table)) {
      EdgeTable edges = new EdgeTable(table, key.sources, key.targets, key.weight);
      Known known = find(transaction, edges);
      if (known == null) {
        continue;
      }
      checked++;
      CompressedGraph kept = corrected(known, transaction, tables, edges).compressed();
      CompressedGraph fresh =
          CompressedGraph.build(
              edges.isWeighted(),
              sink -> EdgeRows.scan(transaction, tables, edges, checkActive, sink));
      int[] wrong = new int[1];
      AdjacencyCheck.run(
          kept,
          fresh,
          finding -> {
            wrong[0]++;
            findings.accept(finding);
          });
      if (wrong[0] > 0) {
        synchronized (entries) {
          entries.remove(key);
        }
      }
    }
    return checked;
  }

  private List<Key> keys(TableDefinition table) {
    synchronized (entries) {
      return entries.keySet().stream()
          .filter(key -> key.tableId == table.id() && key.version == table.version())
          .toList();
    }
  }

  private @Nullable Known find(Transaction transaction, EdgeTable edges) {
    int namespace = edges.table().id();
    if (transaction.hasManyOwnWrites(namespace)) {
      return null;
    }
    long snapshot = transaction.snapshotTimestamp();
    long[] own = ownRows(transaction, namespace);
    synchronized (entries) {
      SoftReference<VersionList> entry = entries.get(key(edges));
      VersionList versions = entry == null ? null : entry.get();
      ChangedRows rows = changedRows.get(namespace);
      if (versions == null || rows == null) {
        return null;
      }
      VersionList.Dated version = versions.latest(snapshot);
      return version == null || version.from() < rows.since()
          ? null
          : new Known(versions, version.graph(), rows.after(version.from()), own);
    }
  }

  private static long[] ownRows(Transaction transaction, int namespace) {
    if (!transaction.hasOwnWrites(namespace)) {
      return new long[0];
    }
    NavigableMap<byte[], byte @Nullable []> own = transaction.ownWrites(namespace);
    long[] rows = new long[own.size()];
    int count = 0;
    for (byte[] key : own.keySet()) {
      rows[count++] = RowKeys.decode(key);
    }
    return rows;
  }

  /** The known version as the transaction sees it; kept when others see the same. */
  private GraphVersion corrected(
      Known known, Transaction transaction, TableStore tables, EdgeTable edges) {
    if (known.corrections() == 0) {
      return known.version;
    }
    GraphVersion.Change change = known.version.change();
    correct(change, known.committed, transaction, tables, edges);
    correct(change, known.own, transaction, tables, edges);
    GraphVersion version = change.finish();
    if (version.isWorthCompressing()) {
      version = GraphVersion.of(version.compressed());
    }
    if (known.own.length == 0) {
      long snapshot = transaction.snapshotTimestamp();
      synchronized (entries) {
        ChangedRows rows = changedRows.get(edges.table().id());
        if (rows != null) {
          known.versions.add(rows.lastBefore(snapshot), version);
        }
      }
    }
    return version;
  }

  private static void correct(
      GraphVersion.Change change,
      long[] rows,
      Transaction transaction,
      TableStore tables,
      EdgeTable edges) {
    long[] sorted = rows.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < sorted.length; i++) {
      if (i > 0 && sorted[i] == sorted[i - 1]) {
        continue;
      }
      StoredRow row = tables.get(transaction, edges.table(), sorted[i]);
      Object source = row == null ? null : edges.source(row);
      Object target = row == null ? null : edges.target(row);
      if (row != null && source != null && target != null) {
        change.edge(sorted[i], source, target, EdgeRows.weight(edges, row));
      } else {
        change.remove(sorted[i]);
      }
    }
  }

  private CompressedGraph build(
      Transaction transaction, TableStore tables, EdgeTable edges, Runnable checkActive) {
    int namespace = edges.table().id();
    boolean own = transaction.hasOwnWrites(namespace);
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
        VersionList versions = new VersionList(known.lastBefore(snapshot), GraphVersion.of(graph));
        entries.put(key(edges), new SoftReference<>(versions));
        lookedUp.remove(namespace);
      }
    }
    return graph;
  }

  private static Key key(EdgeTable edges) {
    return new Key(
        edges.table().id(),
        edges.table().version(),
        edges.sources(),
        edges.targets(),
        edges.weight(),
        edges.columns());
  }
}
