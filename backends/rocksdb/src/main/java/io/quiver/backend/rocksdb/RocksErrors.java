package io.quiver.backend.rocksdb;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Says what a failure of RocksDB means. */
final class RocksErrors {
  private RocksErrors() {}

  static QuiverException translate(RocksDBException e, String description) {
    return new QuiverException(code(e.getStatus()), description + ": " + e.getMessage(), e);
  }

  private static ErrorCode code(Status status) {
    if (status == null) {
      return ErrorCode.IO_ERROR;
    }
    if (status.getSubCode() == Status.SubCode.NoSpace) {
      return ErrorCode.DISK_FULL;
    }
    return status.getCode() == Status.Code.Corruption ? ErrorCode.CORRUPT_FILE : ErrorCode.IO_ERROR;
  }
}
