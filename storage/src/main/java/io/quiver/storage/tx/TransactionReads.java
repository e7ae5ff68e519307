package io.quiver.storage.tx;

import io.quiver.storage.engine.MergedCursor;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.NamespaceRange;
import io.quiver.storage.kv.ReadView;
import io.quiver.storage.kv.Snapshot;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction sees: its own writes, else a snapshot or, for constraints, the latest commit.
 * Records what a SERIALIZABLE one has read. Confined to its transaction.
 */
final class TransactionReads {
  /** More own writes are not looked up one by one, which nobody could stop. */
  private static final int MOST_COUNTED = 10_000;

  private final LocalTransaction transaction;
  private final KeyValueEngine engine;
  private final HeldSnapshots snapshots;
  private final WriteSet writes;

  /** Null when reads need not be known. */
  private final @Nullable ReadSet reads;

  TransactionReads(
      LocalTransaction transaction,
      KeyValueEngine engine,
      HeldSnapshots snapshots,
      WriteSet writes,
      boolean recorded) {
    this.transaction = transaction;
    this.engine = engine;
    this.snapshots = snapshots;
    this.writes = writes;
    this.reads = recorded ? new ReadSet() : null;
  }

  /** A structure derived from a namespace answers in its place. */
  void everything(int namespace) {
    if (reads != null) {
      reads.everything(namespace);
    }
  }

  List<NamespaceRange> ranges() {
    return reads == null ? List.of() : reads.ranges();
  }

  byte @Nullable [] get(int namespace, byte[] key) {
    NamespaceWrites own = writes.find(namespace);
    if (own != null) {
      byte @Nullable [] written = own.find(key);
      if (!NamespaceWrites.isNothing(written)) {
        return written;
      }
    }
    if (reads != null) {
      reads.key(namespace, key);
    }
    return snapshots.current().snapshot.get(namespace, key);
  }

  byte @Nullable [] getLatest(int namespace, byte[] key) {
    NamespaceWrites own = writes.find(namespace);
    if (own != null) {
      byte @Nullable [] written = own.find(key);
      if (!NamespaceWrites.isNothing(written)) {
        return written;
      }
    }
    if (snapshots.isLatest()) {
      return snapshots.current().snapshot.get(namespace, key);
    }
    try (Snapshot latest = engine.snapshot()) {
      return latest.get(namespace, key);
    }
  }

  KeyValueCursor scan(int namespace, KeyRange range, Direction direction) {
    ScanRead read = reads == null ? null : reads.scan(namespace, range, direction);
    return scan(heldCurrent(), namespace, range, direction, read);
  }

  /** Entries of a namespace whose own writes are in memory. */
  long count(int namespace) {
    NamespaceWrites own = writes.find(namespace);
    boolean changed = own != null && !own.isEmpty();
    if (changed && writes.view(namespace).size() > MOST_COUNTED) {
      return ReadView.UNKNOWN;
    }
    Snapshot snapshot = snapshots.current().snapshot;
    long count = snapshot.count(namespace);
    if (count < 0) {
      return count;
    }
    everything(namespace);
    if (changed) {
      for (Map.Entry<byte[], byte @Nullable []> write : writes.view(namespace).entrySet()) {
        count += write.getValue() == null ? 0 : 1;
        count -= snapshot.get(namespace, write.getKey()) == null ? 0 : 1;
      }
    }
    return count;
  }

  /** Not recorded as read: what constraints have seen is asserted again by the commit. */
  KeyValueCursor scanLatest(int namespace, KeyRange range, Direction direction) {
    HeldSnapshot held = snapshots.isLatest() ? heldCurrent() : snapshots.latest();
    return scan(held, namespace, range, direction, null);
  }

  private HeldSnapshot heldCurrent() {
    HeldSnapshot held = snapshots.current();
    held.use();
    return held;
  }

  private KeyValueCursor scan(
      HeldSnapshot held,
      int namespace,
      KeyRange range,
      Direction direction,
      @Nullable ScanRead read) {
    KeyValueCursor committed = held.snapshot.scan(namespace, range, direction);
    NamespaceWrites written = writes.find(namespace);
    if (written == null || written.isEmpty(range)) {
      return new TransactionCursor(transaction, held, committed, null, read);
    }
    OwnLayer own = written.cursor(range, direction);
    return new TransactionCursor(
        transaction, held, new MergedCursor(own, committed, direction), own, read);
  }
}
