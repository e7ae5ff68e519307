package io.quiver.storage.vector;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.Map;

/**
 * What a vector index is made with.
 *
 * @param metric how distance is measured
 * @param dimensions of the column
 * @param m neighbours of a node on the upper levels of the graph, twice as many on the lowest: the
 *     same meaning as in hnswlib
 * @param efConstruction candidates kept while a node is being linked
 * @param compression how vectors of graph segments are kept
 * @param deltaRowsMax so many new rows are scanned at most before a graph is made of them
 * @param deltaBytesMax the same in bytes
 * @param included types of the INCLUDE columns
 */
public record VectorIndexSettings(
    Metric metric,
    int dimensions,
    int m,
    int efConstruction,
    Compression compression,
    int deltaRowsMax,
    long deltaBytesMax,
    List<DataType> included) {
  private static final int DEFAULT_M = 16;
  private static final int DEFAULT_EF_CONSTRUCTION = 100;
  private static final int DELTA_ROWS_MAX = 5_000;
  private static final long DELTA_BYTES_MAX = 16L << 20;
  private static final long HEAP_BYTES = Runtime.getRuntime().maxMemory();
  private static final int DIMENSIONS_PER_GROUP = 8;
  private static final int BITS = 8;

  public VectorIndexSettings {
    check("m", m, 2, 256);
    check("ef_construction", efConstruction, 4, 3_200);
    included = List.copyOf(included);
  }

  /**
   * How vectors are shortened.
   *
   * @param subvectors groups of dimensions of product quantization
   * @param bits for each group of product quantization: 8 or 4
   */
  public record Compression(Quantization kind, int subvectors, int bits) {
    public static final Compression NONE = new Compression(Quantization.NONE, 0, 0);
  }

  /** Without compression. */
  public VectorIndexSettings(
      Metric metric,
      int dimensions,
      int m,
      int efConstruction,
      int deltaRowsMax,
      long deltaBytesMax) {
    this(
        metric,
        dimensions,
        m,
        efConstruction,
        Compression.NONE,
        deltaRowsMax,
        deltaBytesMax,
        List.of());
  }

  /** Everything but metric and dimensions at its default. */
  public static VectorIndexSettings of(Metric metric, int dimensions) {
    return new VectorIndexSettings(
        metric, dimensions, DEFAULT_M, DEFAULT_EF_CONSTRUCTION, DELTA_ROWS_MAX, DELTA_BYTES_MAX);
  }

  /** The same with vectors shortened. */
  public VectorIndexSettings with(Quantization kind) {
    return new VectorIndexSettings(
        metric,
        dimensions,
        m,
        efConstruction,
        new Compression(kind, groups(dimensions), BITS),
        deltaRowsMax,
        deltaBytesMax,
        included);
  }

  /** The same with INCLUDE columns of these types. */
  public VectorIndexSettings including(List<DataType> types) {
    return new VectorIndexSettings(
        metric, dimensions, m, efConstruction, compression, deltaRowsMax, deltaBytesMax, types);
  }

  /** A commit that finds so much without a graph makes one first. */
  int deltaRowsHard() {
    return 8 * deltaRowsMax;
  }

  /** The same in bytes. */
  long deltaBytesHard() {
    return Math.min(8 * deltaBytesMax, Math.max(deltaBytesMax, HEAP_BYTES / 16));
  }

  public boolean isQuantized() {
    return compression.kind() != Quantization.NONE;
  }

  private static int groups(int dimensions) {
    return Math.max(1, dimensions / DIMENSIONS_PER_GROUP);
  }

  /**
   * From the options of an index definition; names that are missing take the default.
   *
   * @throws QuiverException INVALID_DEFINITION naming option, value and range
   */
  public static VectorIndexSettings of(IndexDefinition.Vector index, int dimensions) {
    Map<String, String> options = index.options();
    SearchDefaults unused = SearchDefaults.of(index);
    check(
        "number of INCLUDE columns", index.includedColumnIds().size(), 0, IncludedRows.COLUMNS_MAX);
    return new VectorIndexSettings(
        metric(index),
        dimensions,
        number(options, "m", DEFAULT_M),
        number(options, "ef_construction", DEFAULT_EF_CONSTRUCTION),
        compression(options, dimensions),
        DELTA_ROWS_MAX,
        DELTA_BYTES_MAX,
        List.of());
  }

  private static Compression compression(Map<String, String> options, int dimensions) {
    Quantization kind = quantization(options);
    int groups = number(options, "pq_subvectors", groups(dimensions));
    int bits = number(options, "pq_bits", BITS);
    for (String option : List.of("pq_subvectors", "pq_bits")) {
      if (kind != Quantization.PQ && options.containsKey(option)) {
        throw new QuiverException(
                ErrorCode.INVALID_DEFINITION,
                "vector index option " + option + " needs quantization 'pq'")
            .withHint("Leave it out or add quantization = 'pq'.");
      }
    }
    if (kind != Quantization.PQ) {
      return new Compression(kind, 0, 0);
    }
    check("pq_subvectors", groups, 1, dimensions);
    if (bits != 4 && bits != BITS) {
      throw new QuiverException(
          ErrorCode.INVALID_DEFINITION,
          "vector index option pq_bits is " + bits + ", allowed are 4 and 8");
    }
    return new Compression(kind, groups, bits);
  }

  static Quantization quantization(Map<String, String> options) {
    String name = options.getOrDefault("quantization", "none");
    return Quantization.named(name)
        .orElseThrow(
            () ->
                new QuiverException(
                        ErrorCode.INVALID_DEFINITION,
                        "vector index quantization '" + name + "' does not exist")
                    .withHint("Use none, int8, int4, bit1 or pq."));
  }

  /** The metric of an index definition; cosine when it names none. */
  public static Metric metric(IndexDefinition.Vector index) {
    String name = index.options().getOrDefault("metric", "cosine");
    return Metric.named(name).orElseThrow(() -> unknownMetric(name));
  }

  static int number(Map<String, String> options, String name, int byDefault) {
    String text = options.get(name);
    try {
      return text == null ? byDefault : Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new QuiverException(
          ErrorCode.INVALID_DEFINITION,
          "vector index option " + name + " must be a whole number, not '" + text + "'",
          e);
    }
  }

  static void check(String name, int value, int min, int max) {
    if (value < min || value > max) {
      throw new QuiverException(
          ErrorCode.INVALID_DEFINITION,
          "vector index option " + name + " is " + value + ", allowed are " + min + " to " + max);
    }
  }

  private static QuiverException unknownMetric(String name) {
    return new QuiverException(
            ErrorCode.INVALID_DEFINITION, "vector index metric '" + name + "' does not exist")
        .withHint("Use cosine, l2 or dot.");
  }
}
