package io.quiver.storage.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table on their way into an index, in sets that get a graph each: one that is done
 * is on disk and survives a crash. An index that shortens vectors, or that is too large for the
 * heap, makes segments on the way and hands them over, so that only a part of the vectors is in the
 * heap as they are. Confined to one thread.
 */
final class IndexLoad {
  private static final long BYTES_MIN = 16L << 20;

  /** Takes a minute or two to link. */
  private static final int PART_ROWS = 200_000;

  private final VectorIndexSettings settings;
  private final BooleanSupplier stop;
  private final long bytesMax;
  private final int partRows;
  private final Sink sink;
  private final List<VectorEntries> full = new ArrayList<>();
  private VectorEntries rest;
  private long rows;

  /** Takes segments that are made on the way. */
  @FunctionalInterface
  interface Sink {
    void add(VectorSegment part, long lastRow);
  }

  /**
   * What a load may keep of vectors that wait for a graph: a part of them when they are going to be
   * shortened, or when all of them would take too much of the heap.
   */
  static long partBytes(VectorIndexSettings settings, long rows) {
    long heap = Runtime.getRuntime().maxMemory();
    boolean inParts =
        settings.isQuantized() || rows * Float.BYTES * settings.dimensions() > heap / 3;
    return inParts ? Math.max(BYTES_MIN, heap / 10) : Long.MAX_VALUE;
  }

  IndexLoad(VectorIndexSettings settings, long bytesMax, BooleanSupplier stop, Sink sink) {
    this(settings, bytesMax, PART_ROWS, stop, sink);
  }

  /**
   * Another size of the sets.
   *
   * @param bytesMax vectors that may wait for a graph, see {@link #partBytes}
   * @param partRows a set has at most so many rows
   */
  IndexLoad(
      VectorIndexSettings settings, long bytesMax, int partRows, BooleanSupplier stop, Sink sink) {
    this.partRows = partRows;
    this.settings = settings;
    this.stop = stop;
    this.sink = sink;
    this.bytesMax = bytesMax;
    this.rest = VectorEntries.sorted(settings.dimensions(), settings.included());
  }

  /** Rows come in the order of their ids; returns how many there are. */
  long add(long rowId, long timestamp, float[] vector, @Nullable IncludedValues included) {
    rest.append(rowId, timestamp, vector, 0, included);
    boolean isFull = rest.size() >= partRows;
    if (bytesMax == Long.MAX_VALUE) {
      if (isFull) {
        full.add(rest);
        rest = VectorEntries.sorted(settings.dimensions(), settings.included());
      }
    } else if (isFull || (rest.size() & 0xFFF) == 0 && rest.bytes() > bytesMax) {
      handOver(rowId); // never to the full ones: nobody would bound what they take
    }
    return ++rows;
  }

  private void handOver(long lastRow) {
    SegmentBuilder.Draft draft =
        new SegmentBuilder(settings, stop, row -> null).build(List.of(rest), 0, done -> {});
    if (draft != null && draft.graph() != null) {
      sink.add(new VectorSegment(draft.entries(), draft.graph()), lastRow);
      rest = VectorEntries.sorted(settings.dimensions(), settings.included());
    }
  }

  /** What has no graph yet. */
  List<VectorEntries> withoutGraph() {
    List<VectorEntries> parts = new ArrayList<>(full);
    parts.add(rest);
    return parts;
  }
}
