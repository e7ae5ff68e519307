package io.quiver.storage.vector;

import io.quiver.storage.vector.VectorSearchResult.Path;
import java.util.concurrent.atomic.LongAdder;

/** How often searches took which path. Thread-safe. */
final class SearchCounters {
  private final LongAdder graph = new LongAdder();
  private final LongAdder filteredGraph = new LongAdder();
  private final LongAdder scan = new LongAdder();
  private final LongAdder table = new LongAdder();
  private final LongAdder forced = new LongAdder();

  void count(Path path) {
    switch (path) {
      case GRAPH -> graph.increment();
      case FILTERED_GRAPH -> filteredGraph.increment();
      case EXACT_SCAN -> scan.increment();
    }
  }

  /** Went past the index, to the table. */
  void countTable() {
    table.increment();
  }

  /** A commit had to make a graph itself. */
  void countForced() {
    forced.increment();
  }

  VectorIndexStatistics statistics(
      IndexState state, VectorIndexStatistics.Build build, long diskBytes, long deltaBytesMax) {
    return new VectorIndexStatistics(
        state.rows(),
        state.rowsInGraph(),
        state.segments().stream().mapToLong(segment -> segment.entries().size()).sum(),
        state.segments().size(),
        state.memory(diskBytes, deltaBytesMax),
        build,
        state.ready(),
        graph.sum(),
        filteredGraph.sum(),
        scan.sum(),
        table.sum(),
        forced.sum());
  }
}
