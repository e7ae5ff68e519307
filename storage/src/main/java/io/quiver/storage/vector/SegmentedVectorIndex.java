package io.quiver.storage.vector;

import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.projection.Projection;
import io.quiver.storage.tx.Transaction;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A vector index that follows the commits of its table: new vectors go to a small set that searches
 * scan, a background task makes graph segments of full sets and merges segments. Superseded entries
 * stay, marked with the commit that replaced them, until no snapshot needs them.
 *
 * <p>Thread-safe; searches take no lock.
 */
public final class SegmentedVectorIndex implements VectorIndex, Projection {
  private static final System.Logger LOGGER =
      System.getLogger(SegmentedVectorIndex.class.getName());
  private static final int SCRATCHES_KEPT = 16;

  private final String name;
  private final VectorIndexSettings settings;
  private final VectorSource source;
  private final @Nullable IndexFiles files;
  private final IndexUpkeep upkeep;
  private final SearchCounters counters = new SearchCounters();
  private final BlockingQueue<SearchScratch> scratches = new ArrayBlockingQueue<>(SCRATCHES_KEPT);
  private final AtomicBoolean maintenanceDue = new AtomicBoolean();
  private final IndexContents contents;
  private final IndexMaintenance maintenance;
  private final BuildProgress progress = new BuildProgress();

  // Of the files, guarded by their lock.
  private final Object filesLock = new Object();
  private long checkpointed;
  private long checkpointedStructure;

  private volatile boolean closed;
  private volatile SearchDefaults defaults;

  SegmentedVectorIndex(
      String name,
      VectorIndexSettings settings,
      VectorSource source,
      @Nullable IndexFiles files,
      IndexUpkeep upkeep) {
    this(name, source, files, upkeep, settings, rows -> IndexLoad.partBytes(settings, rows));
  }

  /** With another limit of what waits for a graph, see {@link IndexContents}. */
  SegmentedVectorIndex(
      String name,
      VectorSource source,
      @Nullable IndexFiles files,
      IndexUpkeep upkeep,
      VectorIndexSettings settings,
      LongUnaryOperator partBytes) {
    this.name = name;
    this.settings = settings;
    this.defaults = SearchDefaults.of(settings.compression().kind());
    this.source = source;
    this.files = files;
    this.upkeep = upkeep;
    this.contents = new IndexContents(settings, source, partBytes);
    this.maintenance = new IndexMaintenance(settings, contents, () -> closed, progress);
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
      @Nullable RowFilter filter,
      Runnable poll) {
    TableSearch.check(query, k, settings.dimensions());
    IndexState current = contents.state();
    long snapshot = source.snapshotToAnswer(transaction);
    boolean exact =
        options.exactness() == VectorSearchOptions.Exactness.ALWAYS && current.isQuantized();
    if (exact
        || source.hasManyOwnChanges(transaction)
        || !current.ready()
        || snapshot < current.readableFrom()
        || snapshot > contents.covered()) {
      return searchTable(transaction, query, k, options, filter, poll);
    }
    OwnVectors own = OwnVectors.of(transaction, source, settings.dimensions());
    try {
      return search(
          current,
          snapshot,
          own,
          query,
          k,
          options,
          filter,
          poll,
          rowId -> source.get(transaction, rowId));
    } catch (InternalError | IndexOutOfBoundsException e) {
      if (!current.isMapped()) {
        throw e;
      }
      giveUp(current, e);
      return searchTable(transaction, query, k, options, filter, poll);
    }
  }

  private VectorSearchResult searchTable(
      Transaction transaction,
      float[] query,
      int k,
      VectorSearchOptions options,
      @Nullable RowFilter filter,
      Runnable poll) {
    counters.countTable();
    return TableSearch.run(source, transaction, settings.metric(), query, k, options, filter, poll);
  }

  /** Somebody has cut or changed a file that is mapped: the index is made anew from its table. */
  private void giveUp(IndexState damaged, Throwable e) {
    LOGGER.log(
        System.Logger.Level.WARNING,
        "The files of " + name + " changed while they were in use; it is loaded anew",
        e);
    contents.giveUp(damaged);
    upkeep.reload(this);
  }

  /** The committed rows that a snapshot in the readable range sees, with changes of its own. */
  VectorSearchResult search(
      IndexState current,
      long snapshot,
      OwnVectors own,
      float[] query,
      int k,
      VectorSearchOptions options,
      @Nullable RowFilter filter,
      Runnable poll,
      LongFunction<float @Nullable []> vectors) {
    SearchScratch scratch = scratches.poll();
    if (scratch == null) {
      scratch = new SearchScratch();
    }
    scratch.poll = poll;
    try {
      VectorSearchResult result =
          new IndexSearch(
                  settings.metric(),
                  current,
                  snapshot,
                  own,
                  query,
                  k,
                  options,
                  filter,
                  scratch,
                  defaults,
                  vectors)
              .run();
      counters.count(result.path());
      return result;
    } finally {
      scratch.poll = SearchScratch.NO_POLL;
      scratches.offer(scratch);
    }
  }

  @Override
  public long rows() {
    return contents.state().rows();
  }

  @Override
  public long rowsInGraph() {
    return contents.state().rowsInGraph();
  }

  IndexState state() {
    return contents.state();
  }

  @Override
  public VectorIndexStatistics statistics() {
    return counters.statistics(
        contents.state(),
        progress.now(),
        files == null ? 0 : files.diskBytes(),
        settings.deltaBytesHard());
  }

  // ---- following the commits

  /** The background is behind: memory is bounded by making those wait who would add to it. */
  @Override
  public void awaitRoom() {
    if (contents.isDeltaOverfull()) {
      counters.countForced();
      maintenance.link();
    }
  }

  @Override
  public void apply(CommittedBatch batch) {
    switch (contents.apply(batch)) {
      case NOTHING -> {}
      case MAINTAIN -> scheduleMaintenance();
      case RELOAD -> upkeep.reload(this);
    }
  }

  @Override
  public long readableFrom() {
    return contents.state().readableFrom();
  }

  @Override
  public long coveredTimestamp() {
    return contents.covered();
  }

  @Override
  public void release(long snapshot) {
    maintenance.release(snapshot);
  }

  /** To be called before the state to load is taken. */
  void expectLoad() {
    contents.expectLoad();
  }

  /** Whether a load of the state at this commit would include all that could not be applied. */
  boolean canLoad(long snapshot) {
    return contents.canLoad(snapshot);
  }

  /**
   * Loads all rows of the snapshot, those that are in from an earlier attempt excepted; the commits
   * after it must have been or be going to be applied (see {@link #canLoad}). Searches read the
   * table until this returns, then scan the loaded vectors until the background task has made a
   * graph of them.
   */
  @Override
  public void rebuild(Snapshot snapshot) {
    progress.begin("LOADING", source.estimateRows(snapshot));
    Runnable afterPart = () -> upkeep.write(this);
    try {
      if (contents.load(snapshot, () -> closed, progress, afterPart)) {
        scheduleMaintenance();
      }
    } finally {
      progress.end();
    }
  }

  /** Something is missing: searches read the table until {@link #rebuild}. */
  void distrust() {
    contents.distrust();
  }

  // ---- background

  private void scheduleMaintenance() {
    if (!closed && maintenanceDue.compareAndSet(false, true)) {
      upkeep.maintain(this);
    }
  }

  /** Makes graphs of what waits for one and merges segments, until nothing is left to do. */
  void maintain(LongFunction<float @Nullable []> vectors) {
    maintain(vectors, () -> {});
  }

  /** Calls {@code afterStep} after each step that took long. */
  void maintain(LongFunction<float @Nullable []> vectors, Runnable afterStep) {
    maintenanceDue.set(false);
    try {
      maintenance.run(vectors, afterStep);
    } catch (InternalError | IndexOutOfBoundsException e) {
      IndexState current = contents.state();
      if (!current.isMapped()) {
        throw e;
      }
      giveUp(current, e);
    }
  }

  /** Makes graphs of what waits for one. */
  void link() {
    maintenanceDue.set(false);
    maintenance.link();
  }

  /** The same at a state whose vectors are the present ones. */
  void maintainAt(Snapshot view, Runnable afterStep) {
    maintain(rowId -> source.get(view, rowId), afterStep);
  }

  /** How it is searched from now on. */
  void tune(SearchDefaults changed) {
    defaults = changed;
  }

  /** Lets a graph be made of the current delta although it is not full. */
  void closeDelta() {
    contents.closeDelta();
  }

  // ---- files

  /** Takes over what the files hold; false when they are missing or broken. */
  boolean load() {
    synchronized (filesLock) {
      IndexFiles.Loaded loaded = files == null ? null : files.load();
      if (loaded == null) {
        return false;
      }
      contents.install(loaded);
      checkpointed = loaded.covered();
    }
    scheduleMaintenance();
    return true;
  }

  /** Forgets what was loaded from files, and the files; only before commits are applied. */
  void discard() {
    contents.discard();
    deleteFiles();
  }

  /** Without files, or while rows are being loaded, nothing changes. */
  @Override
  public long checkpoint() {
    synchronized (filesLock) {
      IndexFiles.Cut cut = contents.cut();
      boolean changed = cut.covered() > checkpointed || cut.structure() != checkpointedStructure;
      if (files != null
          && files.writable()
          && !closed
          && cut.state().hasRows()
          && (changed || files.lacks(cut.state()))) {
        files.write(cut);
        checkpointed = cut.covered();
        checkpointedStructure = cut.structure();
      }
      if (files != null && files.writable() && !closed) {
        maintenance.unlessMerging(() -> mapSegments(files));
      }
      return checkpointed;
    }
  }

  /** What takes too much of the heap is searched in its files from now on. */
  private void mapSegments(IndexFiles of) {
    IndexState now = contents.state();
    boolean isLinking = now.pending().stream().anyMatch(part -> part.isSorted() && part.size() > 0);
    if (isLinking || !of.shouldMap(now)) {
      return; // graphs in files do not take in rows that wait
    }
    for (VectorSegment segment : now.segments()) {
      IndexFiles.Mapped mapped = of.map(segment);
      if (mapped != null) {
        VectorSegment moved = contents.exchange(segment, mapped.vectors(), mapped.graph());
        if (moved != null) {
          of.moved(segment.entries(), moved.entries());
        }
      }
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

  /** Reports where the index differs from what a transaction reads. */
  void check(Transaction transaction, Consumer<String> findings) {
    IndexCheck.run(contents.state(), contents.covered(), source, transaction, findings);
  }

  void deleteFiles() {
    synchronized (filesLock) {
      checkpointed = 0;
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
