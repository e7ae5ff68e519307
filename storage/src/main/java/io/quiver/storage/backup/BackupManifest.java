package io.quiver.storage.backup;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.BlockFile;
import io.quiver.storage.file.StorageFile;
import io.quiver.storage.file.StorageFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * What makes a directory a backup: written last, so that an unfinished backup has none. It is the
 * attachment of a block file without content:
 *
 * <pre>
 *  0  1 format, 1
 *  1 16 id of the database
 * 17  8 timestamp of the last commit in the base
 * 25  8 when the base was made, microseconds since 1970
 * </pre>
 *
 * @param databaseId whose backup it is
 * @param baseTimestamp the last commit that the base contains
 * @param baseMicros when the base was made
 */
record BackupManifest(UUID databaseId, long baseTimestamp, long baseMicros) {
  static final String NAME = "backup";
  static final String BASE = "base";
  static final String LOG = "log";

  private static final String KIND = "BKUP";
  private static final byte FORMAT = 1;
  private static final int LENGTH = 33;

  static boolean exists(StorageFiles backup) {
    try {
      return backup.exists(NAME);
    } catch (IOException e) {
      throw StorageFile.failure("look for", backup.describe(NAME), e);
    }
  }

  void write(StorageFiles backup) {
    byte[] bytes =
        ByteBuffer.allocate(LENGTH)
            .put(FORMAT)
            .putLong(databaseId.getMostSignificantBits())
            .putLong(databaseId.getLeastSignificantBits())
            .putLong(baseTimestamp)
            .putLong(baseMicros)
            .array();
    BlockFile.create(backup, NAME, KIND, bytes);
  }

  static BackupManifest read(StorageFiles backup) {
    if (!exists(backup)) {
      throw new QuiverException(
              ErrorCode.OBJECT_NOT_FOUND,
              backup.describe("") + " is not a backup: it has no file " + NAME)
          .withHint("A backup that was interrupted has none either; make a new one.");
    }
    byte[] bytes = BlockFile.readAttachment(backup, NAME, KIND);
    if (bytes.length < LENGTH || bytes[0] != FORMAT) {
      throw new QuiverException(
          ErrorCode.UNSUPPORTED_FORMAT,
          backup.describe(NAME) + " has a format that this version does not read");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes, 1, LENGTH - 1);
    return new BackupManifest(new UUID(in.getLong(), in.getLong()), in.getLong(), in.getLong());
  }
}
