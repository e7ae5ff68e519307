package io.quiver.storage.backup;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.StorageFile;
import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.kv.StoreSnapshot;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.mvstore.MvStore;
import io.quiver.storage.mvstore.MvStoreOptions;
import java.io.IOException;

/** Copies one snapshot of a database to a store file of its own, and reads that back. */
final class BaseCopy {
  private static final long BATCH_BYTES = 1 << 20;

  /** Little cache: everything is written once and read once. */
  private static final MvStoreOptions OPTIONS =
      MvStoreOptions.DEFAULT.withCacheMegabytes(4).withCompactedBytes(Long.MAX_VALUE);

  private BaseCopy() {}

  record Written(long timestamp, long entries) {}

  static Written write(BackupSource source, StorageFiles target) {
    try (Snapshot snapshot = source.engine().snapshot();
        MvStore store = MvStore.file(target, BackupManifest.BASE, OPTIONS)) {
      long entries = 0;
      // Asked for after the snapshot: whatever the snapshot reads is still there.
      for (int namespace : source.engine().presentNamespaces()) {
        entries += copy(snapshot, namespace, store);
      }
      // A snapshot may show what is not on disk yet; a backup is never ahead of its database.
      source.force();
      store.checkpoint(snapshot.timestamp());
      store.verify();
      long found = count(store);
      if (found != entries) {
        throw new QuiverException(
            ErrorCode.CORRUPT_FILE,
            target.describe(BackupManifest.BASE)
                + " has "
                + found
                + " entries instead of "
                + entries);
      }
      return new Written(snapshot.timestamp(), entries);
    }
  }

  private static long copy(Snapshot from, int namespace, MvStore to) {
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
    if (!batch.isEmpty()) {
      to.apply(batch);
    }
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

  private static boolean exists(StorageFiles backup) {
    try {
      return backup.exists(BackupManifest.BASE);
    } catch (IOException e) {
      throw StorageFile.failure("look for", backup.describe(BackupManifest.BASE), e);
    }
  }

  /** Reads a base back; returns the last commit in it. */
  static long verify(StorageFiles backup) {
    if (!exists(backup)) {
      throw new QuiverException(
          ErrorCode.CORRUPT_FILE, backup.describe(BackupManifest.BASE) + " is missing");
    }
    try (MvStore store = MvStore.file(backup, BackupManifest.BASE, OPTIONS)) {
      store.verify();
      return store.appliedTimestamp();
    }
  }
}
