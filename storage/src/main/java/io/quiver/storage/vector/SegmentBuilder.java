package io.quiver.storage.vector;

import io.quiver.storage.vector.lucene.BuiltGraph;
import io.quiver.storage.vector.lucene.LuceneGraphBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes one graph segment out of several sets of entries: orders them by row id, leaves out what no
 * snapshot can see any more and builds the graph. Works beside the index's writer: marks that are
 * set meanwhile are taken over by {@link Draft#takeOverMarks}, under the writer's lock.
 */
final class SegmentBuilder {
  private static final long SEED = 42;

  private final VectorIndexSettings settings;
  private final BooleanSupplier stop;
  private final LongFunction<float @Nullable []> vectors;

  /**
   * @param stop asked now and then
   * @param vectors the present vectors of rows, for entries that only have shortened ones
   */
  SegmentBuilder(
      VectorIndexSettings settings,
      BooleanSupplier stop,
      LongFunction<float @Nullable []> vectors) {
    this.settings = settings;
    this.stop = stop;
    this.vectors = vectors;
  }

  /**
   * A segment that is not part of the index yet.
   *
   * @param entries its entries
   * @param origins where each entry came from, or null when the entries are the source's own
   * @param dropped whether entries were left out
   * @param graph null when nothing is left
   */
  record Draft(
      VectorEntries entries,
      @Nullable List<Origin> origins,
      boolean dropped,
      @Nullable NeighborGraph graph) {
    void takeOverMarks() {
      for (int i = 0; origins != null && i < origins.size(); i++) {
        Origin origin = origins.get(i);
        long dead = origin.source().dead(origin.ordinal());
        if (dead != VectorEntries.ALIVE) {
          entries.markDead(i, dead);
        }
        IncludedRows before = origin.source().included();
        IncludedRows now = entries.included();
        if (before != null && now != null && before.isOutdated(origin.ordinal())) {
          now.markOutdated(i);
        }
      }
    }
  }

  /** One entry of a source. */
  record Origin(VectorEntries source, int ordinal) {
    long rowId() {
      return source.rowId(ordinal);
    }

    long from() {
      return source.from(ordinal);
    }
  }

  /**
   * Builds a segment.
   *
   * @param forgettable entries dead since then or before are left out
   * @param progress is told how many rows are linked
   * @return null when told to stop
   */
  @Nullable Draft build(List<VectorEntries> sources, long forgettable, IntConsumer progress) {
    return link(gather(sources, forgettable), null, progress);
  }

  /**
   * Builds a segment out of one with a graph and further rows, whose ids are all greater: only
   * these are linked.
   *
   * @return null when told to stop
   */
  @Nullable Draft extend(VectorSegment segment, VectorEntries more, IntConsumer progress) {
    Draft draft = gather(List.of(segment.entries(), more), Long.MIN_VALUE);
    NeighborGraph graph = segment.graph();
    return link(draft, graph == null ? null : graph.built(), progress);
  }

  private @Nullable Draft link(Draft draft, @Nullable BuiltGraph base, IntConsumer progress) {
    int count = draft.entries().size();
    if (count == 0) {
      return draft;
    }
    VectorRows rows = draft.entries().rows();
    LuceneGraphBuilder builder =
        new LuceneGraphBuilder(2 * settings.m(), settings.efConstruction(), SEED);
    BuiltGraph graph =
        builder.build(
            count, () -> QueryScorer.amongRows(settings.metric(), rows), base, stop, progress);
    if (graph == null) {
      return null;
    }
    VectorEntries entries =
        settings.isQuantized() ? draft.entries().quantized(settings) : draft.entries();
    return new Draft(entries, draft.origins(), draft.dropped(), new NeighborGraph(graph));
  }

  private Draft gather(List<VectorEntries> sources, long forgettable) {
    List<Origin> origins = new ArrayList<>();
    int total = 0;
    for (VectorEntries source : sources) {
      int size = source.size();
      total = Math.addExact(total, size);
      for (int i = 0; i < size; i++) {
        if (source.dead(i) > forgettable) {
          origins.add(new Origin(source, i));
        }
      }
    }
    boolean dropped = origins.size() < total;
    VectorEntries first = sources.getFirst();
    if (sources.size() == 1
        && first.isSorted()
        && first.vectors() instanceof VectorRows
        && !dropped) {
      // In order already. Codes will be entries of their own.
      return new Draft(first, settings.isQuantized() ? origins : null, false, null);
    }
    Origin[] sorted = origins.toArray(Origin[]::new);
    Arrays.sort(sorted, SegmentBuilder::byRowThenCommit);
    VectorEntries entries =
        VectorEntries.sorted(settings.dimensions(), settings.included(), sorted.length);
    for (Origin origin : sorted) {
      int ordinal = origin.ordinal();
      VectorEntries source = origin.source();
      if (source.isQuantized()) {
        entries.append(origin.rowId(), origin.from(), vector(origin), 0, source, ordinal);
      } else {
        entries.append(source, ordinal);
      }
    }
    return new Draft(entries, List.of(sorted), dropped, null);
  }

  /** A superseded entry gets about the vector that it had: only old snapshots look at it. */
  private float[] vector(Origin origin) {
    boolean alive = origin.source().dead(origin.ordinal()) == VectorEntries.ALIVE;
    float[] present = alive ? vectors.apply(origin.rowId()) : null;
    return present == null || present.length != settings.dimensions()
        ? origin.source().vectors().get(origin.ordinal())
        : present;
  }

  private static int byRowThenCommit(Origin a, Origin b) {
    int order = Long.compare(a.rowId(), b.rowId());
    return order != 0 ? order : Long.compare(a.from(), b.from());
  }
}
