package io.quiver.storage.backup;

import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.log.CommitReader;
import io.quiver.storage.log.LogArchive;
import io.quiver.storage.mvstore.MvStore;
import io.quiver.storage.mvstore.MvStoreOptions;
import io.quiver.storage.mvstore.StoreSalvage;
import java.util.function.Consumer;

/**
 * Takes what can be read of a damaged database to a new one: the store around its bad blocks, then
 * the log as far as it can be read. The damaged files are only read. What comes out may miss rows,
 * and indexes may miss entries for rows: nothing but its rows is to be used.
 */
public final class Salvage {
  private static final long BATCH_BYTES = 1 << 20;

  private final Consumer<String> losses;

  private Salvage(Consumer<String> losses) {
    this.losses = losses;
  }

  /**
   * Salvages.
   *
   * @param losses told of everything that could not be read
   */
  public static void run(
      StorageFiles damaged,
      StorageFiles target,
      String store,
      String log,
      Consumer<String> losses) {
    try (MvStore to = MvStore.file(target, store, MvStoreOptions.DEFAULT)) {
      Salvage salvage = new Salvage(losses);
      long applied = salvage.copyStore(damaged, store, to);
      to.checkpoint(salvage.replay(damaged, log, applied, to));
    }
  }

  private long copyStore(StorageFiles damaged, String name, MvStore to) {
    try (StoreSalvage from = StoreSalvage.open(damaged, name, losses)) {
      Batches batches = new Batches(to);
      from.read(batches::put);
      batches.apply();
      return from.appliedTimestamp();
    } catch (QuiverException e) {
      losses.accept("the store cannot be opened: " + e.getMessage());
      return 0;
    }
  }

  /** Returns the last commit that was taken over. */
  private long replay(StorageFiles damaged, String directory, long applied, MvStore to) {
    long last = applied;
    try {
      LogArchive log = LogArchive.open(damaged, directory, applied);
      if (log.lastTimestamp() > applied && log.firstTimestamp() > applied + 1) {
        losses.accept(
            "commits " + (applied + 1) + " to " + (log.firstTimestamp() - 1) + " are lost");
      }
      long start = Math.max(applied + 1, log.firstTimestamp());
      try (CommitReader reader = new CommitReader(log.read(start))) {
        CommittedBatch commit = reader.next();
        while (commit != null) {
          to.apply(commit.writes());
          last = commit.timestamp();
          commit = reader.next();
        }
      }
    } catch (QuiverException e) {
      losses.accept("commits after " + last + " are lost: " + e.getMessage());
    }
    return last;
  }

  /** Collects entries into batches. */
  private static final class Batches {
    private final MvStore to;
    private WriteBatch batch = new WriteBatch();

    Batches(MvStore to) {
      this.to = to;
    }

    void put(int namespace, byte[] key, byte[] value) {
      batch.put(namespace, key, value);
      if (batch.bytes() >= BATCH_BYTES) {
        apply();
      }
    }

    void apply() {
      to.apply(batch);
      batch = new WriteBatch();
    }
  }
}
