package io.quiver.storage.tx;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.Keys;
import org.jspecify.annotations.Nullable;

/**
 * How far one scan has come: only the part of its range that it has passed was read, so that a scan
 * under a limit does not count for more than it saw. Confined to its transaction.
 */
final class ScanRead {
  private final NamespaceReads reads;
  private final KeyRange range;
  private final boolean backward;
  private byte @Nullable [] reached;
  private boolean exhausted;

  ScanRead(NamespaceReads reads, KeyRange range, Direction direction) {
    this.reads = reads;
    this.range = range;
    this.backward = direction == Direction.BACKWARD;
  }

  void reach(byte[] key) {
    reached = key;
  }

  void exhaust() {
    exhausted = true;
  }

  void close() {
    reads.close(this);
  }

  void addTo(NamespaceReads target) {
    byte[] last = reached;
    if (range.isEmpty()) {
      return;
    }
    if (exhausted) {
      target.add(range.from(), range.to());
    } else if (last != null && backward) {
      target.add(last, range.to());
    } else if (last != null) {
      target.add(range.from(), Keys.successor(last));
    }
  }
}
