package io.quiver.storage.vector;

/**
 * A row found by a vector search.
 *
 * @param rowId which row
 * @param distance in the metric's unit, computed on the exact vectors
 */
public record VectorHit(long rowId, double distance) {}
