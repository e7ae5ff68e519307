package io.quiver.planner.system;

/** How far files are that statements read and write. */
final class FileViews {
  static final SystemView COPY_PROGRESS =
      SystemView.sys(
          "COPY_PROGRESS",
          "SESSION_ID long, FILE_NAME, DIRECTION, BYTES_DONE long, BYTES_TOTAL long,"
              + " ROW_COUNT long, STARTED_AT timestamp",
          FileViews::progress);

  private FileViews() {}

  private static void progress(Reading reading, SystemRows rows) {
    for (FileTransfers.Running transfer : FileTransfers.of(reading.database()).running()) {
      rows.add(
          transfer.sessionId,
          transfer.file,
          transfer.reading ? "READ" : "WRITE",
          transfer.bytesDone,
          transfer.reading ? transfer.bytesTotal : null,
          transfer.rows,
          transfer.startedMicros);
    }
  }
}
