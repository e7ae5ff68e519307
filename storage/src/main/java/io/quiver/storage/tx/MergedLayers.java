package io.quiver.storage.tx;

import io.quiver.storage.kv.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Layers of own writes as one: of a key in several the newest counts. */
final class MergedLayers implements OwnLayer {
  /** A layer that stands on an entry; a lower age is newer. */
  private record Source(OwnLayer layer, int age) {}

  private final List<Source> all = new ArrayList<>();
  private final PriorityQueue<Source> queue;
  private boolean started;
  private byte[] key = {};
  private byte @Nullable [] value;

  /**
   * Merges layers over the same range.
   *
   * @param newestFirst all in this direction
   */
  MergedLayers(List<OwnLayer> newestFirst, Direction direction) {
    int sign = direction == Direction.BACKWARD ? -1 : 1;
    queue =
        new PriorityQueue<>(
            (a, b) -> {
              int order = sign * Arrays.compareUnsigned(a.layer.key(), b.layer.key());
              return order != 0 ? order : Integer.compare(a.age, b.age);
            });
    for (OwnLayer layer : newestFirst) {
      all.add(new Source(layer, all.size()));
    }
  }

  @Override
  public boolean next() {
    if (!started) {
      started = true;
      all.forEach(this::advance);
    }
    Source first = queue.poll();
    if (first == null) {
      return false;
    }
    key = first.layer.key();
    value = first.layer.value();
    advance(first);
    for (Source same = queue.peek();
        same != null && Arrays.equals(same.layer.key(), key);
        same = queue.peek()) {
      Source older = queue.remove();
      advance(older);
    }
    return true;
  }

  private void advance(Source source) {
    if (source.layer.next()) {
      queue.add(source);
    }
  }

  @Override
  public byte[] key() {
    return key;
  }

  @Override
  public byte @Nullable [] value() {
    return value;
  }

  @Override
  public void end() {
    queue.clear();
    started = true;
    for (Source source : all) {
      source.layer.end();
    }
  }
}
