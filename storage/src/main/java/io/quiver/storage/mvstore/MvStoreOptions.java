package io.quiver.storage.mvstore;

/**
 * How a store works.
 *
 * @param cacheMegabytes memory for pages read from the file
 * @param dirtyMegabytes pages changed since they were last written that are kept in memory at most;
 *     beyond, they go to the file before the checkpoint
 * @param retentionMillis how long space that nothing uses any more stays untouched; less than the
 *     default of H2's maintainers is for tests
 * @param compactedBytes size from which a file that is mostly unused space is copied to a smaller
 *     one when it is closed
 */
public record MvStoreOptions(
    int cacheMegabytes, int dirtyMegabytes, int retentionMillis, long compactedBytes) {
  public static final MvStoreOptions DEFAULT = new MvStoreOptions(64, 64, 45_000, 32L << 20);

  public MvStoreOptions {
    if (cacheMegabytes < 1 || dirtyMegabytes < 1 || retentionMillis < 0) {
      throw new IllegalArgumentException(
          cacheMegabytes + " MB, " + dirtyMegabytes + " MB, " + retentionMillis + " ms");
    }
  }

  public MvStoreOptions withCacheMegabytes(int newCacheMegabytes) {
    return new MvStoreOptions(newCacheMegabytes, dirtyMegabytes, retentionMillis, compactedBytes);
  }

  public MvStoreOptions withDirtyMegabytes(int newDirtyMegabytes) {
    return new MvStoreOptions(cacheMegabytes, newDirtyMegabytes, retentionMillis, compactedBytes);
  }

  public MvStoreOptions withRetentionMillis(int newRetentionMillis) {
    return new MvStoreOptions(cacheMegabytes, dirtyMegabytes, newRetentionMillis, compactedBytes);
  }

  public MvStoreOptions withCompactedBytes(long newCompactedBytes) {
    return new MvStoreOptions(cacheMegabytes, dirtyMegabytes, retentionMillis, newCompactedBytes);
  }
}
