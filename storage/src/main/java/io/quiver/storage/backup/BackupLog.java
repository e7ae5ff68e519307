package io.quiver.storage.backup;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.log.Log;
import io.quiver.storage.log.LogArchive;
import io.quiver.storage.log.LogReader;
import io.quiver.storage.log.LogRecord;
import io.quiver.storage.log.RecordKind;
import io.quiver.storage.log.WriteBatchCodec;
import java.util.ArrayList;
import java.util.List;

/** The log of a backup, read only. */
final class BackupLog {
  private final StorageFiles backup;
  private final long baseTimestamp;
  private final LogArchive log;

  private BackupLog(StorageFiles backup, long baseTimestamp, LogArchive log) {
    this.backup = backup;
    this.baseTimestamp = baseTimestamp;
    this.log = log;
  }

  static BackupLog open(StorageFiles backup, long baseTimestamp) {
    LogArchive log = LogArchive.open(backup, BackupManifest.LOG, baseTimestamp);
    if (log.firstTimestamp() > baseTimestamp + 1) {
      throw new QuiverException(
          ErrorCode.CORRUPT_FILE,
          backup.describe(BackupManifest.LOG)
              + " begins at "
              + log.firstTimestamp()
              + ", the base ends with "
              + baseTimestamp);
    }
    return new BackupLog(backup, baseTimestamp, log);
  }

  /** Reads everything; returns the last commit. */
  long verify() {
    try (LogReader reader = log.read(baseTimestamp + 1)) {
      LogRecord record = reader.next();
      while (record != null) {
        if (record.kind() == RecordKind.COMMIT || record.kind() == RecordKind.CHUNK) {
          WriteBatchCodec.decode(record.payload(), new WriteBatch());
        }
        record = reader.next();
      }
    }
    return log.lastTimestamp();
  }

  /**
   * The last commit that belongs to a restore.
   *
   * @throws QuiverException OBJECT_NOT_FOUND when the target is not within this backup
   */
  long end(RestoreTarget target, BackupManifest manifest) {
    return switch (target) {
      case RestoreTarget.End unused -> log.lastTimestamp();
      case RestoreTarget.Moment moment -> before(moment, manifest);
      case RestoreTarget.Point point -> at(point);
    };
  }

  private long before(RestoreTarget.Moment moment, BackupManifest manifest) {
    if (moment.micros() < manifest.baseMicros()) {
      throw new QuiverException(
              ErrorCode.OBJECT_NOT_FOUND,
              "the backup in "
                  + backup.describe("")
                  + " begins at "
                  + RestoreTarget.text(manifest.baseMicros())
                  + ", after "
                  + moment.text())
          .withHint("Restore from an older backup.");
    }
    long last = baseTimestamp;
    try (LogReader reader = log.read(baseTimestamp + 1)) {
      LogRecord record = reader.next();
      while (record != null && record.wallMicros() <= moment.micros()) {
        last = record.timestamp();
        record = reader.next();
      }
    }
    return last;
  }

  private long at(RestoreTarget.Point point) {
    List<String> others = new ArrayList<>();
    try (LogReader reader = log.read(baseTimestamp + 1)) {
      LogRecord record = reader.next();
      while (record != null) {
        if (record.kind() == RecordKind.COMMIT) {
          WriteBatch batch = new WriteBatch();
          WriteBatchCodec.decode(record.payload(), batch);
          for (byte[] written : batch.writes(RestorePoints.NAMESPACE).keySet()) {
            if (RestorePoints.isKey(written) && !batch.removes(RestorePoints.NAMESPACE, written)) {
              // SQL has folded the name, whoever restores writes it as he likes.
              if (RestorePoints.name(written).equalsIgnoreCase(point.name())) {
                return record.timestamp();
              }
              others.add(RestorePoints.name(written));
            }
          }
        }
        record = reader.next();
      }
    }
    throw new QuiverException(
            ErrorCode.OBJECT_NOT_FOUND,
            "the backup in " + backup.describe("") + " has no restore point " + point.name())
        .withHint(
            others.isEmpty() ? "It has none at all." : "It has " + String.join(", ", others) + ".");
  }

  /** Copies the records up to a commit. */
  void copy(Log target, long upTo) {
    if (upTo <= baseTimestamp) {
      return;
    }
    try (LogReader reader = log.read(baseTimestamp + 1)) {
      LogRecord record = reader.next();
      while (record != null && record.timestamp() <= upTo) {
        target.copy(record);
        record = reader.next();
      }
    }
  }
}
