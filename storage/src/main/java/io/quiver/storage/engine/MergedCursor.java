package io.quiver.storage.engine;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.EntryBlock;
import io.quiver.storage.kv.KeyValueCursor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Changes laid over an older state, in one order; where both have a key the change counts. */
public final class MergedCursor implements KeyValueCursor {
  private final LayerCursor newer;
  private final KeyValueCursor older;
  private final boolean backward;
  private boolean started;
  private boolean newerValid;
  private boolean olderValid;
  private boolean onNewer;
  private boolean onOlder;
  private byte[] key = {};
  private byte[] value = {};

  /** Both must walk in {@code direction} over the same range. Closes {@code older} when closed. */
  public MergedCursor(LayerCursor newer, KeyValueCursor older, Direction direction) {
    this.newer = newer;
    this.older = older;
    this.backward = direction == Direction.BACKWARD;
  }

  @Override
  public boolean next() {
    while (true) {
      advance();
      if (!newerValid) {
        return takeOlder();
      }
      if (olderValid) {
        int order = Arrays.compareUnsigned(newer.key(), older.key());
        if (backward ? order < 0 : order > 0) {
          return takeOlder();
        }
        onOlder = order == 0;
      } else {
        onOlder = false;
      }
      onNewer = true;
      byte @Nullable [] change = newer.value();
      if (change != null) {
        key = newer.key();
        value = change;
        return true;
      }
    }
  }

  @Override
  public @Nullable EntryBlock nextBlock(byte @Nullable [] limit) {
    if (backward) {
      return null;
    }
    if (!started) {
      started = true;
      newerValid = newer.next();
      // As if it stood on an entry that was delivered.
      olderValid = true;
      onOlder = true;
    } else if (onNewer && newerValid) {
      newerValid = newer.next();
    }
    onNewer = false;
    if (!onOlder || !olderValid) {
      return null;
    }
    byte[] bound = limit;
    if (newerValid && (limit == null || Arrays.compareUnsigned(newer.key(), limit) < 0)) {
      bound = newer.key();
    }
    return older.nextBlock(bound);
  }

  private boolean takeOlder() {
    onNewer = false;
    onOlder = olderValid;
    if (!olderValid) {
      return false;
    }
    key = older.key();
    value = older.value();
    return true;
  }

  private void advance() {
    if (!started) {
      started = true;
      newerValid = newer.next();
      olderValid = older.next();
      return;
    }
    if (onNewer && newerValid) {
      newerValid = newer.next();
    }
    if (onOlder && olderValid) {
      olderValid = older.next();
    }
  }

  @Override
  public byte[] key() {
    return key;
  }

  @Override
  public byte[] value() {
    return value;
  }

  @Override
  public void close() {
    older.close();
    olderValid = false;
    newerValid = false;
    started = true;
  }
}
