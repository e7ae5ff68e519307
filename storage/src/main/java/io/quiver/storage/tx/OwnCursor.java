package io.quiver.storage.tx;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Own writes as of the time it was made. Reads the live map until that is about to change; then it
 * keeps a copy of what it still has to deliver.
 */
final class OwnCursor implements OwnLayer {
  private Iterator<Map.Entry<byte[], byte @Nullable []>> entries;
  private byte[] key = {};
  private byte @Nullable [] value;
  private boolean open = true;

  OwnCursor(Iterator<Map.Entry<byte[], byte @Nullable []>> entries) {
    this.entries = entries;
  }

  @Override
  public boolean next() {
    if (!open || !entries.hasNext()) {
      open = false;
      return false;
    }
    Map.Entry<byte[], byte @Nullable []> entry = entries.next();
    key = entry.getKey();
    value = entry.getValue();
    return true;
  }

  @Override
  public byte[] key() {
    return key;
  }

  @Override
  public byte @Nullable [] value() {
    return value;
  }

  boolean isOpen() {
    return open;
  }

  @Override
  public void end() {
    open = false;
  }

  /** The map is about to change. */
  void detach() {
    if (!open) {
      return;
    }
    List<Map.Entry<byte[], byte @Nullable []>> rest = new ArrayList<>();
    while (entries.hasNext()) {
      Map.Entry<byte[], byte @Nullable []> entry = entries.next();
      rest.add(new Copy(entry.getKey(), entry.getValue()));
    }
    entries = rest.iterator();
  }

  /** An entry whose value stays as it is when the map's changes. */
  private static final class Copy implements Map.Entry<byte[], byte @Nullable []> {
    private final byte[] key;
    private final byte @Nullable [] value;

    Copy(byte[] key, byte @Nullable [] value) {
      this.key = key;
      this.value = value;
    }

    @Override
    public byte[] getKey() {
      return key;
    }

    @Override
    public byte @Nullable [] getValue() {
      return value;
    }

    @Override
    public byte @Nullable [] setValue(byte @Nullable [] newValue) {
      throw new UnsupportedOperationException();
    }
  }
}
