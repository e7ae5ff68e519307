package io.quiver.storage.engine;

import io.quiver.storage.kv.Direction;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot of one timestamp sees of a namespace's commits: sequences with keys in the same
 * order, merged; of a key that several have, the latest version.
 */
final class OverlayCursor implements LayerCursor {
  /** Those that are not at their end. */
  private final OverlaySource[] sources;

  private final boolean backward;
  private int count;
  private @Nullable OverlaySource current;

  OverlayCursor(List<OverlaySource> sources, Direction direction) {
    this.sources = sources.toArray(new OverlaySource[0]);
    this.backward = direction == Direction.BACKWARD;
    for (OverlaySource source : this.sources) {
      if (source.next()) {
        this.sources[count++] = source;
      }
    }
  }

  @Override
  public boolean next() {
    if (current != null) {
      leave(current.key);
    }
    current = count == 0 ? null : best();
    return current != null;
  }

  /** The source with the next key, and of those that have it the one with the latest version. */
  private OverlaySource best() {
    OverlaySource best = sources[0];
    for (int i = 1; i < count; i++) {
      OverlaySource other = sources[i];
      int order = Arrays.compareUnsigned(other.key, best.key);
      boolean earlier = backward ? order > 0 : order < 0;
      if (earlier || (order == 0 && other.timestamp > best.timestamp)) {
        best = other;
      }
    }
    return best;
  }

  /** Moves every source on that has this key. */
  private void leave(byte[] key) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      OverlaySource source = sources[i];
      boolean there = source == current || Arrays.equals(source.key, key);
      if (!there || source.next()) {
        sources[kept++] = source;
      }
    }
    count = kept;
  }

  private OverlaySource current() {
    OverlaySource source = current;
    if (source == null) {
      throw new IllegalStateException("the cursor stands on no entry");
    }
    return source;
  }

  @Override
  public byte[] key() {
    return current().key;
  }

  @Override
  public byte @Nullable [] value() {
    return current().value;
  }
}
