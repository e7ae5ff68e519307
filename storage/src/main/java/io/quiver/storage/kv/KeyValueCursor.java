package io.quiver.storage.kv;

/**
 * Walks over entries of one namespace in key order. Starts before the first entry. Confined to one
 * thread. The arrays it hands out are shared: never modify them.
 */
public interface KeyValueCursor extends AutoCloseable {
  /** Moves on; false at the end. */
  boolean next();

  byte[] key();

  byte[] value();

  /** Ends the scan early; harmless when repeated. */
  @Override
  void close();
}
