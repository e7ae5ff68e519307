package io.quiver.storage.backend;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.StoreSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A snapshot: frozen layers, the newest last, over a view of the library. */
final class BufferedSnapshot implements StoreSnapshot {
  /** Up to so many entries are counted one by one. */
  private static final int COUNTED = 4096;

  private final List<Layer> layers;
  private final Base base;
  private final AtomicBoolean closed = new AtomicBoolean();

  BufferedSnapshot(List<Layer> layers, Base base) {
    this.layers = layers;
    this.base = base;
    base.retain();
  }

  @Override
  public byte @Nullable [] get(int namespace, byte[] key) {
    checkOpen();
    byte[] flat = FlatKeys.of(0, namespace, key);
    for (Layer layer : layers.reversed()) {
      byte[] value = layer.entries.get(flat);
      if (value != null) {
        return value == Layer.REMOVED ? null : value;
      }
      if (layer.dropped.contains(namespace)) {
        return null;
      }
    }
    return base.get(flat);
  }

  @Override
  public KeyValueCursor scan(int namespace, KeyRange range, Direction direction) {
    checkOpen();
    return scan(0, namespace, range, direction);
  }

  private KeyValueCursor scan(int level, int namespace, KeyRange range, Direction direction) {
    if (range.isEmpty()) {
      return new LayeredCursor(List.of(), direction);
    }
    KeyRange flat = FlatKeys.range(level, namespace, range);
    List<KeyValueCursor> sources = new ArrayList<>(layers.size() + 1);
    for (Layer layer : layers.reversed()) {
      sources.add(layer.scan(flat, direction));
      if (layer.dropped.contains(namespace)) {
        return new LayeredCursor(sources, direction);
      }
    }
    sources.add(new PagedCursor(base, flat, direction));
    return new LayeredCursor(sources, direction);
  }

  @Override
  public long estimateCount(int namespace, KeyRange range) {
    checkOpen();
    long each = 1;
    for (int level = 0; level < FlatKeys.LEVELS; level++, each *= 16) {
      long count = count(level, namespace, range, COUNTED);
      if (count < COUNTED) {
        return count * each;
      }
    }
    return count(FlatKeys.LEVELS, namespace, range, Long.MAX_VALUE) * each;
  }

  private long count(int level, int namespace, KeyRange range, long limit) {
    long count = 0;
    try (KeyValueCursor cursor = scan(level, namespace, range, Direction.FORWARD)) {
      while (count < limit && cursor.next()) {
        count++;
      }
    }
    return count;
  }

  /** Namespaces with an entry, found by leaping from one to the next. */
  Set<Integer> namespaces() {
    Set<Integer> found = new TreeSet<>();
    for (Layer layer : layers) {
      layer.entries.headMap(FlatKeys.start(1, 0), false).keySet().stream()
          .map(FlatKeys::namespace)
          .forEach(found::add);
    }
    KeyRange rest = KeyRange.of(FlatKeys.start(0, 0), FlatKeys.start(1, 0));
    List<SortedView.Entry> page = base.page(rest, Direction.FORWARD, 1);
    while (!page.isEmpty()) {
      int namespace = FlatKeys.namespace(page.getFirst().key());
      found.add(namespace);
      rest = KeyRange.of(FlatKeys.end(0, namespace), rest.to());
      page = base.page(rest, Direction.FORWARD, 1);
    }
    found.removeIf(namespace -> count(0, namespace, KeyRange.ALL, 1) == 0);
    return found;
  }

  private void checkOpen() {
    if (closed.getPlain()) {
      throw new QuiverException(ErrorCode.OBJECT_CLOSED, "The snapshot is closed");
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      base.release();
    }
  }
}
