package io.quiver.storage.vector;

import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.Map;

/**
 * How an index is searched unless a search says otherwise. May change while the index is in use.
 *
 * @param ef candidates that a graph search keeps; 0: by k
 * @param rescore so many times k candidates of a quantized segment are measured exactly
 */
public record SearchDefaults(int ef, double rescore) {
  private static final int EF_MAX = 100_000;
  private static final double RESCORE_MAX = 1_000;

  /** Those of a definition: options ef_search and rescore. */
  public static SearchDefaults of(IndexDefinition.Vector index) {
    Map<String, String> options = index.options();
    int ef = VectorIndexSettings.number(options, "ef_search", 0);
    VectorIndexSettings.check("ef_search", ef, 0, EF_MAX);
    Quantization kind = VectorIndexSettings.quantization(options);
    return new SearchDefaults(ef, rescore(options.getOrDefault("rescore", "auto"), kind));
  }

  /** Those of a kind of quantization. */
  static SearchDefaults of(Quantization kind) {
    return new SearchDefaults(0, kind.defaultRescore());
  }

  private static double rescore(String text, Quantization kind) {
    if (text.strip().equalsIgnoreCase("auto")) {
      return kind.defaultRescore();
    }
    try {
      double factor = Double.parseDouble(text.strip());
      if (factor >= 1 && factor <= RESCORE_MAX) {
        return factor;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number out of range.
    }
    throw new QuiverException(
        ErrorCode.INVALID_DEFINITION,
        "vector index option rescore must be 'auto' or a number from 1 to 1000, not '"
            + text
            + "'");
  }
}
