package io.quiver.storage.vector;

import io.quiver.storage.file.StorageFile;
import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.value.DataType;
import io.quiver.storage.vector.lucene.BuiltGraph;
import io.quiver.storage.vector.lucene.GraphLevel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A graph segment whose large arrays are in a second file, from where they can be mapped. Inside
 * the frames of {@link CheckedWriter}:
 *
 * <pre>
 * int    0x51565334 ("QVS4")
 * int    dimensions
 * int    1 with shortened vectors, else 0
 * shortened: all of {@link QuantizedFormat}; else int count, count x { long row id, long from }
 * INCLUDE columns as in {@link SegmentFormat}
 * int    levels of the graph above the lowest
 * int    entry node
 * int    neighbours on the lowest level, of all nodes
 * level x { int nodes, int[] ordinals, int[] offsets, int[] neighbours }, from below
 * long   length of the second file
 * int    blocks of 1 MB in it, int[] CRC32C of each
 * </pre>
 *
 * <p>The second file, without frames:
 *
 * <pre>
 * unless shortened: count x { float[dimensions], float squared norm, float 1 / norm }
 * int[count + 1]  offsets of the lowest level
 * int[]           its neighbours
 * </pre>
 */
final class LargeFormat {
  static final int MAGIC = 0x51565334;

  private LargeFormat() {}

  /**
   * What the first of the two files says.
   *
   * @param entries with their vectors when these are shortened, else only ids and commits
   */
  record Head(
      Entries entries,
      @Nullable IncludedRows included,
      int entry,
      int neighbours,
      List<GraphLevel> upper,
      Second second) {
    int count() {
      return entries.rowIds().length;
    }
  }

  /** Ids and commits of entries, and their vectors unless these are in the second file. */
  record Entries(long[] rowIds, long[] from, @Nullable QuantizedRows vectors) {}

  /** What the second file has to be: its length and the CRC32C of each of its blocks. */
  record Second(long length, int[] checksums) {
    /** Reads a file against this; CORRUPT_INDEX, at once when already the length is another. */
    ArraysReader reader(StorageFile file) {
      return new ArraysReader(file, length, checksums);
    }
  }

  /** Returns what the second file has to be from now on. */
  static Second write(
      CheckedWriter out, ArraysWriter arrays, VectorEntries entries, NeighborGraph graph) {
    boolean isQuantized = entries.isQuantized();
    int count = entries.size();
    out.putInt(MAGIC);
    out.putInt(entries.vectors().dimensions());
    out.putInt(isQuantized ? 1 : 0);
    if (isQuantized) {
      QuantizedFormat.write(out, entries, count);
    } else {
      out.putInt(count);
      for (int i = 0; i < count; i++) {
        out.putLong(entries.rowId(i));
        out.putLong(entries.from(i));
      }
      writeFloats(arrays, entries.vectors(), count);
    }
    IncludedRows included = entries.included();
    if (included != null) {
      included.write(out, count);
    }
    Links lowest = graph.lowest();
    int neighbours = lowest.start(count);
    out.putInt(graph.upper().size());
    out.putInt(graph.entry());
    out.putInt(neighbours);
    graph.upper().forEach(level -> SegmentFormat.writeLevel(out, level));
    for (int node = 0; node <= count; node++) {
      arrays.putInt(lowest.start(node));
    }
    for (int place = 0; place < neighbours; place++) {
      arrays.putInt(lowest.neighbour(place));
    }
    arrays.finish();
    Second second = new Second(arrays.length(), arrays.checksums());
    out.putLong(second.length());
    out.putInt(second.checksums().length);
    out.putInts(second.checksums());
    return second;
  }

  private static void writeFloats(ArraysWriter arrays, StoredVectors vectors, int count) {
    int stride = vectors.dimensions() + VectorRows.EXTRA;
    float[] row = new float[stride];
    for (int i = 0; i < count; i++) {
      if (vectors instanceof VectorRows rows) {
        arrays.putFloats(rows.block(i), rows.offset(i), stride);
      } else if (vectors instanceof MappedRows mapped) {
        mapped.copy(i, row, 0);
        arrays.putFloats(row, 0, stride);
      }
    }
  }

  /** Reads what follows the magic number and the dimensions. */
  static Head read(CheckedReader in, int dimensions, List<DataType> types) {
    Entries entries;
    if (in.getInt() == 1) {
      if (in.getInt() != QuantizedFormat.MAGIC || in.getInt() != dimensions) {
        throw in.corrupt("another format");
      }
      entries = QuantizedFormat.readEntries(in, dimensions);
    } else {
      int count = in.checkCount(in.getInt());
      entries = new Entries(new long[count], new long[count], null);
      for (int i = 0; i < count; i++) {
        entries.rowIds()[i] = in.getLong();
        entries.from()[i] = in.getLong();
      }
    }
    int count = entries.rowIds().length;
    IncludedRows included = types.isEmpty() ? null : IncludedRows.read(in, types, count);
    int levels = in.checkCount(in.getInt());
    int entry = in.getInt();
    int neighbours = in.getInt();
    List<GraphLevel> upper = new ArrayList<>();
    for (int i = 0; i < levels; i++) {
      upper.add(SegmentFormat.readLevel(in, count));
    }
    long length = in.getLong();
    int[] checksums = in.getInts(in.getInt());
    in.finish();
    Head head =
        new Head(entries, included, entry, neighbours, upper, new Second(length, checksums));
    if (neighbours < 0 || length != Place.of(dimensions, head).end()) {
      throw in.corrupt("a second file of an impossible length");
    }
    return head;
  }

  /** Where in the second file the offsets, the neighbours and the end are. */
  record Place(long offsets, long neighbours, long end) {
    static Place of(int dimensions, boolean isQuantized, int count, int neighbours) {
      long row = (long) Float.BYTES * (dimensions + VectorRows.EXTRA);
      long offsets = isQuantized ? 0 : row * count;
      long links = offsets + Integer.BYTES * (count + 1L);
      return new Place(offsets, links, links + (long) Integer.BYTES * neighbours);
    }

    static Place of(int dimensions, Head head) {
      boolean isQuantized = head.entries().vectors() != null;
      return of(dimensions, isQuantized, head.count(), head.neighbours());
    }
  }

  /** Reads the second file into the heap, against its checksums. */
  static SegmentFormat.Content inHeap(Head head, int dimensions, StorageFile second) {
    ArraysReader in = head.second().reader(second);
    int count = head.count();
    StoredVectors vectors = head.entries().vectors();
    if (vectors == null) {
      VectorRows rows = VectorRows.sized(dimensions, count);
      float[] row = new float[dimensions + VectorRows.EXTRA];
      for (int i = 0; i < count; i++) {
        in.getFloats(row);
        rows.append(row, 0);
      }
      vectors = rows;
    }
    int[] offsets = new int[count + 1];
    in.getInts(offsets);
    int[] neighbours = new int[head.neighbours()];
    in.getInts(neighbours);
    in.finish();
    List<GraphLevel> levels = new ArrayList<>();
    levels.add(new GraphLevel(null, offsets, neighbours));
    levels.addAll(head.upper());
    return content(head, vectors, new NeighborGraph(new BuiltGraph(head.entry(), levels)));
  }

  /** Maps the second file, which has been read once against its checksums. */
  static SegmentFormat.Content mapped(Head head, int dimensions, StorageFiles files, String name)
      throws IOException {
    Place place = Place.of(dimensions, head);
    StoredVectors vectors = head.entries().vectors();
    if (vectors == null) {
      vectors = rows(files, name, dimensions, head.count());
    }
    MappedLinks links = links(files, name, place, head.count(), head.neighbours());
    return content(head, vectors, new NeighborGraph(head.entry(), head.upper(), links));
  }

  private static SegmentFormat.Content content(
      Head head, StoredVectors vectors, NeighborGraph graph) {
    Entries entries = head.entries();
    return new SegmentFormat.Content(
        VectorEntries.restored(
            vectors, head.included(), entries.rowIds(), entries.from(), head.count()),
        graph,
        head.second());
  }

  /** Maps the vectors of a second file. */
  static MappedRows rows(StorageFiles files, String name, int dimensions, int count)
      throws IOException {
    int stride = dimensions + VectorRows.EXTRA;
    int perPiece = MappedRows.rowsPerPiece(dimensions);
    FloatBuffer[] pieces = new FloatBuffer[Math.ceilDiv(count, perPiece)];
    for (int i = 0; i < pieces.length; i++) {
      long first = (long) i * perPiece;
      long floats = Math.min(perPiece, count - first) * stride;
      long position = first * stride * Float.BYTES;
      pieces[i] = files.map(name, position, floats * Float.BYTES).asFloatBuffer();
    }
    return new MappedRows(dimensions, count, pieces);
  }

  /** Maps the lowest level of a second file. */
  static MappedLinks links(StorageFiles files, String name, Place place, int count, int neighbours)
      throws IOException {
    return new MappedLinks(
        count,
        ints(files, name, place.offsets(), count + 1L),
        ints(files, name, place.neighbours(), neighbours));
  }

  private static IntBuffer[] ints(StorageFiles files, String name, long position, long count)
      throws IOException {
    int perPiece = 1 << MappedLinks.PIECE_SHIFT;
    IntBuffer[] pieces = new IntBuffer[(int) Math.max(1, Math.ceilDiv(count, perPiece))];
    for (int i = 0; i < pieces.length; i++) {
      long first = (long) i * perPiece;
      long length = Math.min(perPiece, count - first) * Integer.BYTES;
      ByteBuffer mapped = files.map(name, position + first * Integer.BYTES, length);
      pieces[i] = mapped.asIntBuffer();
    }
    return pieces;
  }
}
