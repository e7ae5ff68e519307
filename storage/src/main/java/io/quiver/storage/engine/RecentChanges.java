package io.quiver.storage.engine;

import io.quiver.storage.kv.KeyRange;
import java.util.ArrayList;
import java.util.List;

/**
 * The generations that are in the store already but younger than the oldest open snapshot: who asks
 * whether a key changed since that snapshot finds the answer here. Bounded; for questions that
 * reach back further than it does, every key counts as changed.
 *
 * <p>Written by the checkpoint thread, read by anyone.
 */
final class RecentChanges {
  /**
   * @param generations newest first
   * @param floor changes up to here are no longer known, although a snapshot may ask
   */
  private record Kept(List<Generation> generations, long floor) {}

  private final long maximumBytes;
  private volatile Kept kept;

  /** Nothing is known about changes up to {@code floor}. */
  RecentChanges(long maximumBytes, long floor) {
    this.maximumBytes = maximumBytes;
    this.kept = new Kept(List.of(), floor);
  }

  /** Takes in a generation that was just written to the store and forgets what nobody needs. */
  void add(Generation written, long oldestSnapshot) {
    Kept before = kept;
    List<Generation> all = new ArrayList<>();
    long bytes = 0;
    long floor = before.floor;
    List<Generation> candidates = new ArrayList<>();
    candidates.add(written);
    candidates.addAll(before.generations);
    for (Generation generation : candidates) {
      bytes += generation.bytes();
      if (generation.lastTimestamp() <= oldestSnapshot) {
        break;
      }
      if (bytes > maximumBytes) {
        floor = Math.max(floor, generation.lastTimestamp());
        break;
      }
      all.add(generation);
    }
    kept = new Kept(List.copyOf(all), floor);
  }

  /** As {@link io.quiver.storage.kv.Snapshot#changedAt}, for keys that are in no overlay. */
  long changedAt(int namespace, byte[] key, long since, long upTo) {
    Kept now = kept;
    for (Generation generation : now.generations) {
      if (generation.lastTimestamp() <= since) {
        return since;
      }
      Version version = generation.find(namespace, key, upTo);
      if (version != null) {
        return version.timestamp;
      }
    }
    return Math.max(since, now.floor);
  }

  boolean changedAfter(int namespace, KeyRange range, long since) {
    Kept now = kept;
    for (Generation generation : now.generations) {
      if (generation.lastTimestamp() <= since) {
        return false;
      }
      if (generation.changedAfter(namespace, range, since)) {
        return true;
      }
    }
    return since < now.floor;
  }
}
