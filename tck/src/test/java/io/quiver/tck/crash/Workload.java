package io.quiver.tck.crash;

import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.log.Log;
import io.quiver.storage.log.LogOptions;
import io.quiver.storage.log.WriteBatchCodec;
import io.quiver.storage.mvstore.MvStore;
import io.quiver.storage.mvstore.MvStoreOptions;
import io.quiver.tck.kv.RandomWrites;
import io.quiver.tck.kv.StoreModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Commits to a log and checkpoints of a store, as an engine makes them, with what they should give.
 */
final class Workload {
  static final LogOptions LOG = LogOptions.DEFAULT.withSegmentBytes(96 << 10);

  /** No retention, so that free space is used again at once: the hardest case for the pins. */
  static final MvStoreOptions STORE =
      MvStoreOptions.DEFAULT.withCacheMegabytes(1).withDirtyMegabytes(1).withRetentionMillis(0);

  /** A commit that was acknowledged. */
  record Acknowledged(long timestamp) {}

  /** A checkpoint that returned. */
  record Checkpointed(long timestamp) {}

  final List<WriteBatch> batches = new ArrayList<>();
  final Map<Long, StoreModel> atCheckpoint = new HashMap<>();

  private final Random random;
  private final RandomWrites writes;

  Workload(Random random) {
    this.random = random;
    writes = new RandomWrites(random, 5, 1500, 400);
    atCheckpoint.put(0L, new StoreModel());
  }

  void run(RecordingFiles files, int commits) {
    StoreModel model = new StoreModel();
    Log log = openLog(files);
    MvStore store = openStore(files);
    long applied = 0;
    for (long timestamp = 1; timestamp <= commits; timestamp++) {
      WriteBatch batch = writes.batch(random.nextInt(random.nextInt(40) == 0 ? 3000 : 12) + 1);
      batches.add(batch);
      log.appendCommit(timestamp, timestamp, 1, WriteBatchCodec.encode(batch));
      if (random.nextInt(3) > 0) {
        log.awaitDurable(timestamp);
        files.note(new Acknowledged(timestamp));
      }
      if (random.nextInt(12) == 0) {
        log.awaitDurable(timestamp);
        for (; applied < timestamp; applied++) {
          store.apply(batches.get((int) applied));
          model.apply(batches.get((int) applied));
        }
        atCheckpoint.put(applied, model.copy());
        store.checkpoint(applied);
        files.note(new Checkpointed(applied));
        log.removeBefore(applied + 1);
      }
    }
  }

  static Log openLog(StorageFiles files) {
    return Log.open(files, "log", LOG, 1);
  }

  static MvStore openStore(StorageFiles files) {
    return MvStore.file(files, "store", STORE);
  }

  /** The state after a commit. */
  StoreModel after(long timestamp) {
    StoreModel model = new StoreModel();
    batches.subList(0, (int) timestamp).forEach(model::apply);
    return model;
  }
}
