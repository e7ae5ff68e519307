package io.quiver.storage;

import io.quiver.storage.backup.Backup;
import io.quiver.storage.backup.BackupResult;
import io.quiver.storage.backup.BackupSource;
import io.quiver.storage.backup.Restore;
import io.quiver.storage.backup.RestorePoints;
import io.quiver.storage.backup.RestoreTarget;
import io.quiver.storage.engine.WriteAheadLog;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.DirectoryFiles;
import io.quiver.storage.file.EncryptionKeySource;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionOptions;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Backups of one open database, how long it keeps its log for them, and named restore points.
 * Thread-safe; one backup at a time, others wait.
 */
public final class DatabaseBackups {
  private static final int LONGEST_NAME = 200;

  private final LocalDatabase database;
  private final @Nullable WriteAheadLog log;
  private final ReentrantLock running = new ReentrantLock();

  DatabaseBackups(LocalDatabase database, @Nullable WriteAheadLog log) {
    this.database = database;
    this.log = log;
    keep(logRetention());
  }

  private void keep(Duration retention) {
    if (log != null) {
      log.keep(retention.toMillis());
    }
  }

  /**
   * Backs up to a directory: everything when it is new or empty, the log since then when it has a
   * backup of this database. What was written has been read back when this returns.
   */
  public BackupResult run(Path directory) {
    running.lock();
    try {
      BackupPlaces.checkBackup(place(), directory);
      return write(directory);
    } finally {
      running.unlock();
    }
  }

  /**
   * Backs up to a directory of backups: adds to the newest set, or begins a new one if asked to, if
   * there is none, or if the newest cannot go on. Then sets that need not be kept are removed.
   */
  public BackupResult run(Path root, BackupRetention retention) {
    running.lock();
    try {
      BackupPlaces.checkApart(place(), root);
      BackupSets.check(root);
      List<Path> sets = BackupSets.of(root);
      BackupResult result = null;
      if (!retention.base() && !sets.isEmpty()) {
        result = increment(sets.getLast());
      }
      if (result == null) {
        result = write(BackupSets.next(root, Instant.now()));
      }
      var unused = BackupSets.prune(root, retention, Instant.now());
      return result;
    } finally {
      running.unlock();
    }
  }

  /** Null when the set is of another history, or the log since then is gone. */
  private @Nullable BackupResult increment(Path set) {
    try {
      return write(set);
    } catch (QuiverException e) {
      if (e.code() == ErrorCode.OBJECT_NOT_FOUND
          || e.code() == ErrorCode.INVALID_PARAMETER
          || e.code() == ErrorCode.FEATURE_NOT_SUPPORTED) {
        return null;
      }
      throw e;
    }
  }

  private @Nullable Path place() {
    return database.options().location() instanceof DatabaseLocation.Directory directory
        ? directory.path()
        : null;
  }

  private BackupResult write(Path directory) {
    BackupSource source =
        new BackupSource(
            database.id(),
            database.name(),
            database.engine(),
            log == null ? null : log.log(),
            database.files());
    return Backup.run(source, new DirectoryFiles(directory));
  }

  /** How long the log is kept for increments when nothing else needs it. */
  public Duration logRetention() {
    try (Snapshot snapshot = database.engine().snapshot()) {
      byte[] stored = snapshot.get(MetaKeys.NAMESPACE, MetaKeys.LOG_RETENTION);
      return stored == null ? Duration.ZERO : Duration.ofMillis(ByteBuffer.wrap(stored).getLong());
    }
  }

  public void setLogRetention(Duration retention) {
    byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(retention.toMillis()).array();
    try (Transaction transaction = database.transactions().begin(TransactionOptions.DEFAULT)) {
      transaction.put(MetaKeys.NAMESPACE, MetaKeys.LOG_RETENTION, value);
      transaction.commit();
    }
    keep(retention);
  }

  /**
   * Names the present state, so that a backup which has the log of it can be restored to it.
   *
   * @throws QuiverException OBJECT_EXISTS when the name was used before
   */
  public void createRestorePoint(String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new QuiverException(
          ErrorCode.INVALID_NAME,
          "a restore point's name must have 1 to " + LONGEST_NAME + " characters");
    }
    byte[] key = RestorePoints.key(name);
    long micros = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    try (Transaction transaction = database.transactions().begin(TransactionOptions.DEFAULT)) {
      if (transaction.getLatest(RestorePoints.NAMESPACE, key) != null) {
        throw new QuiverException(
            ErrorCode.OBJECT_EXISTS, "there is a restore point " + name + " already");
      }
      transaction.assertAbsent(RestorePoints.NAMESPACE, key);
      transaction.put(
          RestorePoints.NAMESPACE, key, ByteBuffer.allocate(Long.BYTES).putLong(micros).array());
      transaction.commit();
    }
  }

  /**
   * Makes a database from a backup, in a new or empty directory; returns its last commit. Of a
   * directory of backups, the newest that has the state.
   *
   * @param key of an encrypted backup, or null; it becomes the key of the database
   */
  public static long restore(
      Path backup, Path directory, RestoreTarget until, @Nullable EncryptionKeySource key) {
    BackupPlaces.checkRestore(directory);
    List<Path> sets = BackupSets.of(backup);
    for (int i = sets.size() - 1; i > 0; i--) {
      try {
        return restoreOne(sets.get(i), directory, until, key);
      } catch (QuiverException e) {
        if (e.code() != ErrorCode.OBJECT_NOT_FOUND) {
          throw e;
        }
      }
    }
    return restoreOne(sets.isEmpty() ? backup : sets.getFirst(), directory, until, key);
  }

  private static long restoreOne(
      Path backup, Path directory, RestoreTarget until, @Nullable EncryptionKeySource key) {
    return Restore.run(
        DatabaseKeys.open(backup, key),
        new DirectoryFiles(directory),
        DatabaseOpening.STORE,
        DatabaseOpening.LOG,
        until);
  }

  /**
   * Reads a backup back, or all of a directory of backups; returns the first and the last commit
   * that it can be restored to.
   */
  public static List<Long> verify(Path backup, @Nullable EncryptionKeySource key) {
    List<Path> sets = BackupSets.of(backup);
    if (sets.isEmpty()) {
      return Backup.verify(DatabaseKeys.open(backup, key));
    }
    long first = Long.MAX_VALUE;
    long last = 0;
    for (Path set : sets) {
      List<Long> range = Backup.verify(DatabaseKeys.open(set, key));
      first = Math.min(first, range.getFirst());
      last = range.getLast();
    }
    return List.of(first, last);
  }
}
