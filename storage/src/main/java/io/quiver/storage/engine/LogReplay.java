package io.quiver.storage.engine;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.LocalStore;
import io.quiver.storage.kv.WriteBatch;

/**
 * Brings an engine that is being opened forward: commits of the log that the store does not have go
 * to the overlay, those too large for it to the store, piece by piece.
 */
final class LogReplay implements CommitPieces {
  private final LocalEngine engine;
  private final Checkpoint checkpoint;
  private final LocalStore store;
  private final CommitLog log;
  private boolean inPieces;
  private long reached;

  LogReplay(LocalEngine engine, Checkpoint checkpoint, LocalStore store, CommitLog log) {
    this.engine = engine;
    this.checkpoint = checkpoint;
    this.store = store;
    this.log = log;
  }

  void run() {
    long applied = store.appliedTimestamp();
    long last = log.lastTimestamp();
    reached = applied;
    if (last == applied) {
      return;
    }
    boolean complete = last > applied && log.read(applied, last, (CommitPieces) this);
    if (!complete || reached != last) {
      throw new QuiverException(
              ErrorCode.CORRUPT_FILE,
              "the log does not continue the store: the store ends with commit "
                  + applied
                  + ", the log has no complete run from there to commit "
                  + last)
          .withHint("Restore the whole directory from a backup; never mix files of two.");
    }
  }

  @Override
  public void committed(CommittedBatch commit) {
    engine.replay(commit);
    reached = commit.timestamp();
  }

  @Override
  public void piece(WriteBatch piece) {
    if (!inPieces) {
      inPieces = true;
      checkpoint.run(false); // what came before goes first
    }
    checkpoint.apply(piece);
  }

  @Override
  public void end(long timestamp, long wallMicros) {
    inPieces = false;
    engine.replayedInPieces(new CommittedBatch(timestamp, wallMicros, new WriteBatch()));
    reached = timestamp;
  }
}
