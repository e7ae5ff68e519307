package io.quiver.storage.engine;

import org.jspecify.annotations.Nullable;

/** The versions of one key in one generation, newest first. One thread at a time adds. */
final class VersionChain {
  final byte[] key;
  final int hash;
  private volatile Version newest;

  VersionChain(byte[] key, int hash, Version first) {
    this.key = key;
    this.hash = hash;
    this.newest = first;
  }

  Version newest() {
    return newest;
  }

  /** What a snapshot of this timestamp sees. */
  @Nullable Version visible(long timestamp) {
    return Version.visible(newest, timestamp);
  }

  void add(Version version, long oldestSnapshot) {
    version.follow(newest);
    newest = version;
    version.trim(oldestSnapshot);
  }
}
