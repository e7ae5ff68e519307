package io.quiver.storage.engine;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What a snapshot of one timestamp sees of a namespace's versions. */
final class OverlayCursor implements LayerCursor {
  private final Iterator<VersionChain> chains;
  private final long timestamp;
  private byte[] key = {};
  private byte @Nullable [] value;

  OverlayCursor(Iterator<VersionChain> chains, long timestamp) {
    this.chains = chains;
    this.timestamp = timestamp;
  }

  @Override
  public boolean next() {
    while (chains.hasNext()) {
      VersionChain chain = chains.next();
      Version version = chain.visible(timestamp);
      if (version != null) {
        key = chain.key;
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
