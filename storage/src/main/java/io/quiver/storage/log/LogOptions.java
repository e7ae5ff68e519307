package io.quiver.storage.log;

/**
 * How a log works.
 *
 * @param durability when a commit counts as done
 * @param segmentBytes size at which a new segment file starts
 * @param batchMillis time between two forces with {@link Durability#BATCHED}
 */
public record LogOptions(Durability durability, int segmentBytes, int batchMillis) {
  public static final LogOptions DEFAULT = new LogOptions(Durability.FULL, 16 << 20, 10);

  public LogOptions {
    if (segmentBytes < 4096 || batchMillis < 1) {
      throw new IllegalArgumentException(segmentBytes + " bytes, " + batchMillis + " ms");
    }
  }

  public LogOptions withDurability(Durability newDurability) {
    return new LogOptions(newDurability, segmentBytes, batchMillis);
  }

  public LogOptions withSegmentBytes(int newSegmentBytes) {
    return new LogOptions(durability, newSegmentBytes, batchMillis);
  }
}
