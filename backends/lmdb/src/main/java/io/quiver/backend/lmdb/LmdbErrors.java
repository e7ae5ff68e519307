package io.quiver.backend.lmdb;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import org.lmdbjava.Env;
import org.lmdbjava.LmdbException;
import org.lmdbjava.LmdbNativeException;

/** Says what a failure of LMDB means. */
final class LmdbErrors {
  private static final int NO_SPACE = 28;

  private LmdbErrors() {}

  static QuiverException translate(LmdbException e, String description) {
    return new QuiverException(code(e), description + ": " + e.getMessage(), e);
  }

  private static ErrorCode code(LmdbException e) {
    if (e instanceof Env.MapFullException) {
      return ErrorCode.DISK_FULL;
    }
    if (e instanceof LmdbNativeException.PageCorruptedException
        || e instanceof LmdbNativeException.PageNotFoundException
        || e instanceof LmdbNativeException.PanicException
        || e instanceof Env.FileInvalidException
        || e instanceof Env.VersionMismatchException) {
      return ErrorCode.CORRUPT_FILE;
    }
    return e instanceof LmdbNativeException known && known.getResultCode() == NO_SPACE
        ? ErrorCode.DISK_FULL
        : ErrorCode.IO_ERROR;
  }
}
