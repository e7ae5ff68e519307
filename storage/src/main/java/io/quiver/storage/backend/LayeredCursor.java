package io.quiver.storage.backend;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyValueCursor;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Merges layers, the newest first, and what is below them; of equal keys the newest counts. */
final class LayeredCursor implements KeyValueCursor {
  /** A source and the key that it stands on. */
  private static final class Source {
    final KeyValueCursor cursor;
    byte @Nullable [] head;

    Source(KeyValueCursor cursor) {
      this.cursor = cursor;
    }

    void advance() {
      head = cursor.next() ? cursor.key() : null;
    }
  }

  private final List<Source> sources;
  private final int sign;
  private byte @Nullable [] key;
  private byte @Nullable [] value;
  private boolean started;

  LayeredCursor(List<KeyValueCursor> sources, Direction direction) {
    this.sources = sources.stream().map(Source::new).toList();
    this.sign = direction == Direction.FORWARD ? 1 : -1;
  }

  @Override
  public boolean next() {
    if (!started) {
      started = true;
      sources.forEach(Source::advance);
    }
    while (true) {
      Source first = first();
      if (first == null) {
        key = null;
        value = null;
        return false;
      }
      byte[] found = first.cursor.key();
      byte[] with = first.cursor.value();
      for (Source source : sources) {
        byte[] head = source.head;
        if (head != null && Arrays.equals(head, found)) {
          source.advance();
        }
      }
      if (with != Layer.REMOVED) {
        key = Arrays.copyOfRange(found, FlatKeys.PREFIX, found.length);
        value = with;
        return true;
      }
    }
  }

  /** The newest source with the next key. */
  private @Nullable Source first() {
    Source best = null;
    byte[] bestHead = null;
    for (Source source : sources) {
      byte[] head = source.head;
      if (head != null && (bestHead == null || sign * Arrays.compareUnsigned(head, bestHead) < 0)) {
        best = source;
        bestHead = head;
      }
    }
    return best;
  }

  private static byte[] present(byte @Nullable [] bytes) {
    if (bytes == null) {
      throw new IllegalStateException("the cursor stands on no entry");
    }
    return bytes;
  }

  @Override
  public byte[] key() {
    return present(key);
  }

  @Override
  public byte[] value() {
    return present(value);
  }

  @Override
  public void close() {
    for (Source source : sources) {
      source.cursor.close();
      source.head = null;
    }
    started = true;
  }
}
