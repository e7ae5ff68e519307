package io.quiver.storage.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes graphs of what waits for one and merges segments, beside commits and searches. Thread-safe;
 * one thread works at a time.
 */
final class IndexMaintenance {
  private final VectorIndexSettings settings;
  private final IndexContents contents;
  private final BooleanSupplier stop;
  private final BuildProgress progress;
  private final AtomicLong oldestSnapshot = new AtomicLong();
  private LongFunction<float @Nullable []> vectors = rowId -> null;

  IndexMaintenance(
      VectorIndexSettings settings,
      IndexContents contents,
      BooleanSupplier stop,
      BuildProgress progress) {
    this.settings = settings;
    this.contents = contents;
    this.stop = stop;
    this.progress = progress;
  }

  /** No snapshot is older than this. */
  void release(long snapshot) {
    oldestSnapshot.accumulateAndGet(snapshot, Math::max);
  }

  /**
   * Works until nothing is left to do.
   *
   * @param vectors the present vectors of rows
   */
  synchronized void run(LongFunction<float @Nullable []> vectors) {
    this.vectors = vectors;
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
    progress.begin("GRAPH", sources.stream().mapToLong(VectorEntries::size).sum());
    SegmentBuilder.Draft draft =
        new SegmentBuilder(settings, stop, vectors).build(sources, oldest, progress::at);
    progress.end();
    if (draft == null) {
      return false;
    }
    contents.replace(pending, segments, draft, oldest);
    return true;
  }
}
