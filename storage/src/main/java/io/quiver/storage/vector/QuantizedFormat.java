package io.quiver.storage.vector;

import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.Objects;

/** The part of a segment's file that holds shortened vectors, see {@link SegmentFormat}. */
final class QuantizedFormat {
  static final int MAGIC = 0x51565333;

  private QuantizedFormat() {}

  static void write(CheckedWriter out, VectorEntries entries, int count) {
    QuantizedRows rows = (QuantizedRows) entries.vectors();
    VectorCodec codec = rows.codec();
    out.putInt(MAGIC);
    out.putInt(rows.dimensions());
    out.putInt(count);
    out.putInt(IndexManifest.metricCode(rows.metric()));
    out.putInt(codec.kind().ordinal());
    out.putFloats(codec.centre(), 0, codec.centre().length);
    if (codec instanceof ProductCodec product) {
      out.putInt(product.centroids().length);
      out.putInt(product.bits());
      out.putInts(product.starts());
      for (float[] centroids : product.centroids()) {
        out.putFloats(centroids, 0, centroids.length);
      }
    }
    Centres centres = rows.centres();
    boolean several = centres.size() > 1;
    out.putInt(centres.size());
    for (int place = 0; several && place < centres.size(); place++) {
      out.putFloats(centres.get(place), 0, rows.dimensions());
    }
    for (int i = 0; i < count; i++) {
      out.putLong(entries.rowId(i));
      out.putLong(entries.from(i));
      if (several) {
        out.putBytes(rows.places(), i, 1);
      }
      out.putBytes(rows.codes(), i * codec.codeBytes(), codec.codeBytes());
      out.putFloats(rows.corrections(), i * codec.corrections(), codec.corrections());
    }
  }

  static VectorEntries read(CheckedReader in, int dimensions, List<DataType> types) {
    LargeFormat.Entries entries = readEntries(in, dimensions);
    int count = entries.rowIds().length;
    IncludedRows included = types.isEmpty() ? null : IncludedRows.read(in, types, count);
    return VectorEntries.restored(
        Objects.requireNonNull(entries.vectors()),
        included,
        entries.rowIds(),
        entries.from(),
        count);
  }

  /** Reads what follows the magic number and the dimensions. */
  static LargeFormat.Entries readEntries(CheckedReader in, int dimensions) {
    int count = in.checkCount(in.getInt());
    Metric metric = metric(in);
    VectorCodec codec = codec(in, dimensions);
    Centres centres = centres(in, codec);
    long[] rowIds = new long[count];
    long[] from = new long[count];
    byte[] places = new byte[centres.size() > 1 ? count : 0];
    byte[] codes = new byte[count * codec.codeBytes()];
    float[] corrections = new float[count * codec.corrections()];
    for (int i = 0; i < count; i++) {
      rowIds[i] = in.getLong();
      from[i] = in.getLong();
      if (places.length > 0) {
        in.getBytes(places, i, 1);
        if ((places[i] & 0xFF) >= centres.size()) {
          throw in.corrupt("a centre that is not there");
        }
      }
      in.getBytes(codes, i * codec.codeBytes(), codec.codeBytes());
      in.getFloats(corrections, i * codec.corrections(), codec.corrections());
    }
    QuantizedRows rows = new QuantizedRows(metric, codec, centres, places, codes, corrections);
    return new LargeFormat.Entries(rowIds, from, rows);
  }

  private static Centres centres(CheckedReader in, VectorCodec codec) {
    int count = in.getInt();
    if (count < 1 || count > Centres.MAX) {
      throw in.corrupt("an impossible number of centres");
    }
    float[][] centres = new float[count][];
    centres[0] = codec.centre();
    for (int place = 0; count > 1 && place < count; place++) {
      centres[place] = new float[codec.centre().length];
      in.getFloats(centres[place], 0, centres[place].length);
    }
    return new Centres(centres);
  }

  private static Metric metric(CheckedReader in) {
    return switch (in.getInt()) {
      case 0 -> Metric.COSINE;
      case 1 -> Metric.L2;
      case 2 -> Metric.DOT;
      default -> throw in.corrupt("an unknown metric");
    };
  }

  private static VectorCodec codec(CheckedReader in, int dimensions) {
    int kind = in.getInt();
    float[] centre = new float[dimensions];
    in.getFloats(centre, 0, dimensions);
    return switch (kind) {
      case 1 -> new ScalarCodec(Quantization.INT8, centre);
      case 2 -> new ScalarCodec(Quantization.INT4, centre);
      case 3 -> new SignCodec(centre);
      case 4 -> product(in, centre);
      default -> throw in.corrupt("an unknown codec");
    };
  }

  private static ProductCodec product(CheckedReader in, float[] centre) {
    int groups = in.checkCount(in.getInt());
    int bits = in.getInt();
    if (bits != 8 && bits != 4) {
      throw in.corrupt("numbers of " + bits + " bits");
    }
    int[] starts = in.getInts(groups + 1);
    float[][] centroids = new float[groups][];
    for (int group = 0; group < groups; group++) {
      int width = starts[group + 1] - starts[group];
      if (width < 0 || starts[group + 1] > centre.length) {
        throw in.corrupt("groups outside of the dimensions");
      }
      centroids[group] = new float[width << bits];
      in.getFloats(centroids[group], 0, centroids[group].length);
    }
    return new ProductCodec(centre, bits, centroids, starts);
  }
}
