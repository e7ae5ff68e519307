package io.quiver.storage.vector;

import io.quiver.storage.vector.VectorSearchResult.Path;
import java.util.concurrent.atomic.LongAdder;

/** How often searches took which path. Thread-safe. */
final class SearchCounters {
  private final LongAdder graph = new LongAdder();
  private final LongAdder filteredGraph = new LongAdder();
  private final LongAdder scan = new LongAdder();
  private final LongAdder table = new LongAdder();

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

  VectorIndexStatistics statistics(
      IndexState state, VectorIndexStatistics.Build build, long diskBytes) {
    return new VectorIndexStatistics(
        state.rows(),
        state.rowsInGraph(),
        state.segments().stream().mapToLong(segment -> segment.entries().size()).sum(),
        state.segments().size(),
        state.memory(diskBytes),
        build,
        state.ready(),
        graph.sum(),
        filteredGraph.sum(),
        scan.sum(),
        table.sum());
  }
}
