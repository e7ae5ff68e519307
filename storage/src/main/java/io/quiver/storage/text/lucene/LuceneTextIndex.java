package io.quiver.storage.text.lucene;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.projection.Upkeep;
import io.quiver.storage.text.TextFields;
import io.quiver.storage.text.TextHit;
import io.quiver.storage.text.TextIndex;
import io.quiver.storage.text.TextIndexStatistics;
import io.quiver.storage.text.TextQuery;
import io.quiver.storage.text.TextRows;
import io.quiver.storage.text.lucene.OpenIndex.State;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.vector.RowFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * A text index that follows the commits of its table. A commit only hands its texts over; the next
 * search that must see them, or the upkeep, makes them searchable. Every version of a row stays as
 * long as a snapshot may see it; a search sees the versions of its snapshot, in place of what its
 * own transaction changed the rows of the transaction, and the statistics of just these.
 *
 * <p>Thread-safe. Lock order: {@code writing}, then the waiting changes.
 */
final class LuceneTextIndex implements TextIndex {
  private static final System.Logger LOGGER = System.getLogger(LuceneTextIndex.class.getName());

  /** Versions are forgotten when so many rows were changed; less is not worth the while. */
  private static final int FORGET_AT = 1_000;

  /** More changes that old snapshots need are not written into files. */
  private static final int WRITABLE_CHANGES_MAX = 100_000;

  private final String name;
  private final TextRows source;
  private final List<Integer> columnIds;
  private final String analyzer;
  private final @Nullable IndexPlace place;
  private final Upkeep<LuceneTextIndex> upkeep;
  private final StateBefore before;
  private final StateSearch searches;
  private final PendingChanges pending = new PendingChanges();
  private final LongAdder indexSearches = new LongAdder();
  private final LongAdder tableScans = new LongAdder();

  private final Object writing = new Object();
  private volatile @Nullable OpenIndex open;
  private volatile long checkpointed;
  private volatile boolean closed;
  private volatile boolean loading;

  // Of the thread that delivers commits.
  private volatile long heard;

  /** A load must include this commit, because it could not be taken over. Only grows. */
  private final AtomicLong incompleteUntil = new AtomicLong();

  /** While the log is read again: the rows that it changed. */
  private volatile @Nullable Set<Long> replayed;

  LuceneTextIndex(
      String name,
      TextRows source,
      List<Integer> columnIds,
      String analyzer,
      @Nullable IndexPlace place,
      Upkeep<LuceneTextIndex> upkeep,
      StateBefore before) {
    this.name = name;
    this.source = source;
    this.columnIds = List.copyOf(columnIds);
    this.analyzer = analyzer;
    this.place = place;
    this.upkeep = upkeep;
    this.before = before;
    this.searches = new StateSearch(source, this.columnIds, analyzer);
  }

  String name() {
    return name;
  }

  // ---- search

  @Override
  public List<TextHit> search(
      Transaction transaction,
      TextFields fields,
      TextQuery query,
      int k,
      @Nullable RowFilter filter,
      Runnable checkActive) {
    long snapshot = source.snapshotToAnswer(transaction);
    State state = source.hasManyOwnChanges(transaction) ? null : stateFor(snapshot);
    if (state != null) {
      try {
        List<TextHit> hits =
            searches.search(state, transaction, fields, query, k, filter, checkActive);
        indexSearches.increment();
        return hits;
      } catch (IOException | UncheckedIOException | AlreadyClosedException e) {
        distrust("Searching", e);
      } finally {
        release(state);
      }
    }
    tableScans.increment();
    return TableTextSearch.run(
        source, columnIds, transaction, fields, query, k, filter, checkActive);
  }

  /** A state that answers for a snapshot, to be released; null when there is none. */
  private @Nullable State stateFor(long snapshot) {
    if (pending.concern(snapshot)) {
      takeOver();
    }
    for (OpenIndex index = open; index != null; index = open) {
      State state = index.state();
      if (snapshot < state.readableFrom() || snapshot > heard) {
        return null;
      }
      if (state.reader().tryIncRef()) {
        return state;
      }
    }
    return null;
  }

  private void release(State state) {
    try {
      state.reader().decRef();
    } catch (IOException e) {
      LOGGER.log(System.Logger.Level.WARNING, "Releasing " + name + " failed", e);
    }
  }

  @Override
  public TextIndexStatistics statistics() {
    OpenIndex index = open;
    State state = index == null ? null : index.state();
    boolean held = state != null && state.reader().tryIncRef();
    try {
      return new TextIndexStatistics(
          held && state != null ? state.reader().numDocs() : 0,
          held && state != null ? state.reader().leaves().size() : 0,
          pending.size(),
          state != null,
          indexSearches.sum(),
          tableScans.sum());
    } finally {
      if (held && state != null) {
        release(state);
      }
    }
  }

  boolean isReady() {
    return open != null;
  }

  // ---- following the commits

  /** Takes over one commit; called in their order. */
  void apply(CommittedBatch batch) {
    long timestamp = batch.timestamp();
    if (timestamp <= heard) {
      return;
    }
    if (source.isUnlisted(batch)) {
      mustInclude(timestamp);
      heard = timestamp;
      pending.clear();
      forgetAll();
      upkeep.tendSoon(this);
      return;
    }
    Set<Long> rows = replayed;
    if (rows != null) {
      source.changedRows(batch.writes(), rows::add);
      heard = timestamp;
      return;
    }
    List<PendingChanges.Change> changes = new ArrayList<>();
    try {
      if (source.isChanged(batch.writes())) {
        source.changes(
            batch.writes(),
            before,
            (rowId, texts) -> changes.add(new PendingChanges.Change(timestamp, rowId, texts)));
      }
    } catch (RuntimeException e) {
      mustInclude(timestamp);
      distrust("Following the commits of", e);
    }
    before.add(batch);
    heard = timestamp;
    if (pending.add(timestamp, changes)) {
      if (open == null && !loading) {
        // Nobody takes them: rather read them again from the table than keep them all.
        pending.clear();
        mustInclude(timestamp);
      }
      upkeep.tendSoon(this);
    }
  }

  /** Makes everything searchable that was heard of. */
  void takeOver() {
    synchronized (writing) {
      OpenIndex index = open;
      if (index != null) {
        try {
          index.apply(pending.take());
        } catch (IOException | RuntimeException e) {
          distrust("Taking commits over into", e);
        } finally {
          pending.takenOver();
        }
      }
    }
  }

  /** No open snapshot is older: what only older ones see may go. */
  void release(long oldestSnapshot) {
    synchronized (writing) {
      OpenIndex index = open;
      try {
        if (index != null && index.state().changes().size() >= FORGET_AT) {
          index.forget(oldestSnapshot);
        }
      } catch (IOException | RuntimeException e) {
        distrust("Forgetting old versions in", e);
      }
    }
  }

  /** Something is missing or broken: searches read the table until it has been loaded again. */
  private void distrust(String verb, Throwable cause) {
    if (closed) {
      return;
    }
    LOGGER.log(System.Logger.Level.WARNING, verb + " " + name + " failed; it is made anew", cause);
    // Commits that were heard of, and may be lost with the index, need not be visible yet.
    mustInclude(heard);
    forgetAll();
    upkeep.tendSoon(this);
  }

  private void closeIndex() {
    OpenIndex index = open;
    open = null;
    searches.forget();
    if (index != null) {
      try {
        index.close();
      } catch (IOException | RuntimeException e) {
        LOGGER.log(System.Logger.Level.DEBUG, "Closing " + name + " failed", e);
      }
    }
  }

  // ---- loading

  /**
   * Makes the index from the rows of its table. Commits must be heard of already; those that come
   * in the meantime wait.
   *
   * @return false when it has to wait for a commit to become visible
   */
  boolean load(KeyValueEngine engine) {
    synchronized (writing) {
      closeIndex();
      loading = true;
      try (Snapshot snapshot = engine.snapshot()) {
        if (closed || snapshot.timestamp() < incompleteUntil.get()) {
          return closed;
        }
        deleteFiles();
        OpenIndex index = OpenIndex.create(directory(), columnIds, analyzer, merges());
        boolean loaded = index.load(source, snapshot, snapshot.timestamp(), () -> closed);
        if (loaded && snapshot.timestamp() < incompleteUntil.get()) {
          index.close();
          return false; // a commit was dropped while nobody seemed to be loading
        }
        if (loaded) {
          heard = Math.max(heard, snapshot.timestamp());
          open = index;
        } else {
          index.close();
        }
        return true;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        loading = false;
      }
    }
  }

  private void mustInclude(long timestamp) {
    incompleteUntil.accumulateAndGet(timestamp, Math::max);
  }

  private UpkeepMerges merges() {
    return new UpkeepMerges(upkeep);
  }

  private Directory directory() {
    return place == null ? new ByteBuffersDirectory() : place.directory();
  }

  /**
   * Takes over what the files hold, before commits are heard of; false when they are missing,
   * broken, or ahead of the database.
   */
  boolean openFiles(long visible) {
    synchronized (writing) {
      if (place == null) {
        return false;
      }
      try {
        OpenIndex index = OpenIndex.open(directory(), columnIds, analyzer, merges());
        if (index == null) {
          return false;
        }
        open = index;
        heard = index.state().covered();
        checkpointed = heard;
        if (heard > visible) {
          closeIndex();
          heard = 0;
          checkpointed = 0;
        }
      } catch (IOException | RuntimeException e) {
        LOGGER.log(System.Logger.Level.INFO, name + " is made anew: " + e);
      }
      return open != null;
    }
  }

  /** From here on the commits that are heard of come from the log: only their rows count. */
  void beginReplay() {
    replayed = new TreeSet<>();
  }

  /** Brings the rows forward that the log changed. */
  void endReplay(KeyValueEngine engine) {
    Set<Long> rows = replayed;
    replayed = null;
    synchronized (writing) {
      OpenIndex index = open;
      if (index == null || rows == null) {
        return;
      }
      try (Snapshot snapshot = engine.snapshot()) {
        index.reload(source, snapshot, snapshot.timestamp(), rows);
        heard = Math.max(heard, snapshot.timestamp());
      } catch (IOException | RuntimeException e) {
        distrust("Bringing forward", e);
      }
    }
  }

  /** Commits are missing: it is loaded anew. */
  void forgetAll() {
    synchronized (writing) {
      closeIndex();
    }
  }

  // ---- files

  /** Writes the files; returns the commit that they are complete up to. */
  long checkpoint() {
    synchronized (writing) {
      takeOver();
      OpenIndex index = open;
      if (place != null && index != null && !closed) {
        State state = index.state();
        if (state.covered() > checkpointed && state.changes().size() <= WRITABLE_CHANGES_MAX) {
          try {
            index.commit();
            checkpointed = state.covered();
          } catch (IOException | RuntimeException e) {
            distrust("Writing", e);
          }
        }
      }
      return checkpointed;
    }
  }

  /** Compares with checksums of its files; throws CORRUPT_INDEX. */
  void verify() {
    synchronized (writing) {
      OpenIndex index = open;
      if (index != null) {
        try {
          index.verify();
        } catch (IOException e) {
          throw new QuiverException(
                  ErrorCode.CORRUPT_INDEX, "the files of " + name + " are damaged", e)
              .withHint("REINDEX makes them anew from the rows.");
        }
      }
    }
  }

  /** Looks for rows that are in the index or in the table only, as a transaction sees them. */
  void compare(Transaction transaction, Consumer<String> wrong) {
    State state = stateFor(source.snapshotToAnswer(transaction));
    if (state == null) {
      return; // being made anew: searches read the table
    }
    try {
      searches.compare(state, transaction, wrong);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      release(state);
    }
  }

  void deleteFiles() {
    checkpointed = 0;
    if (place != null) {
      try {
        place.deleteAll();
      } catch (IOException e) {
        LOGGER.log(System.Logger.Level.WARNING, "Cannot delete the files of " + name, e);
      }
    }
  }

  boolean isClosed() {
    return closed;
  }

  /** Ends it; the files stay as they were written last. */
  void close() {
    closed = true;
    forgetAll();
  }
}
