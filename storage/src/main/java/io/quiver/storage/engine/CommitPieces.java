package io.quiver.storage.engine;

import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.WriteBatch;

/**
 * Takes commits from the log: each whole, or, when it may not fit into memory, its pieces one after
 * another and then its end.
 */
public interface CommitPieces {
  void committed(CommittedBatch commit);

  /** A piece of the commit after the last one. */
  void piece(WriteBatch piece);

  /** All pieces were delivered. */
  void end(long timestamp, long wallMicros);
}
