package io.quiver.storage.engine;

import io.quiver.storage.kv.CommitListener;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.WriteBatch;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts commits that come in pieces together for a listener, as long as they fit into a part of the
 * heap; of a larger one the listener hears which namespaces it has written. Confined to one thread.
 */
final class SummarisedCommits implements CommitPieces {
  /** Heap use of an entry beyond its bytes. */
  private static final int ENTRY_OVERHEAD = 100;

  private final CommitListener target;
  private final long maximumBytes;
  private WriteBatch kept = new WriteBatch();
  private final Set<Integer> unlisted = new HashSet<>();

  SummarisedCommits(CommitListener target) {
    this(target, Runtime.getRuntime().maxMemory() / 16);
  }

  SummarisedCommits(CommitListener target, long maximumBytes) {
    this.target = target;
    this.maximumBytes = maximumBytes;
  }

  @Override
  public void committed(CommittedBatch commit) {
    target.committed(commit);
  }

  @Override
  public void piece(WriteBatch piece) {
    piece
        .writes()
        .forEach(
            (namespace, writes) -> {
              if (!unlisted.contains(namespace)) {
                writes.forEach((key, value) -> keep(namespace, key, value));
              }
            });
    if (kept.bytes() + ENTRY_OVERHEAD * kept.entries() > maximumBytes) {
      forgetLargest();
    }
  }

  private void keep(int namespace, byte[] key, byte @Nullable [] value) {
    if (value == null) {
      kept.remove(namespace, key);
    } else {
      kept.put(namespace, key, value);
    }
  }

  /** The largest namespace becomes a mere name. */
  private void forgetLargest() {
    int largest = 0;
    int size = -1;
    for (int namespace : kept.writes().keySet()) {
      if (kept.writes(namespace).size() > size) {
        size = kept.writes(namespace).size();
        largest = namespace;
      }
    }
    unlisted.add(largest);
    WriteBatch before = kept;
    kept = new WriteBatch();
    before
        .writes()
        .forEach(
            (namespace, writes) -> {
              if (!unlisted.contains(namespace)) {
                writes.forEach((key, value) -> keep(namespace, key, value));
              }
            });
  }

  @Override
  public void end(long timestamp, long wallMicros) {
    CommittedBatch commit = new CommittedBatch(timestamp, wallMicros, kept, unlisted);
    kept = new WriteBatch();
    unlisted.clear();
    target.committed(commit);
  }
}
