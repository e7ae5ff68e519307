package io.quiver.storage.mvstore;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.StoreSnapshot;
import io.quiver.storage.kv.WriteBatch;

/**
 * Gives unused space back by copying a store to a new file and reading that back, before it is
 * renamed over the old one. MVStore's own compaction works in place and has lost data; a copy
 * cannot.
 */
final class StoreCopy {
  private static final long BATCH_BYTES = 1 << 20;

  /** More live data than this would make closing slow. */
  private static final long MOST_COPIED = 512L << 20;

  /** A file is copied when less than this part of it is in use. */
  private static final double SPARSE = 0.4;

  private StoreCopy() {}

  static boolean isSparse(StoreFile file) {
    double live = file.liveFraction();
    return live < SPARSE && live * file.sizeOnDisk() <= MOST_COPIED;
  }

  /** Copies everything that a store holds to a new file and verifies that. */
  static void write(MvStore source, StorageFiles files, String target, MvStoreOptions options) {
    MvStoreOptions plain = options.withCompactedBytes(Long.MAX_VALUE);
    try (MvStore copy = MvStore.file(files, target, plain);
        StoreSnapshot from = source.snapshot()) {
      long written = 0;
      for (int namespace : source.namespaces()) {
        written += copy(from, namespace, copy);
      }
      copy.checkpoint(source.appliedTimestamp());
      copy.verify();
      long found = count(copy);
      if (found != written) {
        throw new QuiverException(
            ErrorCode.CORRUPT_FILE,
            files.describe(target) + " has " + found + " entries instead of " + written);
      }
    }
  }

  private static long copy(StoreSnapshot from, int namespace, MvStore to) {
    long count = 0;
    WriteBatch batch = new WriteBatch();
    try (KeyValueCursor cursor = from.scan(namespace, KeyRange.ALL, Direction.FORWARD)) {
      while (cursor.next()) {
        batch.put(namespace, cursor.key(), cursor.value());
        count++;
        if (batch.bytes() >= BATCH_BYTES) {
          to.apply(batch);
          batch = new WriteBatch();
        }
      }
    }
    to.apply(batch);
    return count;
  }

  private static long count(MvStore store) {
    long count = 0;
    try (StoreSnapshot snapshot = store.snapshot()) {
      for (int namespace : store.namespaces()) {
        count += snapshot.estimateCount(namespace, KeyRange.ALL); // exact for a whole namespace
      }
    }
    return count;
  }
}
