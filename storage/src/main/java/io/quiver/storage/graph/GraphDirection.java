package io.quiver.storage.graph;

/** Which way edges are followed. */
public enum GraphDirection {
  /** From source to destination. */
  OUT,
  /** From destination to source. */
  IN,
  /** Both ways. */
  ANY
}
