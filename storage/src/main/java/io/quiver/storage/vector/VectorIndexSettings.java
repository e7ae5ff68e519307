package io.quiver.storage.vector;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.Map;

/**
 * What a vector index is made with.
 *
 * @param metric how distance is measured
 * @param dimensions of the column
 * @param m neighbours of a node on the upper levels of the graph, twice as many on the lowest: the
 *     same meaning as in hnswlib
 * @param efConstruction candidates kept while a node is being linked
 * @param deltaRowsMax so many new rows are scanned at most before a graph is made of them
 * @param deltaBytesMax the same in bytes
 */
public record VectorIndexSettings(
    Metric metric,
    int dimensions,
    int m,
    int efConstruction,
    int deltaRowsMax,
    long deltaBytesMax) {
  private static final int DEFAULT_M = 16;
  private static final int DEFAULT_EF_CONSTRUCTION = 100;
  private static final int DELTA_ROWS_MAX = 5_000;
  private static final long DELTA_BYTES_MAX = 16L << 20;

  public VectorIndexSettings {
    check("m", m, 2, 256);
    check("ef_construction", efConstruction, 4, 3_200);
  }

  /** Everything but metric and dimensions at its default. */
  public static VectorIndexSettings of(Metric metric, int dimensions) {
    return new VectorIndexSettings(
        metric, dimensions, DEFAULT_M, DEFAULT_EF_CONSTRUCTION, DELTA_ROWS_MAX, DELTA_BYTES_MAX);
  }

  /**
   * From the options of an index definition; names that are missing take the default.
   *
   * @throws QuiverException INVALID_DEFINITION naming option, value and range;
   *     FEATURE_NOT_SUPPORTED
   */
  public static VectorIndexSettings of(IndexDefinition.Vector index, int dimensions) {
    Map<String, String> options = index.options();
    String quantization = options.getOrDefault("quantization", "none");
    if (!quantization.equalsIgnoreCase("none")) {
      throw new QuiverException(
              ErrorCode.FEATURE_NOT_SUPPORTED,
              "vector index option quantization '" + quantization + "' is not supported yet")
          .withHint("Leave it out or use 'none'.");
    }
    return new VectorIndexSettings(
        metric(index),
        dimensions,
        number(options, "m", DEFAULT_M),
        number(options, "ef_construction", DEFAULT_EF_CONSTRUCTION),
        DELTA_ROWS_MAX,
        DELTA_BYTES_MAX);
  }

  /** The metric of an index definition; cosine when it names none. */
  public static Metric metric(IndexDefinition.Vector index) {
    String name = index.options().getOrDefault("metric", "cosine");
    return Metric.named(name).orElseThrow(() -> unknownMetric(name));
  }

  private static int number(Map<String, String> options, String name, int byDefault) {
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

  private static void check(String name, int value, int min, int max) {
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
