package io.quiver.storage.engine;

import io.quiver.storage.kv.LocalStore;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.kv.WriteCursor;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Moves the overlay into the store: freezes the active generation, waits until all of it is durable
 * in the log and visible, writes it in key order, and lets new snapshots read the store. The only
 * writer of the store but for commits too large for memory; one thread at a time.
 *
 * <p>A crash at any point is harmless: until the store's own checkpoint completes it opens as it
 * was, and the log still has everything after that.
 */
final class Checkpoint {
  /** Bytes handed to the store at a time. */
  private static final long PIECE_BYTES = 4L << 20;

  private final LocalEngine engine;
  private final LocalStore store;
  private final EngineOptions options;
  private final NamespaceDrops drops;
  private final CommitPace pace;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile boolean compactAnyway;

  Checkpoint(
      LocalEngine engine,
      LocalStore store,
      EngineOptions options,
      NamespaceDrops drops,
      CommitPace pace) {
    this.engine = engine;
    this.store = store;
    this.options = options;
    this.drops = drops;
    this.pace = pace;
  }

  /**
   * Writes what is in the overlay.
   *
   * @param force make it durable in any case, not only when much is dirty
   */
  void run(boolean force) {
    writing.lock();
    try {
      long start = System.nanoTime();
      runLocked(force);
      pace.checkpointTook(System.nanoTime() - start);
    } finally {
      writing.unlock();
    }
  }

  /** Runs something else that writes the store; taken before the commit mutex. */
  <T> T exclusively(Supplier<T> work) {
    writing.lock();
    try {
      return work.get();
    } finally {
      writing.unlock();
    }
  }

  private void runLocked(boolean force) {
    boolean dropped = drops.run(engine.oldestSnapshotTimestamp(), store);
    Generation frozen = engine.freeze();
    long upTo = engine.storedTimestamp();
    if (frozen != null) {
      upTo = frozen.lastTimestamp();
      engine.makeVisible(upTo);
      write(frozen);
    }
    if (frozen != null || dropped) {
      engine.install(frozen, store.snapshot());
    }
    boolean stale = dropped || upTo > store.appliedTimestamp() || store.dirtyBytes() > 0;
    if (stale && (force || store.dirtyBytes() >= options.dirtyBytes())) {
      store.checkpoint(upTo);
    }
    if (store.dirtyBytes() == 0 && store.compact(compactAnyway)) {
      engine.install(null, store.snapshot());
    }
    compactAnyway = compactAnyway && !force;
  }

  /** The next forced checkpoint gives back all the space that it can. */
  void compactAnyway() {
    compactAnyway = true;
  }

  /** Makes durable what was written, if that is much. */
  void relieve(long upTo) {
    if (store.dirtyBytes() >= options.dirtyBytes()) {
      store.checkpoint(upTo);
    }
  }

  /** Writes the changes to one namespace. */
  void write(int namespace, WriteCursor changes) {
    if (drops.contains(namespace)) {
      return;
    }
    WriteBatch piece = new WriteBatch();
    while (changes.next()) {
      byte @Nullable [] value = changes.value();
      if (value == null) {
        piece.remove(namespace, changes.key());
      } else {
        piece.put(namespace, changes.key(), value);
      }
      if (piece.bytes() >= PIECE_BYTES) {
        apply(piece);
        piece = new WriteBatch();
      }
    }
    if (!piece.isEmpty()) {
      apply(piece);
    }
  }

  void write(Generation frozen) {
    WriteBatch piece = new WriteBatch();
    for (Map.Entry<Integer, NamespaceOverlay> part : frozen.namespaces().entrySet()) {
      int namespace = part.getKey();
      if (drops.contains(namespace)) {
        continue;
      }
      LayerCursor latest = part.getValue().latest();
      while (latest.next()) {
        byte @Nullable [] value = latest.value();
        if (value == null) {
          piece.remove(namespace, latest.key());
        } else {
          piece.put(namespace, latest.key(), value);
        }
        if (piece.bytes() >= PIECE_BYTES) {
          apply(piece);
          piece = new WriteBatch();
        }
      }
    }
    if (!piece.isEmpty()) {
      apply(piece);
    }
  }

  void apply(WriteBatch piece) {
    store.apply(piece);
    if (store.dirtyBytes() >= 2 * options.dirtyBytes() + PIECE_BYTES) {
      // The same timestamp as before: opened after a crash here, the log is replayed over it.
      store.checkpoint(store.appliedTimestamp());
    }
  }
}
