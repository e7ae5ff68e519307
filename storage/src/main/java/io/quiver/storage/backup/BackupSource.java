package io.quiver.storage.backup;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.DataCipher;
import io.quiver.storage.file.EncryptedFiles;
import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.log.Log;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open database as its backup sees it.
 *
 * @param files its files, or null for a database in memory; the backup is encrypted as they are
 * @param log null for a database in memory, which can have no increments
 */
public record BackupSource(
    UUID databaseId,
    String name,
    KeyValueEngine engine,
    @Nullable Log log,
    @Nullable StorageFiles files) {
  /** The files of a directory that a backup goes to, encrypted like the database's. */
  StorageFiles encrypted(StorageFiles target) {
    DataCipher cipher = files == null ? null : files.cipher();
    return cipher == null ? target : new EncryptedFiles(target, cipher);
  }

  /** Makes everything that is visible now durable. */
  void force() {
    if (log != null) {
      log.force();
    }
  }

  Log requireLog() {
    if (log == null) {
      throw new QuiverException(
              ErrorCode.FEATURE_NOT_SUPPORTED,
              "the database " + name + " is in memory and has no log for an incremental backup")
          .withHint("Make a backup in a new directory.");
    }
    return log;
  }
}
