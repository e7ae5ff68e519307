package io.quiver.storage.vector;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which segments become one. Segments of about the same size (within a factor of four) are
 * merged when there are four of them, so that a vector is linked anew about log4(rows / delta)
 * times; a segment that is more than a third dead is written anew.
 */
final class MergePolicy {
  private static final int FANOUT = 4;
  private static final int GROWING_NODE_BYTES = 550;

  private MergePolicy() {}

  /**
   * The segments to replace by one, or none.
   *
   * @param smallest rows of a segment of the lowest tier
   * @param oldest no snapshot is older than this
   */
  static List<VectorSegment> choose(List<VectorSegment> segments, int smallest, long oldest) {
    for (VectorSegment segment : segments) {
      if (gone(segment.entries(), oldest) > segment.entries().size() / 3) {
        return List.of(segment);
      }
    }
    for (VectorSegment segment : segments) {
      int tier = tier(segment, smallest);
      List<VectorSegment> alike = new ArrayList<>();
      for (VectorSegment other : segments) {
        if (tier(other, smallest) == tier) {
          alike.add(other);
        }
      }
      if (alike.size() >= FANOUT && fits(alike)) {
        return alike;
      }
    }
    return List.of();
  }

  /** Merging has all vectors in memory once more as they are, and a graph that can grow. */
  private static boolean fits(List<VectorSegment> segments) {
    long bytes = 0;
    for (VectorSegment segment : segments) {
      VectorEntries entries = segment.entries();
      bytes += bytes(entries.size(), entries.vectors().dimensions());
    }
    return bytes <= Runtime.getRuntime().maxMemory() / 3;
  }

  /**
   * The segment whose graph takes in the rows of a part that was loaded, or null: the largest of
   * those with smaller row ids, unless both together are too large.
   */
  static @Nullable VectorSegment base(List<VectorSegment> segments, VectorEntries part) {
    VectorSegment base = null;
    for (VectorSegment segment : segments) {
      VectorEntries entries = segment.entries();
      NeighborGraph graph = segment.graph();
      if (graph != null
          && graph.built() != null
          && !entries.isQuantized()
          && entries.size() >= part.size()
          && entries.rowId(entries.size() - 1) < part.rowId(0)
          && (base == null || base.entries().size() < entries.size())) {
        base = segment;
      }
    }
    long rows = base == null ? 0 : (long) base.entries().size() + part.size();
    return bytes(rows, part.vectors().dimensions()) <= Runtime.getRuntime().maxMemory() / 3
        ? base
        : null;
  }

  private static long bytes(long rows, int dimensions) {
    return rows * ((long) Float.BYTES * dimensions + GROWING_NODE_BYTES);
  }

  /** Entries that no snapshot needs any more. */
  private static int gone(VectorEntries entries, long oldest) {
    int gone = 0;
    for (int i = 0; entries.deadCount() > entries.size() / 3 && i < entries.size(); i++) {
      gone += entries.dead(i) <= oldest ? 1 : 0;
    }
    return gone;
  }

  private static int tier(VectorSegment segment, int smallest) {
    int tier = 0;
    long size = Math.max(1, smallest);
    for (; size * FANOUT <= segment.entries().liveCount(); size *= FANOUT) {
      tier++;
    }
    return tier;
  }
}
