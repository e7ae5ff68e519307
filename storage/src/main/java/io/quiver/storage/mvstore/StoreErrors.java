package io.quiver.storage.mvstore;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/** Turns MVStore's errors into ours; the one below, if it is ours already, wins. */
final class StoreErrors {
  private StoreErrors() {}

  static QuiverException translate(RuntimeException error, String description) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof QuiverException known) {
        return known;
      }
    }
    if (error instanceof MVStoreException raw) {
      return switch (raw.getErrorCode()) {
        case DataUtils.ERROR_CLOSED ->
            new QuiverException(ErrorCode.DATABASE_CLOSED, description + " is closed", error);
        case DataUtils.ERROR_UNSUPPORTED_FORMAT ->
            new QuiverException(
                ErrorCode.UNSUPPORTED_FORMAT,
                description + " was written by a later version",
                error);
        case DataUtils.ERROR_FILE_CORRUPT,
            DataUtils.ERROR_CHUNK_NOT_FOUND,
            DataUtils.ERROR_SERIALIZATION,
            DataUtils.ERROR_BLOCK_NOT_FOUND ->
            corrupt(description, error);
        default ->
            new QuiverException(
                ErrorCode.INTERNAL_ERROR, description + ": " + error.getMessage(), error);
      };
    }
    return corrupt(description, error);
  }

  static QuiverException corrupt(String description, Throwable cause) {
    return new QuiverException(
            ErrorCode.CORRUPT_FILE, description + " is damaged: " + cause.getMessage(), cause)
        .withHint("Restore the database from a backup; nothing was changed.");
  }
}
