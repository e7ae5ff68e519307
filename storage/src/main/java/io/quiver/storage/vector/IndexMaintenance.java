package io.quiver.storage.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Makes graphs of what waits for one and merges segments, beside commits and searches. Thread-safe;
 * one thread works at a time.
 */
final class IndexMaintenance {
  private final VectorIndexSettings settings;
  private final IndexContents contents;
  private final BooleanSupplier stop;
  private final AtomicLong oldestSnapshot = new AtomicLong();

  IndexMaintenance(VectorIndexSettings settings, IndexContents contents, BooleanSupplier stop) {
    this.settings = settings;
    this.contents = contents;
    this.stop = stop;
  }

  /** No snapshot is older than this. */
  void release(long snapshot) {
    oldestSnapshot.accumulateAndGet(snapshot, Math::max);
  }

  /** Works until nothing is left to do. */
  synchronized void run() {
    boolean more = true;
    while (more && !stop.getAsBoolean() && contents.state().ready()) {
      more = buildPending() || mergeSegments();
    }
  }

  private boolean buildPending() {
    List<VectorEntries> pending = contents.state().pending();
    return !pending.isEmpty() && replace(pending, List.of());
  }

  private boolean mergeSegments() {
    List<VectorSegment> chosen =
        MergePolicy.choose(
            contents.state().segments(), settings.deltaRowsMax(), oldestSnapshot.get());
    return !chosen.isEmpty() && replace(List.of(), chosen);
  }

  /** False when told to stop. */
  private boolean replace(List<VectorEntries> pending, List<VectorSegment> segments) {
    List<VectorEntries> sources = new ArrayList<>(pending);
    segments.forEach(segment -> sources.add(segment.entries()));
    long oldest = oldestSnapshot.get();
    SegmentBuilder.Draft draft = new SegmentBuilder(settings, stop).build(sources, oldest);
    if (draft == null) {
      return false;
    }
    contents.replace(pending, segments, draft, oldest);
    return true;
  }
}
