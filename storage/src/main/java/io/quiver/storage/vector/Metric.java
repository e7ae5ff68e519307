package io.quiver.storage.vector;

import java.util.Locale;
import java.util.Optional;

/** How far two vectors are from each other. Smaller is nearer for all of them. */
public enum Metric {
  /** 1 - cos(a, b); in [0, 2]. Not defined for a zero vector: NULL. */
  COSINE,
  /** Euclidean distance. */
  L2,
  /** Negative inner product. */
  DOT;

  /** By the name used in SQL: cosine, l2, dot. */
  public static Optional<Metric> named(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "cosine" -> Optional.of(COSINE);
      case "l2", "euclidean" -> Optional.of(L2);
      case "dot", "ip", "inner_product" -> Optional.of(DOT);
      default -> Optional.empty();
    };
  }
}
