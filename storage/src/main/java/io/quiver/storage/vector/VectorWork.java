package io.quiver.storage.vector;

import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.projection.Upkeep;

/** What the upkeep does for a vector index: loading, building graphs, merging, writing files. */
final class VectorWork implements Upkeep.Work<SegmentedVectorIndex> {
  @Override
  public String name(SegmentedVectorIndex index) {
    return index.name();
  }

  @Override
  public boolean isClosed(SegmentedVectorIndex index) {
    return index.isClosed();
  }

  @Override
  public boolean isReady(SegmentedVectorIndex index) {
    return index.state().ready();
  }

  @Override
  public boolean load(SegmentedVectorIndex index, KeyValueEngine engine) {
    index.expectLoad();
    try (Snapshot snapshot = engine.snapshot()) {
      boolean possible = index.canLoad(snapshot.timestamp());
      if (possible) {
        index.rebuild(snapshot);
      }
      return possible;
    }
  }

  @Override
  public void maintain(SegmentedVectorIndex index, KeyValueEngine engine, Runnable afterStep) {
    index.release(engine.oldestSnapshotTimestamp());
    try (Snapshot snapshot = engine.snapshot()) {
      index.maintainAt(snapshot, afterStep);
    }
  }

  @Override
  public long checkpoint(SegmentedVectorIndex index) {
    return index.checkpoint();
  }
}
