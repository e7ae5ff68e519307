package io.quiver.storage.vector;

import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is in a vector index, and every way in which that changes: commits, loading, graphs that
 * take the place of what they were made from. One lock orders the changes; readers take the current
 * {@link IndexState} and need none. Thread-safe.
 */
final class IndexContents {
  /** What applying a commit asks for. */
  enum Followup {
    NOTHING,
    /** A delta is full: a graph should be made of it. */
    MAINTAIN,
    /** The commit could not be taken over: everything has to be loaded again. */
    RELOAD
  }

  private final VectorIndexSettings settings;
  private final VectorSource source;
  private final LongUnaryOperator partBytes;
  private final Object lock = new Object();
  private volatile IndexState state;
  private volatile long covered;

  /** A load must include this commit, because it could not be taken over. */
  private volatile long incompleteUntil;

  /** Counts what changes the files although no commit does: graphs that were built or merged. */
  private volatile long structure;

  /** While rows are being loaded: the first change of each row after the loaded state. */
  private @Nullable Map<Long, Long> changedWhileLoading;

  /** From before a state to load is taken until it is loaded: every change of a row. */
  private @Nullable List<Change> changedBefore;

  private record Change(long rowId, long timestamp) {}

  /** Also then: rows whose INCLUDE columns changed while their vectors did not. */
  private final Set<Long> outdatedWhileLoading = new HashSet<>();

  IndexContents(VectorIndexSettings settings, VectorSource source) {
    this(settings, source, rows -> IndexLoad.partBytes(settings, rows));
  }

  /**
   * @param partBytes for a number of rows to load: so many bytes of their vectors wait for a graph
   */
  IndexContents(VectorIndexSettings settings, VectorSource source, LongUnaryOperator partBytes) {
    this.settings = settings;
    this.source = source;
    this.partBytes = partBytes;
    this.state = notReady();
  }

  private IndexState notReady() {
    return new IndexState(List.of(), List.of(), newDelta(), Long.MAX_VALUE, IndexState.NOTHING);
  }

  private VectorEntries newDelta() {
    return VectorEntries.inCommitOrder(settings.dimensions(), settings.included());
  }

  IndexState state() {
    return state;
  }

  /** The newest commit that is in. */
  long covered() {
    return covered;
  }

  // ---- commits

  /**
   * Whether what commits have left without a graph takes as much memory as it may. What a load has
   * left counts not: no commit made it.
   */
  boolean isDeltaOverfull() {
    long rows = 0;
    long bytes = 0;
    for (VectorEntries part : state.withoutGraph()) {
      if (!part.isSorted()) {
        rows += part.size();
        bytes += part.rows().bytes();
      }
    }
    return rows >= settings.deltaRowsHard() || bytes >= settings.deltaBytesHard();
  }

  Followup apply(CommittedBatch batch) {
    long timestamp = batch.timestamp();
    synchronized (lock) {
      if (timestamp <= covered) {
        return Followup.NOTHING;
      }
      covered = timestamp;
      if (source.isUnlisted(batch)) {
        return incomplete(timestamp);
      }
      try {
        source.changes(batch.writes(), new Following(timestamp));
      } catch (RuntimeException | Error e) {
        return incomplete(timestamp); // a listener must not fail the commit
      }
      VectorEntries active = state.active();
      boolean full =
          active.size() >= settings.deltaRowsMax()
              || active.rows().bytes() >= settings.deltaBytesMax();
      if (full) {
        closeDelta();
      }
      return full ? Followup.MAINTAIN : Followup.NOTHING;
    }
  }

  /** Searches go to the table until it has been loaded again. */
  private Followup incomplete(long timestamp) {
    changedWhileLoading = null;
    state = notReady();
    incompleteUntil = timestamp;
    return Followup.RELOAD;
  }

  /** Takes over what one commit changed. */
  private final class Following implements VectorSource.Changes {
    private final long timestamp;

    Following(long timestamp) {
      this.timestamp = timestamp;
    }

    @Override
    public void change(long rowId, float @Nullable [] vector, @Nullable IncludedValues included) {
      if (changedWhileLoading != null) {
        changedWhileLoading.putIfAbsent(rowId, timestamp);
      }
      if (changedBefore != null) {
        changedBefore.add(new Change(rowId, timestamp));
      }
      for (VectorEntries part : state.newestFirst()) {
        int ordinal = part.findLive(rowId);
        if (ordinal >= 0) {
          if (vector != null
              && part.vectors().sameAs(ordinal, vector)
              && hasIncluded(part, ordinal, included)) {
            return;
          }
          part.markDead(ordinal, timestamp);
          break;
        }
      }
      if (vector != null && hasDistance(vector)) {
        state.active().append(rowId, timestamp, vector, 0, included);
      }
    }

    private static boolean hasIncluded(
        VectorEntries part, int ordinal, @Nullable IncludedValues included) {
      IncludedRows rows = part.included();
      return rows == null
          || (included == null ? rows.isOutdated(ordinal) : rows.sameAs(ordinal, included));
    }

    /** A vector that is long, is not at hand here: searches have to ask the row from now on. */
    @Override
    public void kept(long rowId, @Nullable IncludedValues included) {
      if (settings.included().isEmpty()) {
        return;
      }
      if (changedWhileLoading != null || changedBefore != null) {
        outdatedWhileLoading.add(rowId);
      }
      for (VectorEntries part : state.newestFirst()) {
        int ordinal = part.findLive(rowId);
        IncludedRows rows = part.included();
        if (ordinal >= 0 && rows != null) {
          if (!hasIncluded(part, ordinal, included)) {
            rows.markOutdated(ordinal);
          }
          return;
        }
      }
    }
  }

  /** The cosine of a zero vector is not defined: such a row is nobody's neighbour. */
  private boolean hasDistance(float[] vector) {
    return vector.length == settings.dimensions()
        && (settings.metric() != Metric.COSINE || VectorMath.squaredNorm(vector) > 0);
  }

  /** Lets a graph be made of the current delta although it is not full. */
  void closeDelta() {
    synchronized (lock) {
      if (state.active().size() > 0) {
        state = state.withActive(newDelta());
      }
    }
  }

  // ---- loading

  /** Whether a load of the state at this commit would include all that could not be applied. */
  boolean canLoad(long snapshot) {
    // Shortened vectors cannot be kept as changes after the loaded state: all must be in it.
    long newest = 0;
    for (VectorSegment segment : state.segments()) {
      newest = Math.max(newest, segment.entries().isQuantized() ? segment.entries().newest() : 0);
    }
    return snapshot >= Math.max(incompleteUntil, newest);
  }

  /**
   * To be called before the state is taken that {@link #load} gets: a commit is heard of before it
   * is in a state, and what it removes would be loaded.
   */
  void expectLoad() {
    synchronized (lock) {
      changedBefore = new ArrayList<>();
      outdatedWhileLoading.clear();
    }
  }

  private void takeChangesBefore(Map<Long, Long> changed, long timestamp) {
    List<Change> before = changedBefore;
    changedBefore = null;
    if (before == null) {
      outdatedWhileLoading.clear();
      return;
    }
    for (Change change : before) {
      if (change.timestamp() > timestamp) {
        changed.putIfAbsent(change.rowId(), change.timestamp());
      }
    }
  }

  /**
   * Loads all rows of a state; the commits after it must have been or be going to be applied.
   *
   * @param stop asked now and then; when it says so no more rows are taken over
   * @param afterPart called when some more rows are in for good
   * @return whether the index is ready now
   */
  boolean load(Snapshot view, BooleanSupplier stop, BuildProgress progress, Runnable afterPart) {
    long timestamp = view.timestamp();
    Map<Long, Long> changed = new HashMap<>();
    long after;
    synchronized (lock) {
      changedWhileLoading = changed;
      takeChangesBefore(changed, timestamp);
      after = state.loadedTo();
      if (state.hasRows()) {
        hideLater(state, changed, timestamp);
      } else {
        IndexState fresh = notReady();
        keepNewer(state, fresh.active(), changed, timestamp);
        state = fresh;
      }
      covered = Math.max(covered, timestamp);
    }
    long before = state.rowsInGraph();
    IndexLoad load =
        new IndexLoad(
            settings,
            partBytes.applyAsLong(source.estimateRows(view)),
            stop,
            (part, lastRow) -> {
              if (addPart(part, lastRow, changed, timestamp)) {
                afterPart.run();
              }
            });
    source.scan(
        view,
        after,
        (rowId, vector, included) -> {
          if (vector != null && hasDistance(vector) && !stop.getAsBoolean()) {
            progress.at(before + load.add(rowId, timestamp, vector, included));
          }
        });
    synchronized (lock) {
      if (stop.getAsBoolean() || changedWhileLoading != changed) {
        return false; // became incomplete meanwhile, or is being loaded by somebody else
      }
      changedWhileLoading = null;
      markChanged(load.withoutGraph(), changed);
      List<VectorEntries> pending = new ArrayList<>(load.withoutGraph());
      pending.addAll(state.pending());
      state = new IndexState(state.segments(), pending, state.active(), timestamp, IndexState.ALL);
      return true;
    }
  }

  /** Rows that changed after the loaded state was taken. */
  private void markChanged(List<VectorEntries> parts, Map<Long, Long> changed) {
    changed.forEach(
        (rowId, when) -> {
          for (VectorEntries part : parts) {
            int ordinal = part.findLive(rowId);
            if (ordinal >= 0) {
              part.markDead(ordinal, when);
            }
          }
        });
    outdatedWhileLoading.forEach(rowId -> markOutdated(parts, rowId));
  }

  /**
   * The next rows are in with their graph: from here on commits find them. False when the load has
   * become useless.
   */
  private boolean addPart(
      VectorSegment part, long lastRow, Map<Long, Long> changed, long timestamp) {
    synchronized (lock) {
      if (changedWhileLoading != changed) {
        return false;
      }
      markChanged(List.of(part.entries()), changed);
      IndexState now = state;
      List<VectorSegment> segments = new ArrayList<>(now.segments());
      segments.add(part);
      state = new IndexState(segments, now.pending(), now.active(), timestamp, lastRow);
      long changes = structure + 1;
      structure = changes;
      return true;
    }
  }

  /** What commits have left of rows that are going to be loaded is in the loaded state. */
  private static void hideLater(IndexState state, Map<Long, Long> changed, long timestamp) {
    for (VectorEntries part : state.newestFirst()) {
      for (int i = 0; i < part.size(); i++) {
        long rowId = part.rowId(i);
        if (rowId <= state.loadedTo()) {
          continue;
        }
        long dead = part.dead(i);
        if (dead > timestamp && dead != VectorEntries.ALIVE) {
          changed.merge(rowId, dead, Math::min);
        }
        if (part.from(i) > timestamp) {
          changed.merge(rowId, part.from(i), Math::min);
        } else {
          part.hideFrom(i, timestamp);
        }
      }
    }
  }

  private static void markOutdated(List<VectorEntries> parts, long rowId) {
    for (VectorEntries part : parts) {
      int ordinal = part.findLive(rowId);
      IncludedRows rows = part.included();
      if (ordinal >= 0 && rows != null) {
        rows.markOutdated(ordinal);
      }
    }
  }

  /** Commits that were applied before the snapshot was taken and are in it count once. */
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
          target.append(part, i);
          target.markDead(target.size() - 1, dead);
        }
      }
    }
  }

  /** Takes over what files hold; only before commits are applied. */
  void install(IndexFiles.Loaded loaded) {
    synchronized (lock) {
      state = loaded.state();
      covered = loaded.covered();
    }
  }

  /** Forgets what was installed; only before commits are applied. */
  void discard() {
    synchronized (lock) {
      state = notReady();
      covered = 0;
    }
  }

  /** Something is missing: searches read the table until the next load. */
  void distrust() {
    synchronized (lock) {
      IndexState now = state;
      state =
          new IndexState(
              now.segments(), now.pending(), now.active(), now.readableFrom(), IndexState.NOTHING);
    }
  }

  /** What is mapped cannot be read: nothing of it is kept, everything has to be loaded again. */
  void giveUp(IndexState damaged) {
    synchronized (lock) {
      if (state.segments().stream().anyMatch(damaged.segments()::contains)) {
        Followup unused = incomplete(covered); // else it has been loaded again already
      }
    }
  }

  // ---- graphs

  /**
   * Puts a new segment in the place of what it was made from.
   *
   * @param forgotten what the draft left out was dead for snapshots from here on
   */
  void replace(
      List<VectorEntries> pending,
      List<VectorSegment> segments,
      SegmentBuilder.Draft draft,
      long forgotten) {
    synchronized (lock) {
      IndexState now = state;
      if (!now.segments().containsAll(segments) || !now.pending().containsAll(pending)) {
        return; // loaded anew meanwhile
      }
      draft.takeOverMarks();
      List<VectorSegment> remaining = new ArrayList<>(now.segments());
      remaining.removeAll(segments);
      if (draft.graph() != null) {
        remaining.add(new VectorSegment(draft.entries(), draft.graph()));
      }
      List<VectorEntries> waiting = new ArrayList<>(now.pending());
      waiting.removeAll(pending);
      long readable =
          draft.dropped() ? Math.max(now.readableFrom(), forgotten) : now.readableFrom();
      state = new IndexState(remaining, waiting, now.active(), readable, now.loadedTo());
      long changes = structure + 1;
      structure = changes;
    }
  }

  /**
   * Puts the same segment with its large arrays in another place in the place of one; null when it
   * is not there any more.
   */
  @Nullable VectorSegment exchange(VectorSegment old, StoredVectors vectors, NeighborGraph graph) {
    synchronized (lock) {
      IndexState now = state;
      int at = now.segments().indexOf(old);
      if (at < 0) {
        return null;
      }
      VectorSegment moved = new VectorSegment(old.entries().with(vectors), graph);
      List<VectorSegment> segments = new ArrayList<>(now.segments());
      segments.set(at, moved);
      state =
          new IndexState(segments, now.pending(), now.active(), now.readableFrom(), now.loadedTo());
      return moved;
    }
  }

  /** What there is at this moment, for files. */
  IndexFiles.Cut cut() {
    synchronized (lock) {
      return IndexFiles.Cut.of(state, covered, structure);
    }
  }
}
