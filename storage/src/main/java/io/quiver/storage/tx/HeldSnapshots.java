package io.quiver.storage.tx;

import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of one transaction: the one that reads use now, and those that open cursors still
 * need. Confined to its transaction.
 */
final class HeldSnapshots {
  private final KeyValueEngine engine;
  private @Nullable HeldSnapshot current;

  /** Held by cursors only. */
  private final List<HeldSnapshot> lingering = new ArrayList<>(0);

  HeldSnapshots(KeyValueEngine engine) {
    this.engine = engine;
  }

  HeldSnapshot current() {
    HeldSnapshot held = current;
    if (held == null) {
      held = new HeldSnapshot(engine.snapshot());
      current = held;
    }
    return held;
  }

  boolean hasCurrent() {
    return current != null;
  }

  /** Lets later reads see what is committed now. */
  void renew() {
    HeldSnapshot held = current;
    if (held == null || held.snapshot.timestamp() == engine.visibleTimestamp()) {
      return;
    }
    current = null;
    if (!held.leave()) {
      lingering.add(held);
    }
  }

  /** A snapshot of the latest state for one cursor, which leaves it. */
  HeldSnapshot latest() {
    HeldSnapshot held = new HeldSnapshot(engine.snapshot());
    lingering.add(held);
    return held;
  }

  /** Whether nothing was committed since the current snapshot. */
  boolean isLatest() {
    return current().snapshot.timestamp() == engine.visibleTimestamp();
  }

  void leave(HeldSnapshot held) {
    if (held.leave()) {
      lingering.remove(held);
    }
  }

  void closeAll() {
    HeldSnapshot held = current;
    if (held != null) {
      held.snapshot.close();
    }
    for (HeldSnapshot other : lingering) {
      Snapshot snapshot = other.snapshot;
      snapshot.close();
    }
    lingering.clear();
  }
}
