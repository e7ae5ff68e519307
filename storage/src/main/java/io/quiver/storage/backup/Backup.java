package io.quiver.storage.backup;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.KeyFile;
import io.quiver.storage.file.StorageFile;
import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.log.Log;
import io.quiver.storage.log.LogOptions;
import io.quiver.storage.log.LogReader;
import io.quiver.storage.log.LogRecord;
import io.quiver.storage.log.RecordKind;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes a backup of a database that is being used: in an empty directory a <em>base</em>, which is
 * everything as of one commit; in a directory that has a backup of the same database, an
 * <em>increment</em>, which is the log since that backup ended. What was written is read back
 * before this ends. Commits go on meanwhile.
 *
 * <p>A backup is a directory with the files {@code base} (a store), {@code backup} (its manifest,
 * written last) and {@code log/}. It does not open as a database; {@link Restore} makes one.
 */
public final class Backup {
  private final BackupSource source;
  private final StorageFiles target;

  private Backup(BackupSource source, StorageFiles target) {
    this.source = source;
    this.target = target;
  }

  /**
   * Makes a base or an increment.
   *
   * @throws QuiverException INVALID_PARAMETER when the directory holds something else,
   *     OBJECT_NOT_FOUND when the database no longer has the log that the increment needs
   */
  public static BackupResult run(BackupSource source, StorageFiles target) {
    Backup backup = new Backup(source, source.encrypted(target));
    return BackupManifest.exists(target) ? backup.increment() : backup.base();
  }

  // ---- base

  private BackupResult base() {
    clear();
    if (source.files() != null && target.cipher() != null) {
      KeyFile.copy(source.files(), target);
    }
    BaseCopy.Written written = BaseCopy.write(source, target);
    try (Log log = openLog(written.timestamp())) {
      log.force();
    }
    long now = TimeUnit.MILLISECONDS.toMicros(InstantSource.system().millis());
    new BackupManifest(source.databaseId(), written.timestamp(), now).write(target);
    return new BackupResult(false, written.timestamp(), written.entries());
  }

  /** An empty directory, or what an interrupted base left behind. */
  private void clear() {
    try {
      for (String name : target.list("")) {
        if (!name.startsWith(BackupManifest.BASE)
            && !name.startsWith(BackupManifest.NAME)
            && !name.startsWith(KeyFile.NAME)) {
          throw new QuiverException(
                  ErrorCode.INVALID_PARAMETER,
                  "the directory "
                      + target.describe("")
                      + " is neither empty nor a backup: it holds "
                      + name)
              .withHint("Name a new directory, or one that has a backup of this database.");
        }
        target.delete(name);
      }
      for (String name : target.list(BackupManifest.LOG)) {
        target.delete(BackupManifest.LOG + "/" + name);
      }
    } catch (IOException e) {
      throw StorageFile.failure("prepare", target.describe(""), e);
    }
  }

  private Log openLog(long baseTimestamp) {
    return Log.open(target, BackupManifest.LOG, LogOptions.DEFAULT, baseTimestamp + 1);
  }

  // ---- increment

  private BackupResult increment() {
    BackupManifest manifest = BackupManifest.read(target);
    if (!manifest.databaseId().equals(source.databaseId())) {
      throw new QuiverException(
              ErrorCode.INVALID_PARAMETER,
              target.describe("") + " has a backup of another database than " + source.name())
          .withHint("Name a new directory.");
    }
    String keeper = "backup " + UUID.randomUUID();
    try (Log log = openLog(manifest.baseTimestamp())) {
      long end = log.lastTimestamp();
      source.engine().retainLog(keeper, end - 1);
      checkContinues(log, end);
      long records = copy(log, end);
      log.force();
      log.verify();
      return new BackupResult(true, log.lastTimestamp(), records);
    } finally {
      source.engine().releaseLog(keeper);
    }
  }

  /** Refuses when the database no longer has the record after {@code end}, or another past. */
  private void checkContinues(Log log, long end) {
    if (source.requireLog().firstTimestamp() > end + 1) {
      throw new QuiverException(
              ErrorCode.OBJECT_NOT_FOUND,
              "the backup in "
                  + target.describe("")
                  + " ends with commit "
                  + end
                  + ", and the log of "
                  + source.name()
                  + " begins only at "
                  + source.requireLog().firstTimestamp())
          .withHint(
              "Make a new backup in an empty directory; ALTER DATABASE SET LOG_RETENTION = hours"
                  + " keeps the log for increments.");
    }
    LogRecord copied = end >= log.firstTimestamp() ? read(log, end) : null;
    LogRecord original =
        end >= source.requireLog().firstTimestamp() ? read(source.requireLog(), end) : null;
    boolean same =
        end <= source.requireLog().lastTimestamp()
            && (copied == null
                || original == null
                || (copied.wallMicros() == original.wallMicros()
                    && copied.transactionId() == original.transactionId()));
    if (!same) {
      throw new QuiverException(
              ErrorCode.INVALID_PARAMETER,
              source.name()
                  + " has another history than the backup in "
                  + target.describe("")
                  + ": they differ at commit "
                  + end)
          .withHint("It was restored to an earlier state; make a new backup.");
    }
  }

  private static @Nullable LogRecord read(Log log, long timestamp) {
    try (LogReader reader = log.read(timestamp)) {
      return reader.next();
    }
  }

  private long copy(Log to, long after) {
    source.requireLog().force();
    long upTo = source.requireLog().durableTimestamp();
    long count = 0;
    if (upTo <= after) {
      return 0;
    }
    try (LogReader reader = source.requireLog().read(after + 1)) {
      LogRecord record = reader.next();
      while (record != null) {
        to.copy(record);
        count++;
        boolean complete = record.kind() != RecordKind.BEGIN && record.kind() != RecordKind.CHUNK;
        record = complete && record.timestamp() >= upTo ? null : reader.next();
      }
    }
    return count;
  }

  /**
   * Reads a whole backup back against its checksums.
   *
   * @return the first and the last commit to which it can be restored
   */
  public static List<Long> verify(StorageFiles backup) {
    BackupManifest manifest = BackupManifest.read(backup);
    long found = BaseCopy.verify(backup);
    if (found != manifest.baseTimestamp()) {
      throw new QuiverException(
          ErrorCode.CORRUPT_FILE,
          backup.describe(BackupManifest.BASE)
              + " ends with commit "
              + found
              + ", its manifest says "
              + manifest.baseTimestamp());
    }
    return List.of(
        manifest.baseTimestamp(), BackupLog.open(backup, manifest.baseTimestamp()).verify());
  }
}
