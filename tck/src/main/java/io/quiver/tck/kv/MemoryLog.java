package io.quiver.tck.kv;

import io.quiver.storage.engine.CommitLog;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommitListener;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.log.EncodedBatch;
import io.quiver.storage.log.WriteBatchCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A log in memory whose forces can be held back or made to fail. */
public final class MemoryLog implements CommitLog {
  private record Entry(long wallMicros, EncodedBatch writes) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final NavigableMap<Long, Entry> entries = new TreeMap<>();
  private long first = 1;
  private long last;
  private long durable;

  /** Nothing after it becomes durable. */
  private long limit = Long.MAX_VALUE;

  private boolean failing;

  /** What is found when the machine stops now and comes back. */
  public MemoryLog afterCrash() {
    lock.lock();
    try {
      MemoryLog copy = new MemoryLog();
      copy.entries.putAll(entries.headMap(durable, true));
      copy.first = first;
      copy.last = durable;
      copy.durable = durable;
      return copy;
    } finally {
      lock.unlock();
    }
  }

  /** From now on nothing becomes durable, until {@link #proceed}. */
  public void hold() {
    change(() -> limit = durable);
  }

  /** Lets commits up to a timestamp become durable. */
  public void proceed(long timestamp) {
    change(() -> limit = timestamp);
  }

  /** From now on every force fails. */
  public void fail() {
    change(() -> failing = true);
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void append(long timestamp, long wallMicros, long transactionId, EncodedBatch writes) {
    lock.lock();
    try {
      if (timestamp != last + 1) {
        throw new IllegalStateException(timestamp + " after " + last);
      }
      entries.put(timestamp, new Entry(wallMicros, writes));
      last = timestamp;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void awaitDurable(long timestamp) {
    lock.lock();
    try {
      while (durable < timestamp && limit < timestamp && !failing) {
        changed.awaitUninterruptibly();
      }
      if (durable < timestamp && failing) {
        throw new QuiverException(ErrorCode.IO_ERROR, "the log was told to fail");
      }
      durable = Math.max(durable, Math.min(last, limit));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void force() {
    awaitDurable(lastTimestamp());
  }

  @Override
  public long durableTimestamp() {
    lock.lock();
    try {
      return durable;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long lastTimestamp() {
    lock.lock();
    try {
      return last;
    } finally {
      lock.unlock();
    }
  }

  /** The first commit that it still has. */
  public long firstTimestamp() {
    lock.lock();
    try {
      return first;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean read(long after, long upTo, CommitListener target) {
    List<Map.Entry<Long, Entry>> found = new ArrayList<>();
    lock.lock();
    try {
      if (first > after + 1) {
        return false;
      }
      entries
          .subMap(after, false, upTo, true)
          .forEach((timestamp, entry) -> found.add(Map.entry(timestamp, entry)));
    } finally {
      lock.unlock();
    }
    for (Map.Entry<Long, Entry> entry : found) {
      WriteBatch writes = new WriteBatch();
      for (byte[] part : entry.getValue().writes.parts()) {
        WriteBatchCodec.decode(part, writes);
      }
      target.committed(new CommittedBatch(entry.getKey(), entry.getValue().wallMicros, writes));
    }
    return true;
  }

  @Override
  public void removeBefore(long timestamp) {
    lock.lock();
    try {
      entries.headMap(timestamp, false).clear();
      first = Math.max(first, timestamp);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void verify() {}

  @Override
  public void close() {}
}
