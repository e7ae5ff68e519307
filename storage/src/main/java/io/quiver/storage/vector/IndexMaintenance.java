package io.quiver.storage.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes graphs of what waits for one and merges segments, beside commits and searches. What commits
 * have left is linked under a lock of its own, so that it never waits for a merge or for the graph
 * of a table that is being indexed; that lock is taken last. Thread-safe.
 */
final class IndexMaintenance {
  /** A graph of so many rows is written at once. */
  private static final int LARGE_ROWS = 20_000;

  private final VectorIndexSettings settings;
  private final IndexContents contents;
  private final BooleanSupplier stop;
  private final BuildProgress progress;
  private final AtomicLong oldestSnapshot = new AtomicLong();
  private final ReentrantLock merging = new ReentrantLock();
  private final Object linking = new Object();

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
   * @param afterStep called after each step that took long
   */
  void run(LongFunction<float @Nullable []> vectors, Runnable afterStep) {
    merging.lock();
    try {
      boolean more = true;
      while (more && !stop.getAsBoolean() && contents.state().ready()) {
        int rows = linkLoaded();
        rows = rows > 0 ? rows : linkDeltas();
        rows = rows > 0 ? rows : merge(vectors);
        if (rows >= LARGE_ROWS) {
          afterStep.run();
        }
        more = rows > 0;
      }
    } finally {
      merging.unlock();
    }
  }

  /** Does something while no segments are being replaced by one; not when they are. */
  void unlessMerging(Runnable action) {
    if (merging.tryLock()) {
      try {
        action.run();
      } finally {
        merging.unlock();
      }
    }
  }

  /** Makes graphs of what commits have left, also while the rows are being loaded. */
  void link() {
    while (!stop.getAsBoolean() && linkDeltas() > 0) {
      // There may be more by now.
    }
  }

  /** Returns how many rows got a graph; 0: none was waiting, or told to stop. */
  private int linkDeltas() {
    synchronized (linking) {
      List<VectorEntries> deltas =
          contents.state().pending().stream().filter(part -> !part.isSorted()).toList();
      return deltas.isEmpty() ? 0 : replace(deltas, List.of(), row -> null);
    }
  }

  /** One set of rows that were there before the index. */
  private int linkLoaded() {
    for (VectorEntries part : contents.state().pending()) {
      if (part.isSorted() && part.size() > 0) {
        VectorSegment base = MergePolicy.base(contents.state().segments(), part);
        return base == null ? replace(List.of(part), List.of(), row -> null) : extend(base, part);
      }
    }
    return 0;
  }

  /** So that no row is linked twice, however many parts there are. */
  private int extend(VectorSegment base, VectorEntries part) {
    int rows = base.entries().size() + part.size();
    progress.begin("GRAPH", rows);
    SegmentBuilder.Draft draft =
        new SegmentBuilder(settings, stop, row -> null).extend(base, part, progress::at);
    progress.end();
    if (draft == null) {
      return 0;
    }
    contents.replace(List.of(part), List.of(base), draft, 0);
    return rows;
  }

  private int merge(LongFunction<float @Nullable []> vectors) {
    List<VectorSegment> chosen =
        MergePolicy.choose(
            contents.state().segments(), settings.deltaRowsMax(), oldestSnapshot.get());
    return chosen.isEmpty() ? 0 : replace(List.of(), chosen, vectors);
  }

  private int replace(
      List<VectorEntries> pending,
      List<VectorSegment> segments,
      LongFunction<float @Nullable []> vectors) {
    List<VectorEntries> sources = new ArrayList<>(pending);
    segments.forEach(segment -> sources.add(segment.entries()));
    long oldest = oldestSnapshot.get();
    int rows = sources.stream().mapToInt(VectorEntries::size).sum();
    progress.begin("GRAPH", rows);
    SegmentBuilder.Draft draft =
        new SegmentBuilder(settings, stop, vectors).build(sources, oldest, progress::at);
    progress.end();
    if (draft == null) {
      return 0;
    }
    contents.replace(pending, segments, draft, oldest);
    return rows;
  }
}
