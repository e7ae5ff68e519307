package io.quiver.storage.engine;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.SortedEntries;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** One of the sorted sequences that an {@link OverlayCursor} merges. Confined to its cursor. */
abstract sealed class OverlaySource {
  byte[] key = {};
  byte @Nullable [] value;
  long timestamp;

  /** Moves on; false at the end. */
  abstract boolean next();

  /** The commits that are kept key by key. */
  static final class Chains extends OverlaySource {
    private final Iterator<VersionChain> chains;
    private final long snapshot;

    Chains(Iterator<VersionChain> chains, long snapshot) {
      this.chains = chains;
      this.snapshot = snapshot;
    }

    @Override
    boolean next() {
      while (chains.hasNext()) {
        VersionChain chain = chains.next();
        Version version = chain.visible(snapshot);
        if (version != null) {
          key = chain.key;
          value = version.value;
          timestamp = version.timestamp;
          return true;
        }
      }
      return false;
    }
  }

  /** A commit that is kept as a whole. */
  static final class Run extends OverlaySource {
    private final SortedEntries entries;
    private final boolean backward;
    private final long stop;

    /** The entry to deliver next, or, backward, the place behind it. */
    private long place;

    Run(CommittedRun run, KeyRange range, Direction direction) {
      entries = run.entries();
      timestamp = run.timestamp();
      backward = direction == Direction.BACKWARD;
      place = backward ? run.end(range) : run.start(range);
      stop = backward ? run.start(range) : run.end(range);
    }

    @Override
    boolean next() {
      if (place == stop) {
        return false;
      }
      if (backward) {
        place = entries.before(place);
      }
      key = entries.key(place);
      value = entries.value(place);
      if (!backward) {
        place = entries.after(place);
      }
      return true;
    }
  }
}
