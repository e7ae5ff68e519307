package io.quiver.storage.kv;

/**
 * Hears of every commit, in commit order, from one thread at a time, right before the commit
 * becomes visible to new snapshots. Must be quick and must not throw.
 */
@FunctionalInterface
public interface CommitListener {
  void committed(CommittedBatch batch);
}
