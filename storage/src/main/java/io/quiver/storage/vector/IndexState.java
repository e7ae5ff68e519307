package io.quiver.storage.vector;

import java.util.ArrayList;
import java.util.List;

/**
 * What a vector index consists of at one moment. Immutable but for what the entries themselves
 * allow; replaced as a whole.
 *
 * @param segments with graphs
 * @param pending closed, waiting for a graph
 * @param active takes the next commits
 * @param readableFrom older snapshots may miss entries
 * @param loadedTo rows up to this id are in; {@link #NOTHING} before the first ones, {@link #ALL}
 *     when the rows are loaded
 */
record IndexState(
    List<VectorSegment> segments,
    List<VectorEntries> pending,
    VectorEntries active,
    long readableFrom,
    long loadedTo) {
  static final long NOTHING = Long.MIN_VALUE;
  static final long ALL = Long.MAX_VALUE;

  IndexState {
    segments = List.copyOf(segments);
    pending = List.copyOf(pending);
  }

  /** Whether all rows are in; false while the rows are being loaded. */
  boolean ready() {
    return loadedTo == ALL;
  }

  /** Whether some rows are in: then the commits since are to be followed. */
  boolean hasRows() {
    return loadedTo != NOTHING;
  }

  /** The parts that have no graph, oldest first. */
  List<VectorEntries> withoutGraph() {
    List<VectorEntries> parts = new ArrayList<>(pending);
    parts.add(active);
    return parts;
  }

  /** All parts, newest first: where a row that changes again is likely to be. */
  List<VectorEntries> newestFirst() {
    List<VectorEntries> parts = new ArrayList<>();
    parts.add(active);
    parts.addAll(pending.reversed());
    for (VectorSegment segment : segments.reversed()) {
      parts.add(segment.entries());
    }
    return parts;
  }

  IndexState withActive(VectorEntries newActive) {
    List<VectorEntries> closed = new ArrayList<>(pending);
    closed.add(active);
    return new IndexState(segments, closed, newActive, readableFrom, loadedTo);
  }

  boolean isQuantized() {
    return segments.stream().anyMatch(segment -> segment.entries().isQuantized());
  }

  /** Whether something of it is in files that others could change. */
  boolean isMapped() {
    return segments.stream().anyMatch(segment -> segment.mappedBytes() > 0);
  }

  long rows() {
    long rows = rowsInGraph();
    for (VectorEntries part : withoutGraph()) {
      rows += part.liveCount();
    }
    return rows;
  }

  long rowsInGraph() {
    long rows = 0;
    for (VectorSegment segment : segments) {
      rows += segment.entries().liveCount();
    }
    return rows;
  }

  VectorIndexStatistics.Memory memory(long diskBytes, long deltaBytesMax) {
    long vectors = 0;
    long graphs = 0;
    long delta = 0;
    long ids = 0;
    long mapped = 0;
    for (VectorSegment segment : segments) {
      mapped += segment.mappedBytes();
      vectors += segment.entries().vectors().bytes();
      graphs += segment.bytes() - segment.entries().bytes();
      ids += segment.entries().bytes() - segment.entries().vectors().bytes();
    }
    for (VectorEntries part : withoutGraph()) {
      delta += part.vectors().bytes();
      ids += part.bytes() - part.vectors().bytes();
    }
    return new VectorIndexStatistics.Memory(
        vectors, graphs, delta, deltaBytesMax, ids, diskBytes, mapped);
  }

  long bytes() {
    long bytes = 0;
    for (VectorSegment segment : segments) {
      bytes += segment.bytes();
    }
    for (VectorEntries part : withoutGraph()) {
      bytes += part.bytes();
    }
    return bytes;
  }
}
