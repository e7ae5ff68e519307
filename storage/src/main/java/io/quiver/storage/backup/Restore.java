package io.quiver.storage.backup;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.BlockFile;
import io.quiver.storage.file.DataCipher;
import io.quiver.storage.file.EncryptedFiles;
import io.quiver.storage.file.KeyFile;
import io.quiver.storage.file.OpenMode;
import io.quiver.storage.file.StorageFile;
import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.log.Log;
import io.quiver.storage.log.LogOptions;
import java.io.IOException;

/**
 * Makes a database from a backup, up to its end, a moment or a named restore point. The target must
 * be an empty directory; it becomes a database with the last step, a rename. The log is replayed
 * when the database is opened for the first time. The backup is only read.
 */
public final class Restore {
  private static final int PIECE = 1 << 20;

  private Restore() {}

  /**
   * Restores.
   *
   * @param store name of the store file in a database's directory
   * @param log name of its log's directory
   * @return the last commit of the database
   */
  public static long run(
      StorageFiles backup, StorageFiles plain, String store, String log, RestoreTarget until) {
    DataCipher cipher = backup.cipher();
    StorageFiles target = cipher == null ? plain : new EncryptedFiles(plain, cipher);
    BackupManifest manifest = BackupManifest.read(backup);
    String unfinished = store + ".copy";
    checkEmpty(target, unfinished, log);
    BackupLog records = BackupLog.open(backup, manifest.baseTimestamp());
    long end = records.end(until, manifest);
    try {
      if (cipher != null) {
        KeyFile.copy(backup, target);
      }
      copy(backup, BackupManifest.BASE, target, unfinished);
      try (Log written = Log.open(target, log, LogOptions.DEFAULT, manifest.baseTimestamp() + 1)) {
        records.copy(written, end);
        written.force();
        written.verify();
        end = written.lastTimestamp();
      }
      BlockFile.replace(target, unfinished, store);
    } catch (IOException e) {
      throw StorageFile.failure("restore to", target.describe(""), e);
    }
    return end;
  }

  /** What an earlier restore left behind, because it was interrupted, is removed. */
  private static void checkEmpty(StorageFiles target, String unfinished, String log) {
    try {
      boolean leftOver = target.exists(unfinished);
      for (String name : target.list("")) {
        if (!name.equals(unfinished) && !(leftOver && name.startsWith(KeyFile.NAME))) {
          throw new QuiverException(
                  ErrorCode.INVALID_PARAMETER,
                  "the directory " + target.describe("") + " is not empty: it holds " + name)
              .withHint("Restore into a new directory.");
        }
      }
      for (String name : target.list(log)) {
        if (!leftOver) {
          throw new QuiverException(
                  ErrorCode.INVALID_PARAMETER,
                  "the directory " + target.describe("") + " is not empty: it has a log")
              .withHint("Restore into a new directory.");
        }
        target.delete(log + "/" + name);
      }
      target.delete(unfinished);
    } catch (IOException e) {
      throw StorageFile.failure("prepare", target.describe(""), e);
    }
  }

  private static void copy(StorageFiles from, String name, StorageFiles to, String newName)
      throws IOException {
    try (StorageFile source = StorageFile.openOwnFormat(from, name, OpenMode.READ);
        StorageFile copy = StorageFile.openOwnFormat(to, newName, OpenMode.CREATE)) {
      byte[] piece = new byte[PIECE];
      long size = source.size();
      for (long at = 0; at < size; ) {
        int length = source.read(at, piece, 0, PIECE);
        if (length <= 0) {
          break;
        }
        copy.write(at, piece, 0, length);
        at += length;
      }
      copy.force();
    }
    to.forceDirectory("");
  }
}
