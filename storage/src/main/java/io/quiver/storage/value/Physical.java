package io.quiver.storage.value;

/** The three shapes in which values are held in memory, in rows and in batch columns. */
public enum Physical {
  /** A {@code long}. */
  LONG,
  /** A {@code double}. */
  DOUBLE,
  /** A Java object. */
  OBJECT
}
