package io.quiver.storage.vector;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.projection.Projection;
import io.quiver.storage.tx.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A vector index that follows the commits of its table: new vectors go to a small set that searches
 * scan, a background task makes graph segments of full sets and merges segments. Superseded entries
 * stay, marked with the commit that replaced them, until no snapshot needs them.
 *
 * <p>Thread-safe. One lock orders everything that changes the index; searches take none.
 */
public final class SegmentedVectorIndex implements VectorIndex, Projection {
  private static final int SCRATCHES_KEPT = 16;

  private final String name;
  private final VectorIndexSettings settings;
  private final VectorSource source;
  private final @Nullable IndexFiles files;
  private final IndexUpkeep upkeep;
  private final SearchCounters counters = new SearchCounters();
  private final BlockingQueue<SearchScratch> scratches = new ArrayBlockingQueue<>(SCRATCHES_KEPT);
  private final AtomicBoolean maintenanceDue = new AtomicBoolean();
  private final AtomicLong oldestSnapshot = new AtomicLong();

  private final Object lock = new Object();
  private final Object maintenanceLock = new Object();
  private final Object filesLock = new Object();
  private volatile IndexState state;
  private volatile long covered;
  private volatile boolean closed;
  private volatile long checkpointed;

  /** Counts what changes the files although no commit does: graphs that were built or merged. */
  private volatile long structure;

  private volatile long checkpointedStructure;

  /** A load must include this commit, because it could not be taken over. */
  private volatile long incompleteUntil;

  /** While rows are being loaded: the first change of each row after the loaded state. */
  private @Nullable Map<Long, Long> changedWhileLoading;

  SegmentedVectorIndex(
      String name,
      VectorIndexSettings settings,
      VectorSource source,
      @Nullable IndexFiles files,
      IndexUpkeep upkeep) {
    this.name = name;
    this.settings = settings;
    this.source = source;
    this.files = files;
    this.upkeep = upkeep;
    this.state = emptyState(Long.MAX_VALUE, false);
  }

  private IndexState emptyState(long readableFrom, boolean ready) {
    return new IndexState(List.of(), List.of(), newDelta(), readableFrom, ready);
  }

  private VectorEntries newDelta() {
    return VectorEntries.inCommitOrder(settings.dimensions());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Metric metric() {
    return settings.metric();
  }

  @Override
  public int dimensions() {
    return settings.dimensions();
  }

  // ---- search

  @Override
  public VectorSearchResult search(
      Transaction transaction,
      float[] query,
      int k,
      VectorSearchOptions options,
      @Nullable RowFilter filter) {
    TableSearch.check(query, k, settings.dimensions());
    IndexState current = state;
    long snapshot = transaction.snapshot().timestamp();
    if (!current.ready() || snapshot < current.readableFrom() || snapshot > covered) {
      counters.countTable();
      return TableSearch.run(source, transaction, settings.metric(), query, k, options, filter);
    }
    OwnVectors own = OwnVectors.of(transaction, source, settings.dimensions());
    return search(current, snapshot, own, query, k, options, filter);
  }

  /** The committed rows that a snapshot in the readable range sees, with changes of its own. */
  VectorSearchResult search(
      IndexState current,
      long snapshot,
      OwnVectors own,
      float[] query,
      int k,
      VectorSearchOptions options,
      @Nullable RowFilter filter) {
    SearchScratch scratch = scratches.poll();
    if (scratch == null) {
      scratch = new SearchScratch();
    }
    try {
      VectorSearchResult result =
          new IndexSearch(
                  settings.metric(), current, snapshot, own, query, k, options, filter, scratch)
              .run();
      counters.count(result.path());
      return result;
    } finally {
      scratches.offer(scratch);
    }
  }

  @Override
  public long rows() {
    return state.rows();
  }

  @Override
  public long rowsInGraph() {
    return state.rowsInGraph();
  }

  IndexState state() {
    return state;
  }

  @Override
  public VectorIndexStatistics statistics() {
    return counters.statistics(state);
  }

  // ---- following the commits

  @Override
  public void apply(CommittedBatch batch) {
    boolean full;
    boolean incomplete = false;
    synchronized (lock) {
      if (batch.timestamp() <= covered) {
        return;
      }
      long timestamp = batch.timestamp();
      try {
        source.changes(batch.writes(), (rowId, vector) -> change(rowId, vector, timestamp));
      } catch (RuntimeException | Error e) {
        // A listener must not fail the commit. The index is no longer complete: searches go to the
        // table until it has been loaded again.
        changedWhileLoading = null;
        state = emptyState(Long.MAX_VALUE, false);
        incompleteUntil = timestamp;
        incomplete = true;
      }
      covered = timestamp;
      full = closeFullDelta();
    }
    if (incomplete) {
      upkeep.reload(this);
    } else if (full) {
      scheduleMaintenance();
    }
  }

  private void change(long rowId, float @Nullable [] vector, long timestamp) {
    if (changedWhileLoading != null) {
      changedWhileLoading.putIfAbsent(rowId, timestamp);
    }
    for (VectorEntries part : state.newestFirst()) {
      int ordinal = part.findLive(rowId);
      if (ordinal >= 0) {
        if (vector != null && part.rows().sameAs(ordinal, vector)) {
          return;
        }
        part.markDead(ordinal, timestamp);
        break;
      }
    }
    if (vector != null && hasDistance(vector)) {
      state.active().append(rowId, timestamp, vector, 0);
    }
  }

  /** The cosine of a zero vector is not defined: such a row is nobody's neighbour. */
  private boolean hasDistance(float[] vector) {
    return vector.length == settings.dimensions()
        && (settings.metric() != Metric.COSINE || VectorMath.squaredNorm(vector) > 0);
  }

  private boolean closeFullDelta() {
    VectorEntries active = state.active();
    boolean full =
        active.size() >= settings.deltaRowsMax()
            || active.rows().bytes() >= settings.deltaBytesMax();
    if (full) {
      closeDelta();
    }
    return full;
  }

  /** Lets a graph be made of the current delta although it is not full. */
  void closeDelta() {
    synchronized (lock) {
      if (state.active().size() > 0) {
        state = state.withActive(newDelta());
      }
    }
  }

  @Override
  public long readableFrom() {
    return state.readableFrom();
  }

  @Override
  public long coveredTimestamp() {
    return covered;
  }

  @Override
  public void release(long snapshot) {
    oldestSnapshot.accumulateAndGet(snapshot, Math::max);
  }

  // ---- loading

  /**
   * Loads all rows of the snapshot; the commits after it must have been or be going to be applied
   * (see {@link #canLoad}). Searches read the table until this returns, then scan the loaded
   * vectors until the background task has made a graph of them.
   */
  @Override
  public void rebuild(Snapshot snapshot) {
    long timestamp = snapshot.timestamp();
    Map<Long, Long> changed = new HashMap<>();
    synchronized (lock) {
      changedWhileLoading = changed;
      IndexState fresh = emptyState(Long.MAX_VALUE, false);
      keepNewer(state, fresh.active(), changed, timestamp);
      state = fresh;
      covered = Math.max(covered, timestamp);
    }
    VectorEntries loaded = VectorEntries.sorted(settings.dimensions());
    source.scan(
        snapshot,
        (rowId, vector) -> {
          if (closed) {
            throw new QuiverException(ErrorCode.DATABASE_CLOSED, "index " + name + " is closed");
          }
          if (vector != null && hasDistance(vector)) {
            loaded.append(rowId, timestamp, vector, 0);
          }
        });
    synchronized (lock) {
      if (changedWhileLoading != changed) {
        return; // became incomplete meanwhile, or is being loaded by somebody else
      }
      changed.forEach(
          (rowId, when) -> {
            int ordinal = loaded.findLive(rowId);
            if (ordinal >= 0) {
              loaded.markDead(ordinal, when);
            }
          });
      changedWhileLoading = null;
      List<VectorEntries> pending = new ArrayList<>();
      pending.add(loaded);
      pending.addAll(state.pending());
      state = new IndexState(List.of(), pending, state.active(), timestamp, true);
    }
    scheduleMaintenance();
  }

  /** Commits that were applied between subscription and the snapshot's being taken count once. */
  private static void keepNewer(
      IndexState old, VectorEntries target, Map<Long, Long> changed, long timestamp) {
    for (VectorEntries part : old.newestFirst().reversed()) {
      for (int i = 0; i < part.size(); i++) {
        long rowId = part.rowId(i);
        long dead = part.dead(i);
        if (dead > timestamp && dead != VectorEntries.ALIVE) {
          changed.merge(rowId, dead, Math::min);
        }
        if (part.from(i) > timestamp) {
          changed.merge(rowId, part.from(i), Math::min);
          target.append(rowId, part.from(i), part.rows().block(i), part.rows().offset(i));
          target.markDead(target.size() - 1, dead);
        }
      }
    }
  }

  // ---- background

  private void scheduleMaintenance() {
    if (!closed && maintenanceDue.compareAndSet(false, true)) {
      upkeep.maintain(this);
    }
  }

  /** Makes graphs of what waits for one and merges segments, until nothing is left to do. */
  void maintain() {
    maintenanceDue.set(false);
    synchronized (maintenanceLock) {
      while (!closed && state.ready() && (buildPending() || mergeSegments())) {
        // each step publishes its own result
      }
    }
  }

  private boolean buildPending() {
    List<VectorEntries> pending = state.pending();
    return !pending.isEmpty() && replace(pending, List.of());
  }

  private boolean mergeSegments() {
    List<VectorSegment> chosen =
        MergePolicy.choose(state.segments(), settings.deltaRowsMax(), oldestSnapshot.get());
    return !chosen.isEmpty() && replace(List.of(), chosen);
  }

  private boolean replace(List<VectorEntries> pending, List<VectorSegment> segments) {
    List<VectorEntries> sources = new ArrayList<>(pending);
    for (VectorSegment segment : segments) {
      sources.add(segment.entries());
    }
    long oldest = oldestSnapshot.get();
    SegmentBuilder.Draft draft = new SegmentBuilder(settings, () -> closed).build(sources, oldest);
    if (draft == null) {
      return false;
    }
    synchronized (lock) {
      if (!state.segments().containsAll(segments) || !state.pending().containsAll(pending)) {
        return true; // loaded anew meanwhile: look again
      }
      draft.takeOverMarks();
      List<VectorSegment> remaining = new ArrayList<>(state.segments());
      remaining.removeAll(segments);
      if (draft.graph() != null) {
        remaining.add(new VectorSegment(draft.entries(), draft.graph()));
      }
      List<VectorEntries> waiting = new ArrayList<>(state.pending());
      waiting.removeAll(pending);
      long readable =
          draft.dropped() ? Math.max(state.readableFrom(), oldest) : state.readableFrom();
      state = new IndexState(remaining, waiting, state.active(), readable, state.ready());
      long changes = structure + 1;
      structure = changes;
      return true;
    }
  }

  // ---- files

  /** Takes over what the files hold; false when they are missing or broken. */
  boolean load() {
    synchronized (filesLock) {
      IndexFiles.Loaded loaded = files == null ? null : files.load();
      if (loaded == null) {
        return false;
      }
      synchronized (lock) {
        state = loaded.state();
        covered = loaded.covered();
        checkpointed = covered;
      }
    }
    scheduleMaintenance();
    return true;
  }

  /** Forgets what was loaded from files; only before commits are applied. */
  void discard() {
    synchronized (lock) {
      state = emptyState(Long.MAX_VALUE, false);
      covered = 0;
    }
  }

  /** Something is missing: searches read the table until {@link #rebuild}. */
  void distrust() {
    synchronized (lock) {
      IndexState now = state;
      state =
          new IndexState(now.segments(), now.pending(), now.active(), now.readableFrom(), false);
    }
  }

  /** Whether a load of the state at this commit would include all that could not be applied. */
  boolean canLoad(long snapshot) {
    return snapshot >= incompleteUntil;
  }

  /** Without files, or while rows are being loaded, nothing changes. */
  @Override
  public long checkpoint() {
    synchronized (filesLock) {
      IndexFiles.Cut cut;
      long cutStructure;
      synchronized (lock) {
        cut = IndexFiles.Cut.of(state, covered);
        cutStructure = structure;
      }
      boolean changed = cut.covered() > checkpointed || cutStructure != checkpointedStructure;
      if (files != null && files.writable() && !closed && cut.state().ready() && changed) {
        files.write(cut);
        checkpointed = cut.covered();
        checkpointedStructure = cutStructure;
      }
      return checkpointed;
    }
  }

  @Override
  public void verify() {
    synchronized (filesLock) {
      if (files != null && files.exists()) {
        files.verify();
      }
    }
  }

  /** Deletes the files of a dropped index. */
  void deleteFiles() {
    synchronized (filesLock) {
      if (files != null) {
        files.deleteAll();
      }
    }
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
