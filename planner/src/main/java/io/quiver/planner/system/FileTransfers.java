package io.quiver.planner.system;

import io.quiver.functions.spi.FileTransfer;
import io.quiver.storage.Database;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The files that statements read and write at the moment. Thread-safe. */
public final class FileTransfers {
  private final AtomicLong ids = new AtomicLong();
  private final ConcurrentHashMap<Long, Running> running = new ConcurrentHashMap<>();

  private FileTransfers() {}

  /** Those of a database. */
  public static FileTransfers of(Database database) {
    return database.attached(FileTransfers.class, opened -> new FileTransfers());
  }

  /** Begins one. */
  public FileTransfer begin(long sessionId, String file, boolean reading, long bytes) {
    Running begun =
        new Running(ids.incrementAndGet(), sessionId, file, reading, bytes, startedMicros());
    running.put(begun.id, begun);
    return begun;
  }

  private static long startedMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  List<Running> running() {
    return running.values().stream().sorted((a, b) -> Long.compare(a.id, b.id)).toList();
  }

  /** One file on its way. Written by its statement's thread, read by any. */
  final class Running implements FileTransfer {
    private final long id;
    final long sessionId;
    final String file;
    final boolean reading;
    final long bytesTotal;
    final long startedMicros;
    volatile long bytesDone;
    volatile long rows;

    Running(long id, long sessionId, String file, boolean reading, long bytesTotal, long started) {
      this.id = id;
      this.sessionId = sessionId;
      this.file = file;
      this.reading = reading;
      this.bytesTotal = bytesTotal;
      this.startedMicros = started;
    }

    @Override
    public void at(long bytes, long done) {
      bytesDone = bytes;
      rows = done;
    }

    @Override
    public void close() {
      running.remove(id);
    }
  }
}
