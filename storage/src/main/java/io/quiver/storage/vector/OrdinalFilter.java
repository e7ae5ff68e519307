package io.quiver.storage.vector;

/** Which entries of one segment a search may return. */
@FunctionalInterface
interface OrdinalFilter {
  boolean accepts(int ordinal);
}
