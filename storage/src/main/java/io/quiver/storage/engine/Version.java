package io.quiver.storage.engine;

import org.jspecify.annotations.Nullable;

/**
 * One committed value (or removal) of one key, linked to the one before it. Immutable but for the
 * link, which is cut once no snapshot can reach what is behind it.
 */
final class Version {
  /** How far an insert looks for a link to cut; more would make a hot key's commits slow. */
  private static final int TRIM_STEPS = 4;

  final long timestamp;
  final byte @Nullable [] value;
  private @Nullable Version older;

  Version(long timestamp, byte @Nullable [] value) {
    this.timestamp = timestamp;
    this.value = value;
  }

  /** Before this version is published. */
  void follow(Version previous) {
    older = previous;
  }

  /** The newest version that a snapshot of this timestamp sees. */
  static @Nullable Version visible(@Nullable Version newest, long timestamp) {
    Version version = newest;
    while (version != null && version.timestamp > timestamp) {
      version = version.older;
    }
    return version;
  }

  /**
   * Cuts off what no snapshot at or after {@code oldest} reads. Readers may race: they stop before.
   */
  void trim(long oldest) {
    Version version = this;
    for (int i = 0; i < TRIM_STEPS && version != null; i++) {
      if (version.timestamp <= oldest) {
        version.older = null;
        return;
      }
      version = version.older;
    }
  }
}
