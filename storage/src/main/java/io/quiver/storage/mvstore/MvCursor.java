package io.quiver.storage.mvstore;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import java.util.Arrays;
import java.util.NoSuchElementException;
import org.h2.mvstore.Cursor;
import org.jspecify.annotations.Nullable;

/** Walks over one namespace of a cut. */
final class MvCursor implements KeyValueCursor {
  private final String description;
  private final boolean backward;
  private final byte @Nullable [] from;
  private final byte @Nullable [] to;
  private @Nullable Cursor<byte[], byte[]> cursor;
  private byte @Nullable [] key;
  private byte @Nullable [] value;

  MvCursor(NamespaceRoot root, KeyRange range, Direction direction, String description) {
    this.description = description;
    backward = direction == Direction.BACKWARD;
    from = range.from();
    to = range.to();
    if (!range.isEmpty()) {
      try {
        cursor = new Cursor<>(root.root(), backward ? to : from, null, backward);
      } catch (RuntimeException e) {
        throw StoreErrors.translate(e, description);
      }
    }
  }

  @Override
  public boolean next() {
    Cursor<byte[], byte[]> source = cursor;
    if (source == null) {
      return false;
    }
    try {
      while (source.hasNext()) {
        byte[] found = source.next();
        if (backward) {
          if (from != null && Arrays.compareUnsigned(found, from) < 0) {
            break;
          }
          if (to != null && key == null && Arrays.equals(found, to)) {
            continue; // the upper end is exclusive, MVStore's start is not
          }
        } else if (to != null && Arrays.compareUnsigned(found, to) >= 0) {
          break;
        }
        key = found;
        value = source.getValue();
        return true;
      }
    } catch (RuntimeException e) {
      throw StoreErrors.translate(e, description);
    }
    close();
    return false;
  }

  @Override
  public byte[] key() {
    return current(key);
  }

  @Override
  public byte[] value() {
    return current(value);
  }

  private static byte[] current(byte @Nullable [] bytes) {
    if (bytes == null) {
      throw new NoSuchElementException("the cursor stands on no entry");
    }
    return bytes;
  }

  @Override
  public void close() {
    cursor = null;
    key = null;
    value = null;
  }
}
