package io.quiver.storage.engine;

import java.time.Instant;
import java.time.InstantSource;

/**
 * Limits and settings of a {@link LocalEngine}. Bytes are estimates of heap use. Durability is the
 * log's.
 *
 * @param overlayBytes size of the overlay at which the checkpoint thread begins to empty it;
 *     commits wait at twice this size while an earlier part is still being written
 * @param idleMillis time without a commit after which the overlay is emptied, whatever its size; 0:
 *     never
 * @param dirtyBytes unwritten bytes of the store at which they are made durable
 * @param historyBytes how much of the already written overlay is kept to tell old snapshots which
 *     keys changed; beyond it they get conservative answers
 * @param maximumCommitBytes the largest single commit
 * @param clock wall clock, for the log
 */
public record EngineOptions(
    long overlayBytes,
    long idleMillis,
    long dirtyBytes,
    long historyBytes,
    long maximumCommitBytes,
    InstantSource clock) {
  private static final long MEBIBYTE = 1L << 20;

  public EngineOptions {
    if (overlayBytes < 1
        || idleMillis < 0
        || dirtyBytes < 0
        || historyBytes < 0
        || maximumCommitBytes < 1) {
      throw new IllegalArgumentException("limits of an engine must be positive");
    }
  }

  /** Limits that suit the maximum heap of this process. */
  public static EngineOptions defaults() {
    long heap = Runtime.getRuntime().maxMemory();
    long overlay = Math.clamp(heap / 32, 8 * MEBIBYTE, 96 * MEBIBYTE);
    return new EngineOptions(
        overlay, 1_000, overlay, 2 * overlay, heap / 2, InstantSource.system());
  }

  /** Now, in microseconds since 1970. */
  long wallMicros() {
    Instant now = clock.instant();
    return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
  }

  public EngineOptions withOverlayBytes(long value) {
    return new EngineOptions(
        value, idleMillis, dirtyBytes, historyBytes, maximumCommitBytes, clock);
  }

  public EngineOptions withIdleMillis(long value) {
    return new EngineOptions(
        overlayBytes, value, dirtyBytes, historyBytes, maximumCommitBytes, clock);
  }

  public EngineOptions withDirtyBytes(long value) {
    return new EngineOptions(
        overlayBytes, idleMillis, value, historyBytes, maximumCommitBytes, clock);
  }

  public EngineOptions withHistoryBytes(long value) {
    return new EngineOptions(
        overlayBytes, idleMillis, dirtyBytes, value, maximumCommitBytes, clock);
  }

  public EngineOptions withMaximumCommitBytes(long value) {
    return new EngineOptions(overlayBytes, idleMillis, dirtyBytes, historyBytes, value, clock);
  }

  public EngineOptions withClock(InstantSource value) {
    return new EngineOptions(
        overlayBytes, idleMillis, dirtyBytes, historyBytes, maximumCommitBytes, value);
  }
}
