package io.quiver.storage.vector;

/**
 * Scores stored vectors against one query, smaller is nearer: the float <em>key</em> that orders a
 * graph search, and the double <em>rank</em> that orders hits. Confined to one thread.
 */
interface NodeScorer {
  float key(int ordinal);

  void keys(int[] ordinals, float[] keys, int count);

  /** For hits; {@code scratch} has room for {@code count}. */
  void ranks(int[] ordinals, float[] scratch, double[] ranks, int count);
}
