package io.quiver.storage.engine;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a snapshot of one timestamp sees of a namespace's versions. */
final class OverlayCursor implements LayerCursor {
  private final Iterator<Map.Entry<byte[], Version>> entries;
  private final long timestamp;
  private byte[] key = {};
  private byte @Nullable [] value;

  OverlayCursor(Iterator<Map.Entry<byte[], Version>> entries, long timestamp) {
    this.entries = entries;
    this.timestamp = timestamp;
  }

  @Override
  public boolean next() {
    while (entries.hasNext()) {
      Map.Entry<byte[], Version> entry = entries.next();
      Version version = Version.visible(entry.getValue(), timestamp);
      if (version != null) {
        key = entry.getKey();
        value = version.value;
        return true;
      }
    }
    return false;
  }

  @Override
  public byte[] key() {
    return key;
  }

  @Override
  public byte @Nullable [] value() {
    return value;
  }
}
