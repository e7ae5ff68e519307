package io.quiver.storage.vector;

import io.quiver.storage.vector.VectorSearchOptions.Exactness;
import io.quiver.storage.vector.VectorSearchResult.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One search over one state of an index for one snapshot. Parts without a graph are scanned; each
 * graph segment is searched or scanned, whichever is expected to be cheaper; the answers are
 * merged. Confined to one thread.
 */
final class IndexSearch {
  /** Up to so many known rows are looked up one by one instead of being searched for. */
  static final int KNOWN_ROWS_MAX = 10_000;

  /** Smaller segments are scanned: a graph search would score as many vectors. */
  static final int SCAN_ROWS_MAX = 1_500;

  // Costs in nanoseconds per 384-dimensional vector, for the choice between scan and graph only.
  private static final double SCAN_ROW = 8;
  private static final double SCAN_SCORE = 25;
  private static final double GRAPH_SCORE = 60;
  private static final double GRAPH_SCORES_PER_CANDIDATE = 12;

  private final Metric metric;
  private final IndexState state;
  private final long snapshot;
  private final OwnVectors own;
  private final float[] query;
  private final int k;
  private final VectorSearchOptions options;
  private final @Nullable RowFilter filter;
  private final SearchScratch scratch;
  private final long @Nullable [] knownRows;
  private final int ef;
  private final NearestRows nearest;
  private long visited;
  private boolean usedGraph;

  IndexSearch(
      Metric metric,
      IndexState state,
      long snapshot,
      OwnVectors own,
      float[] query,
      int k,
      VectorSearchOptions options,
      @Nullable RowFilter filter,
      SearchScratch scratch) {
    this.metric = metric;
    this.state = state;
    this.snapshot = snapshot;
    this.own = own;
    this.query = query;
    this.k = k;
    this.options = options;
    this.filter = filter;
    this.scratch = scratch;
    this.knownRows = filter == null ? null : filter.rowIds();
    this.ef = Math.max(k, options.ef() > 0 ? options.ef() : defaultEf(k));
    this.nearest = new NearestRows(k);
  }

  /** Candidates that a graph search keeps for k results: recall 0.98 or more on the test sets. */
  static int defaultEf(int k) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(2L * k, 64));
  }

  VectorSearchResult run() {
    VectorEntries ownEntries = own.entries();
    if (ownEntries != null) {
      scan(ownEntries, ownEntries.size(), ownFilter(ownEntries), nearest);
    }
    for (VectorEntries part : state.withoutGraph()) {
      // The size first: what is appended later is not covered by the filter.
      int size = part.size();
      scan(part, size, filterFor(part), nearest);
    }
    if (knownRows != null
        && knownRows.length <= KNOWN_ROWS_MAX
        && options.exactness() != Exactness.NEVER) {
      for (VectorSegment segment : state.segments()) {
        lookUp(segment.entries(), knownRows);
      }
    } else {
      searchSegments();
    }
    Path path = !usedGraph ? Path.EXACT_SCAN : filter == null ? Path.GRAPH : Path.FILTERED_GRAPH;
    return new VectorSearchResult(nearest.hits(metric, options.maxDistance()), path, visited);
  }

  private void searchSegments() {
    List<VectorSegment> segments = state.segments();
    NearestRows[] found = new NearestRows[segments.size()];
    boolean[] complete = new boolean[segments.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = new NearestRows(k);
      complete[i] = searchSegment(segments.get(i), found[i]);
    }
    int total = nearest.size();
    for (NearestRows part : found) {
      total += part.size();
    }
    for (int i = 0; i < found.length; i++) {
      // A graph search misses nodes that no path leads to: nobody notices unless rows are missing.
      if (total < k && !complete[i]) {
        VectorEntries entries = segments.get(i).entries();
        found[i] = new NearestRows(k);
        scan(entries, entries.size(), filterFor(entries), found[i]);
      }
      nearest.offerAll(found[i]);
    }
  }

  /** Returns whether every entry of the segment was looked at. */
  private boolean searchSegment(VectorSegment segment, NearestRows found) {
    VectorEntries entries = segment.entries();
    NeighborGraph graph = segment.graph();
    OrdinalFilter accepted = filterFor(entries);
    if (graph == null || prefersScan(entries)) {
      scan(entries, entries.size(), accepted, found);
      return true;
    }
    QueryScorer scorer = QueryScorer.of(metric, entries.rows(), query);
    boolean bounded = accepted != null && options.exactness() == Exactness.AUTO;
    long limit = bounded ? Math.max(2_000, entries.size() / 4) : Long.MAX_VALUE;
    long scored = graph.search(scorer, ef, accepted, limit, scratch);
    visited += Math.abs(scored);
    usedGraph = true;
    if (scored < 0) {
      scan(entries, entries.size(), accepted, found);
      return true;
    }
    collect(entries, scorer, found);
    return scored == entries.size();
  }

  private void collect(VectorEntries entries, QueryScorer scorer, NearestRows found) {
    LongHeap codes = scratch.nearest;
    while (codes.size() > k) {
      codes.pop();
    }
    int count = codes.size();
    scratch.ensureBatch(count);
    for (int i = 0; i < count; i++) {
      scratch.ordinals[i] = NeighborGraph.ordinal(~codes.pop());
    }
    offer(entries, scorer, count, found);
  }

  private boolean prefersScan(VectorEntries entries) {
    return switch (options.exactness()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> entries.size() <= SCAN_ROWS_MAX || scanIsCheaper(entries.size());
    };
  }

  private boolean scanIsCheaper(int size) {
    double share = 1;
    if (filter != null) {
      long estimate = filter.estimatedRows();
      share = estimate < 0 ? 0.3 : Math.min(1, (estimate + 1.0) / Math.max(1, state.rows()));
    }
    double scan = size * (SCAN_ROW + share * SCAN_SCORE);
    double graph = Math.min(size, ef * GRAPH_SCORES_PER_CANDIDATE / share) * GRAPH_SCORE;
    return scan <= graph;
  }

  // ---- exact

  private void scan(
      VectorEntries entries, int size, @Nullable OrdinalFilter accepted, NearestRows found) {
    if (size == 0) {
      return;
    }
    QueryScorer scorer = QueryScorer.of(metric, entries.rows(), query);
    int count = 0;
    for (int ordinal = 0; ordinal < size; ordinal++) {
      if (accepted == null || accepted.accepts(ordinal)) {
        scratch.ordinals[count++] = ordinal;
        if (count == SearchScratch.BATCH) {
          score(entries, scorer, count, found);
          count = 0;
        }
      }
    }
    score(entries, scorer, count, found);
  }

  private void lookUp(VectorEntries entries, long[] rowIds) {
    QueryScorer scorer = QueryScorer.of(metric, entries.rows(), query);
    int count = 0;
    for (long rowId : rowIds) {
      int ordinal = own.changed(rowId) ? -1 : entries.findVisible(rowId, snapshot);
      if (ordinal >= 0) {
        scratch.ordinals[count++] = ordinal;
        if (count == SearchScratch.BATCH) {
          score(entries, scorer, count, nearest);
          count = 0;
        }
      }
    }
    score(entries, scorer, count, nearest);
  }

  private void score(VectorEntries entries, QueryScorer scorer, int count, NearestRows found) {
    visited += count;
    offer(entries, scorer, count, found);
  }

  private void offer(VectorEntries entries, QueryScorer scorer, int count, NearestRows found) {
    scorer.ranks(scratch.ordinals, scratch.keys, scratch.ranks, count);
    for (int i = 0; i < count; i++) {
      found.offer(scratch.ranks[i], entries.rowId(scratch.ordinals[i]));
    }
  }

  // ---- filters

  private @Nullable OrdinalFilter filterFor(VectorEntries entries) {
    RowFilter rowFilter = filter;
    if (rowFilter == null && own.isEmpty()) {
      return entries.allVisible(snapshot) ? null : o -> entries.visible(o, snapshot);
    }
    return ordinal -> {
      long rowId = entries.rowId(ordinal);
      return entries.visible(ordinal, snapshot) && !own.changed(rowId) && accepts(rowId);
    };
  }

  private @Nullable OrdinalFilter ownFilter(VectorEntries entries) {
    return filter == null ? null : ordinal -> accepts(entries.rowId(ordinal));
  }

  private boolean accepts(long rowId) {
    if (filter == null) {
      return true;
    }
    return knownRows == null ? filter.accepts(rowId) : Arrays.binarySearch(knownRows, rowId) >= 0;
  }
}
