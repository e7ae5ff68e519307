package io.quiver.storage.mvstore;

/**
 * How a store works.
 *
 * @param cacheMegabytes memory for pages read from the file
 * @param dirtyMegabytes pages changed since they were last written that are kept in memory at most;
 *     beyond, they go to the file before the checkpoint
 */
public record MvStoreOptions(int cacheMegabytes, int dirtyMegabytes) {
  public static final MvStoreOptions DEFAULT = new MvStoreOptions(64, 64);

  public MvStoreOptions {
    if (cacheMegabytes < 1 || dirtyMegabytes < 1) {
      throw new IllegalArgumentException(cacheMegabytes + " MB, " + dirtyMegabytes + " MB");
    }
  }

  public MvStoreOptions withCacheMegabytes(int newCacheMegabytes) {
    return new MvStoreOptions(newCacheMegabytes, dirtyMegabytes);
  }
}
