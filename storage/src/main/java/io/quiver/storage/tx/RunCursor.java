package io.quiver.storage.tx;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Walks over a range of one run, which it keeps until its end. Confined to its transaction. */
final class RunCursor implements OwnLayer {
  private final Run run;
  private final KeyRange range;
  private final boolean backward;
  private Run.@Nullable Block block;
  private int blockIndex;
  private int entry;
  private byte[] key = {};
  private byte @Nullable [] value;
  private boolean open = true;

  RunCursor(Run run, KeyRange range, Direction direction) {
    this.run = run;
    this.range = range;
    this.backward = direction == Direction.BACKWARD;
    run.use.use();
    start();
  }

  private void start() {
    byte[] bound = backward ? range.to() : range.from();
    if (bound == null) {
      blockIndex = backward ? run.blocks() - 1 : 0;
    } else {
      blockIndex = run.blockOf(bound);
      if (blockIndex < 0) {
        blockIndex = backward ? -1 : 0;
      }
    }
    if (!load()) {
      return;
    }
    if (bound != null) {
      int at = current().ceiling(bound);
      entry = backward ? at - 1 : at;
    }
  }

  private Run.Block current() {
    Run.Block at = block;
    if (at == null) {
      throw new IllegalStateException("no block");
    }
    return at;
  }

  /** Goes to the near end of the block; false when there is none. */
  private boolean load() {
    if (blockIndex < 0 || blockIndex >= run.blocks()) {
      end();
      return false;
    }
    Run.Block loaded = run.block(blockIndex);
    block = loaded;
    entry = backward ? loaded.keys.length - 1 : 0;
    return true;
  }

  @Override
  public boolean next() {
    while (open) {
      Run.Block at = current();
      if (entry < 0 || entry >= at.keys.length) {
        blockIndex += backward ? -1 : 1;
        if (!load()) {
          return false;
        }
        continue;
      }
      key = at.keys[entry];
      value = at.values[entry];
      entry += backward ? -1 : 1;
      if (isBeyond()) {
        end();
        return false;
      }
      return true;
    }
    return false;
  }

  private boolean isBeyond() {
    byte[] bound = backward ? range.from() : range.to();
    if (bound == null) {
      return false;
    }
    int order = Arrays.compareUnsigned(key, bound);
    return backward ? order < 0 : order >= 0;
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
    if (open) {
      open = false;
      block = null;
      run.use.leave();
    }
  }
}
