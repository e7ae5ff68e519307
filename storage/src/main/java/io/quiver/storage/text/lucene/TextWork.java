package io.quiver.storage.text.lucene;

import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.projection.Upkeep;

/** What the upkeep does for a text index: taking commits over, merging, loading, writing files. */
final class TextWork implements Upkeep.Work<LuceneTextIndex> {
  @Override
  public String name(LuceneTextIndex index) {
    return index.name();
  }

  @Override
  public boolean isClosed(LuceneTextIndex index) {
    return index.isClosed();
  }

  @Override
  public boolean isReady(LuceneTextIndex index) {
    return index.isReady();
  }

  @Override
  public boolean load(LuceneTextIndex index, KeyValueEngine engine) {
    return index.load(engine);
  }

  @Override
  public void maintain(LuceneTextIndex index, KeyValueEngine engine, Runnable afterStep) {
    index.takeOver();
    index.release(engine.oldestSnapshotTimestamp());
  }

  @Override
  public long checkpoint(LuceneTextIndex index) {
    return index.checkpoint();
  }
}
