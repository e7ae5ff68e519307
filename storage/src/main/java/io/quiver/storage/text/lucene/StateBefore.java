package io.quiver.storage.text.lucene;

import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.ReadView;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.kv.WriteBatch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * The state that a commit changes, as the listener of commits finds it: commits are heard of before
 * they become visible, several in a row, so a snapshot may lack the latest of them. Used by the
 * thread that delivers commits only.
 */
final class StateBefore implements ReadView {
  private final KeyValueEngine engine;

  /** Commits that may not be visible yet, newest first. */
  private final Deque<CommittedBatch> recent = new ArrayDeque<>();

  StateBefore(KeyValueEngine engine) {
    this.engine = engine;
  }

  /** The commit is part of the state from now on. */
  void add(CommittedBatch batch) {
    long visible = engine.visibleTimestamp();
    while (!recent.isEmpty() && recent.getLast().timestamp() <= visible) {
      recent.removeLast();
    }
    recent.addFirst(batch);
  }

  @Override
  public byte @Nullable [] get(int namespace, byte[] key) {
    try (Snapshot snapshot = engine.snapshot()) {
      Iterator<CommittedBatch> newestFirst = recent.iterator();
      while (newestFirst.hasNext()) {
        CommittedBatch batch = newestFirst.next();
        WriteBatch writes = batch.writes();
        NavigableMap<byte[], byte @Nullable []> written = writes.writes(namespace);
        if (batch.timestamp() > snapshot.timestamp() && written.containsKey(key)) {
          return written.get(key);
        }
      }
      return snapshot.get(namespace, key);
    }
  }

  @Override
  public KeyValueCursor scan(int namespace, KeyRange range, Direction direction) {
    throw QuiverException.bug("only single keys are read here");
  }

  @Override
  public long estimateCount(int namespace, KeyRange range) {
    throw QuiverException.bug("only single keys are read here");
  }
}
