package io.quiver.storage.vector;

import io.quiver.storage.value.DataType;
import io.quiver.storage.vector.lucene.BuiltGraph;
import io.quiver.storage.vector.lucene.GraphLevel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of entries with or without a graph as a file; written once, never changed. Inside the
 * frames of {@link CheckedWriter}:
 *
 * <pre>
 * int    0x51565331 ("QVS1")
 * int    dimensions
 * int    count
 * int    1 when ordered by row id, else 0 (commit order)
 * count x { long row id, long from, float[dimensions] }
 * with INCLUDE columns:
 *   int    columns
 *   count x { long bits of NULL columns, the highest bit: the rest is left out and not known;
 *             column that is not NULL x { int length, byte[] as in rows } }
 * int    levels of the graph; 0: no graph
 * int    entry node, when there are levels
 * level x {
 *   int    nodes; -1: all ordinals
 *   int[]  ordinals of the nodes, unless all
 *   int[]  offsets, one more than nodes
 *   int[]  neighbours, as many as the last offset says
 * }
 * </pre>
 *
 * <p>With shortened vectors:
 *
 * <pre>
 * int    0x51565333 ("QVS3")
 * int    dimensions
 * int    count
 * int    metric (0 cosine, 1 l2, 2 dot)
 * int    codec (1 int8, 2 int4, 3 bit1, 4 pq)
 * float[dimensions] origin of the codec: the centre of all
 * pq:    int groups, int bits, int[groups + 1] first dimensions,
 *        float[] 2^bits centroids of each group
 * int    centres; more than one: float[centres][dimensions]
 * count x { long row id, long from, byte place of its centre when there are several,
 *           byte[] code, float[] corrections }
 * INCLUDE columns and levels as above
 * </pre>
 *
 * <p>Who is dead is not here but in the manifest.
 */
final class SegmentFormat {
  private static final int MAGIC = 0x51565331;

  private SegmentFormat() {}

  /**
   * What a file holds.
   *
   * @param second what the file beside it has to be; null when there is none
   */
  record Content(
      VectorEntries entries, @Nullable NeighborGraph graph, LargeFormat.@Nullable Second second) {}

  static void write(
      CheckedWriter out, VectorEntries entries, int count, @Nullable NeighborGraph graph) {
    if (entries.vectors() instanceof QuantizedRows) {
      QuantizedFormat.write(out, entries, count);
      writeIncluded(out, entries, count);
      writeGraph(out, graph);
      return;
    }
    VectorRows rows = entries.rows();
    out.putInt(MAGIC);
    out.putInt(rows.dimensions());
    out.putInt(count);
    out.putInt(entries.isSorted() ? 1 : 0);
    for (int i = 0; i < count; i++) {
      out.putLong(entries.rowId(i));
      out.putLong(entries.from(i));
      out.putFloats(rows.block(i), rows.offset(i), rows.dimensions());
    }
    writeIncluded(out, entries, count);
    writeGraph(out, graph);
  }

  private static void writeIncluded(CheckedWriter out, VectorEntries entries, int count) {
    IncludedRows included = entries.included();
    if (included != null) {
      included.write(out, count);
    }
  }

  private static void writeGraph(CheckedWriter out, @Nullable NeighborGraph graph) {
    BuiltGraph built = graph == null ? null : graph.built();
    if (graph != null && built == null) {
      throw new IllegalArgumentException("a graph in a mapped file has its own format");
    }
    List<GraphLevel> levels = built == null ? List.of() : built.levels();
    out.putInt(levels.size());
    if (built != null) {
      out.putInt(built.entry());
    }
    levels.forEach(level -> writeLevel(out, level));
  }

  static void writeLevel(CheckedWriter out, GraphLevel level) {
    int[] nodes = level.nodes();
    out.putInt(nodes == null ? -1 : nodes.length);
    if (nodes != null) {
      out.putInts(nodes);
    }
    out.putInts(level.offsets());
    out.putInts(level.neighbours());
  }

  /** Reads what follows the magic number and the dimensions, of any format but the large one. */
  static Content read(CheckedReader in, VectorIndexSettings settings, int magic) {
    int dimensions = settings.dimensions();
    List<DataType> types = settings.included();
    if (magic == QuantizedFormat.MAGIC) {
      return withGraph(in, QuantizedFormat.read(in, dimensions, types));
    }
    if (magic != MAGIC) {
      throw in.corrupt("another format");
    }
    int count = in.checkCount(in.getInt());
    VectorEntries entries =
        in.getInt() == 1
            ? VectorEntries.sorted(dimensions, types, count)
            : VectorEntries.inCommitOrder(dimensions, types);
    float[] vector = new float[dimensions];
    for (int i = 0; i < count; i++) {
      long rowId = in.getLong();
      long from = in.getLong();
      for (int d = 0; d < dimensions; d++) {
        vector[d] = in.getFloat();
      }
      entries.append(rowId, from, vector, 0, null);
    }
    entries.readIncluded(in);
    return withGraph(in, entries);
  }

  private static Content withGraph(CheckedReader in, VectorEntries entries) {
    int count = entries.size();
    int levels = in.checkCount(in.getInt());
    NeighborGraph graph = levels == 0 ? null : new NeighborGraph(readGraph(in, levels, count));
    in.finish();
    return new Content(entries, graph, null);
  }

  private static BuiltGraph readGraph(CheckedReader in, int levelCount, int count) {
    int entry = in.getInt();
    List<GraphLevel> levels = new ArrayList<>();
    for (int i = 0; i < levelCount; i++) {
      levels.add(readLevel(in, count));
    }
    return new BuiltGraph(entry, levels);
  }

  static GraphLevel readLevel(CheckedReader in, int count) {
    int size = in.getInt();
    int[] nodes = size < 0 ? null : in.getInts(size);
    int[] offsets = in.getInts((nodes == null ? count : size) + 1);
    return new GraphLevel(nodes, offsets, in.getInts(offsets[offsets.length - 1]));
  }
}
