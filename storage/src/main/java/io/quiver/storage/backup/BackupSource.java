package io.quiver.storage.backup;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.log.Log;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open database as its backup sees it.
 *
 * @param log null for a database in memory, which can have no increments
 */
public record BackupSource(UUID databaseId, String name, KeyValueEngine engine, @Nullable Log log) {
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
