package io.quiver.storage.text.lucene;

import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/** One part of an index as a snapshot sees it: what it does not see counts as deleted. */
final class VisibleLeaf extends FilterLeafReader {
  private final FixedBitSet visible;
  private final int count;

  VisibleLeaf(LeafReader leaf, FixedBitSet visible) {
    super(leaf);
    this.visible = visible;
    this.count = visible.cardinality();
  }

  @Override
  public Bits getLiveDocs() {
    return visible;
  }

  /** The documents that count. */
  FixedBitSet visible() {
    return visible;
  }

  @Override
  public int numDocs() {
    return count;
  }

  @Override
  public @Nullable CacheHelper getCoreCacheHelper() {
    return null;
  }

  @Override
  public @Nullable CacheHelper getReaderCacheHelper() {
    return null;
  }
}
