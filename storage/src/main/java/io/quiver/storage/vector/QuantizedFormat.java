package io.quiver.storage.vector;

import io.quiver.storage.value.DataType;
import java.util.List;

/** The part of a segment's file that holds shortened vectors, see {@link SegmentFormat}. */
final class QuantizedFormat {
  static final int MAGIC = 0x51565332;

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
      out.putInts(product.starts());
      for (float[] centroids : product.centroids()) {
        out.putFloats(centroids, 0, centroids.length);
      }
    }
    for (int i = 0; i < count; i++) {
      out.putLong(entries.rowId(i));
      out.putLong(entries.from(i));
      out.putBytes(rows.codes(), i * codec.codeBytes(), codec.codeBytes());
      out.putFloats(rows.corrections(), i * codec.corrections(), codec.corrections());
    }
  }

  static VectorEntries read(CheckedReader in, int dimensions, List<DataType> types) {
    int count = in.checkCount(in.getInt());
    Metric metric = metric(in);
    VectorCodec codec = codec(in, dimensions);
    long[] rowIds = new long[count];
    long[] from = new long[count];
    byte[] codes = new byte[count * codec.codeBytes()];
    float[] corrections = new float[count * codec.corrections()];
    for (int i = 0; i < count; i++) {
      rowIds[i] = in.getLong();
      from[i] = in.getLong();
      in.getBytes(codes, i * codec.codeBytes(), codec.codeBytes());
      in.getFloats(corrections, i * codec.corrections(), codec.corrections());
    }
    QuantizedRows rows = new QuantizedRows(metric, codec, codes, corrections);
    IncludedRows included = types.isEmpty() ? null : IncludedRows.read(in, types, count);
    return VectorEntries.quantized(rows, included, rowIds, from, count);
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
    int[] starts = in.getInts(groups + 1);
    float[][] centroids = new float[groups][];
    for (int group = 0; group < groups; group++) {
      int width = starts[group + 1] - starts[group];
      if (width < 0 || starts[group + 1] > centre.length) {
        throw in.corrupt("groups outside of the dimensions");
      }
      centroids[group] = new float[ProductCodec.CENTROIDS * width];
      in.getFloats(centroids[group], 0, centroids[group].length);
    }
    return new ProductCodec(centre, centroids, starts);
  }
}
