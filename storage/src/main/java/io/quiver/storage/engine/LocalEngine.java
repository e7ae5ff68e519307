package io.quiver.storage.engine;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommitListener;
import io.quiver.storage.kv.CommitRequest;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.LargeWrites;
import io.quiver.storage.kv.LocalStore;
import io.quiver.storage.kv.NamespaceRange;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.kv.StoreSnapshot;
import io.quiver.storage.log.EncodedBatch;
import io.quiver.storage.log.WriteBatchCodec;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;

/**
 * The engine over one local store and, unless the database is in memory, a log.
 *
 * <p>A commit is validated, appended to the log and inserted into the overlay under the commit
 * mutex; it becomes visible in commit order, with full durability not before it is on disk. The
 * checkpoint thread alone writes the store. A snapshot reads overlay and store as of its timestamp
 * and blocks nobody.
 *
 * <p>After a failed write or force of the log, or a failed checkpoint, commits fail with IO_ERROR
 * and reads go on; opening the database again brings every acknowledged commit back.
 *
 * <p>Lock order: commit mutex, publication order, visible states; the checkpoint thread's monitor
 * is taken alone.
 */
public final class LocalEngine implements KeyValueEngine {
  private final LocalStore store;
  private final @Nullable CommitLog log;
  private final EngineOptions options;
  private final VisibleStates states;
  private final RecentChanges recent;
  private final Publication publication;
  private final CommitValidator validator;
  private final NamespaceDrops drops = new NamespaceDrops();
  private final CommitPace pace;
  private final Checkpoint checkpoint;
  private final CheckpointThread checkpointThread;
  private final LogRetention retention = new LogRetention();
  private final Lock mutex;

  // Guarded by the mutex; the cut is also read without it to see how large the overlay is.
  private volatile Cut cut;
  private long lastTimestamp;
  private long storedTimestamp;

  private volatile boolean closed;
  private volatile @Nullable Throwable poison;

  private LocalEngine(
      LocalStore store,
      @Nullable CommitLog log,
      EngineOptions options,
      CommitSafeguards safeguards) {
    this.mutex = safeguards.mutex();
    this.store = store;
    this.log = log;
    this.options = options;
    long applied = store.appliedTimestamp();
    this.lastTimestamp = applied;
    this.storedTimestamp = applied;
    this.cut = new Cut(new StorePin(store.snapshot()), new Generation(), null);
    this.states = new VisibleStates(cut, applied);
    this.recent = new RecentChanges(options.historyBytes(), applied);
    this.publication = new Publication(states, log);
    this.validator = new CommitValidator(recent, safeguards.validatesRanges());
    this.pace = new CommitPace(options.overlayBytes());
    this.checkpoint = new Checkpoint(this, store, options, drops, pace);
    this.checkpointThread =
        new CheckpointThread(
            checkpoint, new ActiveOverlay(), options.idleMillis(), this::shortenLog);
  }

  /**
   * Opens over a store and the log that belongs to it, replays what the store does not have, and
   * owns both from then on.
   *
   * @param log null: commits are only as durable as the store's checkpoints
   */
  public static LocalEngine open(LocalStore store, @Nullable CommitLog log, EngineOptions options) {
    return open(store, log, options, CommitSafeguards.all());
  }

  /** As {@link #open(LocalStore, CommitLog, EngineOptions)}, for tests that miss a safeguard. */
  public static LocalEngine open(
      LocalStore store,
      @Nullable CommitLog log,
      EngineOptions options,
      CommitSafeguards safeguards) {
    LocalEngine engine = new LocalEngine(store, log, options, safeguards);
    if (log != null) {
      new LogReplay(engine, engine.checkpoint, store, log).run();
    }
    engine.checkpointThread.start();
    return engine;
  }

  /** A commit that the log has and the store has not. */
  void replay(CommittedBatch commit) {
    mutex.lock();
    try {
      insert(commit);
    } finally {
      mutex.unlock();
    }
    publication.publish(commit.timestamp());
    if (overlayLarge()) {
      checkpoint.run(false);
    }
  }

  /** All pieces of a commit have been written to the store, and everything before it. */
  void replayedInPieces(CommittedBatch commit) {
    mutex.lock();
    try {
      stored(commit, null);
    } finally {
      mutex.unlock();
    }
    checkpoint.relieve(commit.timestamp());
  }

  // ---- reads

  @Override
  public Snapshot snapshot() {
    return new LocalSnapshot(states, recent);
  }

  @Override
  public long visibleTimestamp() {
    return states.visibleTimestamp();
  }

  @Override
  public long oldestSnapshotTimestamp() {
    return states.oldestTimestamp();
  }

  // ---- commit

  @Override
  public long commit(CommitRequest request) {
    checkUsable();
    checkSize(request);
    awaitRoom(request.writes().bytes());
    EncodedBatch encoded = log == null ? null : WriteBatchCodec.encode(request.writes());
    long timestamp;
    boolean first;
    mutex.lock();
    try {
      checkUsable();
      first = cut.active.isEmpty();
      validator.validate(request, null, cut, lastTimestamp);
      timestamp = lastTimestamp + 1;
      CommittedBatch commit = new CommittedBatch(timestamp, options.wallMicros(), request.writes());
      take(commit, request.transactionId(), encoded);
    } finally {
      mutex.unlock();
    }
    if (first || overlayLarge()) {
      checkpointThread.wake();
    }
    publish(timestamp);
    return timestamp;
  }

  @Override
  public long commit(CommitRequest request, LargeWrites large) {
    checkUsable();
    long timestamp = checkpoint.exclusively(() -> commitLarge(request, large));
    checkpointThread.progress();
    return timestamp;
  }

  /** Past the log's END there is no way back, and opening again completes what is missing. */
  private long commitLarge(CommitRequest request, LargeWrites large) {
    mutex.lock();
    try {
      checkUsable();
      validator.validate(request, large, cut, lastTimestamp);
      CommittedBatch commit =
          new CommittedBatch(
              lastTimestamp + 1, options.wallMicros(), request.writes(), large.namespaces());
      try {
        if (log != null) {
          log.append(
              commit.timestamp(),
              commit.wallMicros(),
              request.transactionId(),
              new LargeParts(request.writes(), large));
        }
      } catch (RuntimeException | Error e) {
        poison = e;
        throw e;
      }
      try {
        store(commit, large);
      } catch (RuntimeException | Error e) {
        poison = e;
        throw EngineErrors.outcomeUnknown(commit.timestamp(), e);
      }
      return commit.timestamp();
    } finally {
      mutex.unlock();
    }
  }

  /** Forces the log, then empties the overlay into the store, and then the commit. */
  private void store(CommittedBatch commit, LargeWrites large) {
    if (log != null) {
      log.force();
    }
    publication.publish(lastTimestamp);
    Generation frozen = cut.active;
    if (frozen.isEmpty()) {
      frozen = null;
    } else {
      cut = new Cut(cut.store, new Generation(), frozen);
      states.use(cut);
      checkpoint.write(frozen);
    }
    checkpoint.apply(commit.writes());
    for (int namespace : large.namespaces()) {
      checkpoint.write(namespace, large.open(namespace));
    }
    stored(commit, frozen);
    checkpoint.relieve(commit.timestamp());
  }

  /** The store has a commit that never was in the overlay, and all before it. */
  private void stored(CommittedBatch commit, @Nullable Generation frozen) {
    long oldest = states.oldestTimestamp();
    if (frozen != null) {
      recent.add(frozen, oldest);
    }
    recent.add(new Generation(commit, oldest), oldest);
    lastTimestamp = commit.timestamp();
    storedTimestamp = commit.timestamp();
    validator.committed(commit.writes());
    cut = new Cut(new StorePin(store.snapshot()), new Generation(), null);
    publication.publish(commit, cut);
  }

  @Override
  public void bindReads(long transactionId, List<NamespaceRange> ranges) {
    mutex.lock();
    try {
      validator.bind(transactionId, ranges);
    } finally {
      mutex.unlock();
    }
  }

  /** From here on there is no way back: a failure leaves nobody sure what the log has. */
  private void take(CommittedBatch commit, long transactionId, @Nullable EncodedBatch encoded) {
    try {
      if (log != null && encoded != null) {
        log.append(commit.timestamp(), commit.wallMicros(), transactionId, encoded);
      }
      insert(commit);
    } catch (RuntimeException | Error e) {
      poison = e;
      throw e;
    }
  }

  private void insert(CommittedBatch commit) {
    cut.active.insert(commit.writes(), commit.timestamp(), states.oldestTimestamp());
    lastTimestamp = commit.timestamp();
    validator.committed(commit.writes());
    publication.add(commit);
  }

  private void publish(long timestamp) {
    if (log == null) {
      publication.publish(timestamp);
      return;
    }
    try {
      log.awaitDurable(timestamp);
    } catch (RuntimeException | Error e) {
      poison = e;
      throw EngineErrors.outcomeUnknown(timestamp, e);
    }
    // Whoever comes first publishes for all that the same force made durable.
    publication.publish(Math.max(timestamp, log.durableTimestamp()));
  }

  private void checkSize(CommitRequest request) {
    if (request.writes().bytes() > options.maximumCommitBytes()) {
      throw EngineErrors.tooLarge(request.writes().bytes(), options.maximumCommitBytes());
    }
  }

  private void checkUsable() {
    if (closed) {
      throw new QuiverException(ErrorCode.DATABASE_CLOSED, "the database is closed");
    }
    Throwable cause = poison;
    if (cause == null) {
      cause = checkpointThread.failure();
    }
    if (cause != null) {
      throw EngineErrors.poisoned(cause);
    }
  }

  // ---- overlay and checkpoint

  /** What the checkpoint thread looks at. */
  private final class ActiveOverlay implements CheckpointThread.Overlay {
    @Override
    public boolean isLarge() {
      return overlayLarge();
    }

    @Override
    public long lastTimestamp() {
      return cut.active.lastTimestamp();
    }
  }

  private boolean overlayLarge() {
    return cut.active.bytes() >= options.overlayBytes();
  }

  private boolean hasRoom() {
    return cut.active.bytes() < 2 * options.overlayBytes() || closed;
  }

  private void awaitRoom(long bytes) {
    pace.pause(bytes, cut.active.bytes());
    if (!hasRoom()) {
      checkpointThread.wake();
      checkpointThread.await(this::hasRoom);
    }
  }

  /** Directs commits to a new generation; null when there is nothing to write. */
  @Nullable Generation freeze() {
    mutex.lock();
    try {
      Generation frozen = cut.active;
      if (frozen.isEmpty()) {
        return null;
      }
      cut = new Cut(cut.store, new Generation(), frozen);
      states.use(cut);
      return frozen;
    } finally {
      mutex.unlock();
      checkpointThread.progress();
    }
  }

  /** Only what is durable and visible may be written to the store. */
  void makeVisible(long timestamp) {
    if (log != null) {
      log.force();
    }
    publication.publish(timestamp);
  }

  /** New snapshots read the store as it is now, with {@code written} in it if there was any. */
  void install(@Nullable Generation written, StoreSnapshot snapshot) {
    mutex.lock();
    try {
      if (written != null) {
        recent.add(written, states.oldestTimestamp());
        storedTimestamp = written.lastTimestamp();
      }
      cut = new Cut(new StorePin(snapshot), cut.active, null);
      states.use(cut);
      states.republish();
    } finally {
      mutex.unlock();
    }
  }

  /** The last commit that the store has, durable or not. */
  long storedTimestamp() {
    mutex.lock();
    try {
      return storedTimestamp;
    } finally {
      mutex.unlock();
    }
  }

  private void shortenLog() {
    if (log != null) {
      log.removeBefore(retention.oldestNeeded(store.appliedTimestamp()) + 1);
    }
  }

  @Override
  public void checkpoint() {
    checkUsable();
    checkpointThread.checkpoint();
  }

  @Override
  public void compact() {
    checkpoint.compactAnyway();
    checkpoint();
  }

  @Override
  public void retainLog(String name, long timestamp) {
    retention.retain(name, timestamp);
  }

  @Override
  public void releaseLog(String name) {
    retention.release(name);
  }

  @Override
  public void dropNamespace(int namespace) {
    drops.add(namespace, visibleTimestamp());
  }

  @Override
  public Set<Integer> namespaces() {
    Set<Integer> all = presentNamespaces();
    all.removeIf(drops::contains);
    return all;
  }

  @Override
  public Set<Integer> presentNamespaces() {
    Cut now = cut; // before the store: what leaves the overlay is in the store by then
    Set<Integer> all = now.namespacesInMemory();
    all.addAll(store.namespaces());
    return all;
  }

  @Override
  public boolean subscribe(long fromTimestamp, CommitListener listener) {
    return publication.subscribe(fromTimestamp, listener);
  }

  @Override
  public void unsubscribe(CommitListener listener) {
    publication.unsubscribe(listener);
  }

  @Override
  public void verify() {
    store.verify();
    if (log != null) {
      log.verify();
    }
  }

  @Override
  public void close() {
    // A commit that has passed its check ends before the mutex is free.
    mutex.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
    } finally {
      mutex.unlock();
    }
    checkpointThread.progress();
    try {
      if (poison == null && checkpointThread.failure() == null) {
        checkpointThread.checkpoint();
      }
    } finally {
      checkpointThread.stop();
      states.end();
      closeFiles();
    }
  }

  private void closeFiles() {
    try {
      if (log != null) {
        log.close();
      }
    } finally {
      store.close();
    }
  }
}
