package io.quiver.storage.mvstore;

/**
 * How a store works.
 *
 * @param cacheMegabytes memory for pages read from the file
 * @param dirtyMegabytes pages changed since they were last written that are kept in memory at most;
 *     beyond, they go to the file before the checkpoint
 * @param retentionMillis how long space that nothing uses any more stays untouched; less than the
 *     default of H2's maintainers is for tests
 */
public record MvStoreOptions(int cacheMegabytes, int dirtyMegabytes, int retentionMillis) {
  /** Below 45 seconds, MVStore's compaction and reuse paths have open defects. */
  private static final int RETENTION_MILLIS = 45_000;

  public static final MvStoreOptions DEFAULT = new MvStoreOptions(64, 64);

  public MvStoreOptions {
    if (cacheMegabytes < 1 || dirtyMegabytes < 1 || retentionMillis < 0) {
      throw new IllegalArgumentException(
          cacheMegabytes + " MB, " + dirtyMegabytes + " MB, " + retentionMillis + " ms");
    }
  }

  public MvStoreOptions(int cacheMegabytes, int dirtyMegabytes) {
    this(cacheMegabytes, dirtyMegabytes, RETENTION_MILLIS);
  }

  public MvStoreOptions withCacheMegabytes(int newCacheMegabytes) {
    return new MvStoreOptions(newCacheMegabytes, dirtyMegabytes, retentionMillis);
  }

  public MvStoreOptions withRetentionMillis(int newRetentionMillis) {
    return new MvStoreOptions(cacheMegabytes, dirtyMegabytes, newRetentionMillis);
  }
}
