package io.quiver.storage.backend;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One state of a {@link SortedStore}; later writes do not change it. Thread-safe. */
public interface SortedView extends AutoCloseable {
  /**
   * Bytes after which a page ends although it has fewer entries than asked for. A page has at least
   * one entry if there is one.
   */
  int PAGE_BYTES = 1 << 20;

  /** A key with its value; the arrays are the receiver's. */
  record Entry(byte[] key, byte[] value) {}

  byte @Nullable [] get(byte[] key);

  /** The first entries of a range, as many as asked for or about so many; empty: there is none. */
  List<Entry> page(KeyRange range, Direction direction, int limit);

  @Override
  void close();
}
