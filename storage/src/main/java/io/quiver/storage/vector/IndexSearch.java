package io.quiver.storage.vector;

import io.quiver.storage.vector.VectorSearchOptions.Exactness;
import io.quiver.storage.vector.VectorSearchResult.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
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
  static final int SCAN_ROWS_MAX = VectorSearchOptions.SCAN_ROWS_MAX;

  // Nanoseconds for a vector of 384 dimensions, for the choice between scan and graph only.
  private static final double SCAN_SCORE = 30;
  private static final double GRAPH_SCORE = 60;
  private static final double GRAPH_SCORES_PER_CANDIDATE = 12;
  private static final double FILTER_KNOWN = 30;
  private static final double FILTER_ROW = 1_000;

  /** So many vectors are scored between two polls. */
  private static final int POLL_VECTORS = 2_048;

  /** Share of rows that a filter is taken to accept when it does not say. */
  private static final double UNKNOWN_SHARE = 0.3;

  private final Metric metric;
  private final IndexState state;
  private final long snapshot;
  private final OwnVectors own;
  private final float[] query;
  private final int k;
  private final VectorSearchOptions options;
  private final @Nullable RowFilter filter;
  private final SearchScratch scratch;
  private final SearchDefaults defaults;
  private final LongFunction<float @Nullable []> vectors;
  private final long @Nullable [] knownRows;
  private final @Nullable IncludedFilter included;
  private final int ef;
  private final NearestRows nearest;
  private long visited;
  private long polled;
  private boolean usedGraph;
  private IncludedRows.@Nullable Cursor cursor;

  IndexSearch(
      Metric metric,
      IndexState state,
      long snapshot,
      OwnVectors own,
      float[] query,
      int k,
      VectorSearchOptions options,
      @Nullable RowFilter filter,
      SearchScratch scratch,
      SearchDefaults defaults,
      LongFunction<float @Nullable []> vectors) {
    this.metric = metric;
    this.state = state;
    this.snapshot = snapshot;
    this.own = own;
    this.query = query;
    this.k = k;
    this.options = options;
    this.filter = filter;
    this.scratch = scratch;
    this.defaults = defaults;
    this.vectors = vectors;
    this.knownRows = filter == null ? null : filter.rowIds();
    this.included = filter == null ? null : filter.included();
    int wanted = options.ef() > 0 ? options.ef() : defaults.ef();
    this.ef = Math.max(k, wanted > 0 ? wanted : defaultEf(k));
    this.nearest = NearestRows.within(k, metric, options.maxDistance());
  }

  /** Candidates that a graph search keeps for k results: recall 0.98 or more on the test sets. */
  static int defaultEf(int k) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(2L * k, 64));
  }

  VectorSearchResult run() {
    VectorEntries ownEntries = own.entries();
    if (ownEntries != null) {
      scan(ownEntries, ownEntries.size(), null, nearest);
    }
    for (VectorEntries part : state.withoutGraph()) {
      // The size first: what is appended later is not covered by the filter.
      int size = part.size();
      scan(part, size, visibleOf(part), nearest);
    }
    if (knownRows != null
        && knownRows.length <= KNOWN_ROWS_MAX
        && options.exactness() != Exactness.NEVER) {
      for (VectorSegment segment : state.segments()) {
        NearestRows part = candidates(segment.entries());
        lookUp(segment.entries(), knownRows, part);
        take(segment.entries(), part);
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
      found[i] = candidates(segments.get(i).entries());
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
        found[i] = candidates(entries);
        scan(entries, entries.size(), visibleOf(entries), found[i]);
      }
      take(segments.get(i).entries(), found[i]);
    }
  }

  /** Where the rows of a segment are collected: more than k when their distances are estimates. */
  private NearestRows candidates(VectorEntries entries) {
    return entries.isQuantized()
        ? new NearestRows(oversampled())
        : NearestRows.within(k, metric, options.maxDistance());
  }

  private int oversampled() {
    return (int) Math.min(Integer.MAX_VALUE / 2, Math.ceil(k * defaults.rescore()));
  }

  /** Estimated distances are measured before they count. */
  private void take(VectorEntries entries, NearestRows found) {
    if (!entries.isQuantized()) {
      nearest.offerAll(found);
      return;
    }
    found.forEachRow(
        rowId -> {
          float[] vector = vectors.apply(rowId);
          if (vector != null) {
            visited++;
            nearest.offer(VectorMath.rank(metric, query, vector), rowId);
          }
        });
  }

  /** Returns whether every entry of the segment was looked at. */
  private boolean searchSegment(VectorSegment segment, NearestRows found) {
    VectorEntries entries = segment.entries();
    NeighborGraph graph = segment.graph();
    OrdinalFilter visible = visibleOf(entries);
    int[] listed = listed(entries);
    if (listed != null && (graph == null || scanIsCheaper(entries.size(), listed.length))) {
      scanListed(entries, listed, visible, found);
      return true;
    }
    if (graph == null || (listed == null && prefersScan(entries))) {
      scan(entries, entries.size(), visible, found);
      return true;
    }
    NodeScorer scorer = entries.vectors().scorer(metric, query);
    OrdinalFilter accepted = acceptedOf(entries, visible);
    int kept = entries.isQuantized() ? Math.max(ef, oversampled()) : ef;
    long limit = listed == null ? visitLimit(entries.size(), kept, accepted) : listed.length;
    long scored = graph.search(scorer, kept, accepted, limit, scratch);
    visited += Math.abs(scored);
    usedGraph = true;
    if (scored < 0) {
      if (listed == null) {
        scan(entries, entries.size(), visible, found);
      } else {
        scanListed(entries, listed, visible, found);
      }
      return true;
    }
    collect(entries, scorer, found);
    return scored == entries.size();
  }

  /** The only entries that can pass, when INCLUDE columns tell; null: nothing known. */
  private int @Nullable [] listed(VectorEntries entries) {
    if (included == null || options.exactness() == Exactness.NEVER) {
      return null;
    }
    IncludedLookup lookup = entries.lookup();
    return lookup == null ? null : lookup.find(included.bounds(), entries.size() / 2);
  }

  private boolean scanIsCheaper(int size, int listed) {
    if (options.exactness() == Exactness.ALWAYS || listed <= SCAN_ROWS_MAX) {
      return true;
    }
    double share = listed / (double) size;
    return listed * SCAN_SCORE
        <= Math.min(size, ef * GRAPH_SCORES_PER_CANDIDATE / share) * GRAPH_SCORE;
  }

  private void scanListed(
      VectorEntries entries, int[] listed, @Nullable OrdinalFilter visible, NearestRows found) {
    NodeScorer scorer = entries.vectors().scorer(metric, query);
    int count = 0;
    for (int ordinal : listed) {
      if (visible == null || visible.accepts(ordinal)) {
        scratch.ordinals[count++] = ordinal;
        if (count == SearchScratch.BATCH) {
          score(entries, scorer, count, found, true);
          count = 0;
        }
      }
    }
    score(entries, scorer, count, found, true);
  }

  /** Where a search that a filter keeps from finding its candidates turns into a scan. */
  private long visitLimit(int size, int kept, @Nullable OrdinalFilter accepted) {
    if (accepted == null || options.exactness() == Exactness.NEVER) {
      return Long.MAX_VALUE;
    }
    boolean unknown = filter != null && filter.estimatedRows() < 0;
    return Math.max(30L * kept, size / (unknown ? 16 : 4));
  }

  private void collect(VectorEntries entries, NodeScorer scorer, NearestRows found) {
    LongHeap codes = scratch.nearest;
    while (codes.size() > found.limit()) {
      codes.pop();
    }
    int count = codes.size();
    scratch.ensureBatch(count);
    for (int i = 0; i < count; i++) {
      scratch.ordinals[i] = NeighborGraph.ordinal(~codes.pop());
    }
    offer(entries, scorer, count, found, false);
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
    double filterCost = 0;
    if (included != null) {
      share = UNKNOWN_SHARE;
      filterCost = FILTER_KNOWN;
    } else if (filter != null) {
      long estimate = filter.estimatedRows();
      share =
          estimate < 0 ? UNKNOWN_SHARE : Math.min(1, (estimate + 1.0) / Math.max(1, state.rows()));
      filterCost = knownRows == null ? FILTER_ROW : FILTER_KNOWN;
    }
    double tests = k / share * (1 + Math.log(Math.max(1, size * share / Math.max(1, k))));
    double scan = size * SCAN_SCORE + Math.min(size, tests) * filterCost;
    double graph =
        Math.min(size, ef * GRAPH_SCORES_PER_CANDIDATE / share) * GRAPH_SCORE
            + Math.min(size, 2 * ef / share) * filterCost;
    return scan <= graph;
  }

  // ---- exact

  /** Asks the filter last, and only about rows that are near enough: it may be dear. */
  private void scan(
      VectorEntries entries, int size, @Nullable OrdinalFilter visible, NearestRows found) {
    if (size == 0) {
      return;
    }
    NodeScorer scorer = entries.vectors().scorer(metric, query);
    int count = 0;
    for (int ordinal = 0; ordinal < size; ordinal++) {
      if (visible == null || visible.accepts(ordinal)) {
        scratch.ordinals[count++] = ordinal;
        if (count == SearchScratch.BATCH) {
          score(entries, scorer, count, found, true);
          count = 0;
        }
      }
    }
    score(entries, scorer, count, found, true);
  }

  private void lookUp(VectorEntries entries, long[] rowIds, NearestRows found) {
    NodeScorer scorer = entries.vectors().scorer(metric, query);
    int count = 0;
    for (long rowId : rowIds) {
      int ordinal = own.changed(rowId) ? -1 : entries.findVisible(rowId, snapshot);
      if (ordinal >= 0) {
        scratch.ordinals[count++] = ordinal;
        if (count == SearchScratch.BATCH) {
          score(entries, scorer, count, found, false);
          count = 0;
        }
      }
    }
    score(entries, scorer, count, found, false);
  }

  private void score(
      VectorEntries entries, NodeScorer scorer, int count, NearestRows found, boolean filtered) {
    visited += count;
    if (visited - polled > POLL_VECTORS) {
      polled = visited;
      scratch.poll.run();
    }
    offer(entries, scorer, count, found, filtered);
  }

  private void offer(
      VectorEntries entries, NodeScorer scorer, int count, NearestRows found, boolean filtered) {
    scorer.ranks(scratch.ordinals, scratch.keys, scratch.ranks, count);
    for (int i = 0; i < count; i++) {
      double rank = scratch.ranks[i];
      long rowId = entries.rowId(scratch.ordinals[i]);
      if (found.wants(rank, rowId) && (!filtered || accepts(entries, scratch.ordinals[i]))) {
        found.offer(rank, rowId);
      }
    }
  }

  // ---- filters

  /** What the snapshot sees and the transaction has not changed; null: everything. */
  private @Nullable OrdinalFilter visibleOf(VectorEntries entries) {
    if (own.isEmpty()) {
      return entries.allVisible(snapshot) ? null : o -> entries.visible(o, snapshot);
    }
    return o -> entries.visible(o, snapshot) && !own.changed(entries.rowId(o));
  }

  private @Nullable OrdinalFilter acceptedOf(
      VectorEntries entries, @Nullable OrdinalFilter visible) {
    if (filter == null) {
      return visible;
    }
    return o -> (visible == null || visible.accepts(o)) && accepts(entries, o);
  }

  private boolean accepts(VectorEntries entries, int ordinal) {
    if (filter == null) {
      return true;
    }
    long rowId = entries.rowId(ordinal);
    if (knownRows != null) {
      return Arrays.binarySearch(knownRows, rowId) >= 0;
    }
    IncludedRows values = entries.included();
    if (included == null || values == null || values.isOutdated(ordinal) || own.kept(rowId)) {
      return filter.accepts(rowId);
    }
    IncludedRows.Cursor row = cursor;
    if (row == null || row.rows() != values) {
      row = values.cursor();
      cursor = row;
    }
    return included.accepts(rowId, row.at(ordinal));
  }
}
