package io.quiver.storage.vector;

import java.util.Locale;
import java.util.Optional;

/** How an index keeps vectors of graph segments in memory. */
public enum Quantization {
  /** As they are. */
  NONE(1),
  /** A byte for each dimension, with bounds for each vector. */
  INT8(2),
  /** Half a byte for each dimension, with bounds for each vector. */
  INT4(6),
  /** The sign of each dimension, relative to the centre. */
  BIT1(16),
  /** Product quantization: a byte for each group of dimensions (Jegou and others, 2011). */
  PQ(24);

  private final double rescore;

  Quantization(double rescore) {
    this.rescore = rescore;
  }

  /** So many times k candidates are measured exactly unless the index says otherwise. */
  public double defaultRescore() {
    return rescore;
  }

  /** By the name used in SQL. */
  public static Optional<Quantization> named(String name) {
    return switch (name.strip().toLowerCase(Locale.ROOT)) {
      case "none" -> Optional.of(NONE);
      case "int8" -> Optional.of(INT8);
      case "int4" -> Optional.of(INT4);
      case "bit1" -> Optional.of(BIT1);
      case "pq" -> Optional.of(PQ);
      default -> Optional.empty();
    };
  }
}
