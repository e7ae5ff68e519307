package io.quiver.tck.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.StoreSnapshot;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.log.CommitReader;
import io.quiver.storage.log.Log;
import io.quiver.storage.log.WriteBatchCodec;
import io.quiver.storage.mvstore.MvStore;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The n-th operation on the file system fails: an error that says so, and nothing lost. */
class FaultTest {
  @Test
  void anyOperationMayFail() {
    long seed = System.nanoTime();
    System.err.println("FaultTest.anyOperationMayFail seed " + seed);
    Random random = new Random(seed);
    RecordingFiles whole = new RecordingFiles();
    new Workload(new Random(seed)).run(whole, 60);
    int operations = (int) whole.changes();
    for (int i = 0; i < 80; i++) {
      int failing = i < 20 ? i : random.nextInt(operations);
      boolean full = random.nextBoolean();
      RecordingFiles files = new RecordingFiles();
      files.failAt(failing, full ? "No space left on device" : "Input/output error", i % 3 == 0);
      Workload workload = new Workload(new Random(seed));
      try {
        workload.run(files, 60);
      } catch (QuiverException e) {
        assertTrue(
            e.code() == (full ? ErrorCode.DISK_FULL : ErrorCode.IO_ERROR)
                || e.code() == ErrorCode.IO_ERROR,
            e.code() + " " + e.getMessage());
      }
      List<FileOperation> done = files.operations();
      check(files.contents(), workload, done, "failed at " + failing + ", seed " + seed);
      Map<String, byte[]> crashed =
          new CrashImages(done).at(done.size(), random, random.nextBoolean());
      check(crashed, workload, done, "failed at " + failing + " and crashed, seed " + seed);
    }
  }

  private static void check(
      Map<String, byte[]> image, Workload workload, List<FileOperation> done, String what) {
    long acknowledged = 0;
    for (FileOperation operation : done) {
      if (operation instanceof FileOperation.Note note
          && note.what() instanceof Workload.Acknowledged a) {
        acknowledged = a.timestamp();
      }
    }
    RecordingFiles files = new RecordingFiles(image);
    try (MvStore store = Workload.openStore(files);
        Log log = Workload.openLog(files)) {
      long applied = store.appliedTimestamp();
      assertTrue(log.lastTimestamp() >= acknowledged, what);
      assertTrue(log.lastTimestamp() >= applied, what);
      try (CommitReader reader = new CommitReader(log.read(applied + 1))) {
        CommittedBatch commit;
        while ((commit = reader.next()) != null) {
          store.apply(commit.writes());
        }
      }
      try (StoreSnapshot snapshot = store.snapshot()) {
        workload.after(log.lastTimestamp()).assertEqualTo(snapshot);
      }
    } catch (QuiverException e) {
      throw new AssertionError(what, e);
    }
  }

  @Test
  void afterAFailedWriteTheLogTakesNothingMore() {
    RecordingFiles files = new RecordingFiles();
    Log log = Workload.openLog(files);
    WriteBatch batch = new WriteBatch();
    batch.put(1, new byte[1], new byte[1]);
    log.appendCommit(1, 0, 0, WriteBatchCodec.encode(batch));
    log.awaitDurable(1);
    files.failAt(0, "Input/output error", true);
    log.appendCommit(2, 0, 0, WriteBatchCodec.encode(batch));
    QuiverException first = assertThrows(QuiverException.class, () -> log.awaitDurable(2));
    assertEquals(ErrorCode.IO_ERROR, first.code());
    QuiverException second = assertThrows(QuiverException.class, () -> log.awaitDurable(2));
    assertTrue(String.valueOf(second.getMessage()).contains("Input/output error"));
    assertThrows(
        QuiverException.class, () -> log.appendCommit(3, 0, 0, WriteBatchCodec.encode(batch)));
    assertEquals(1, log.durableTimestamp());
    log.close();
    try (Log again = Workload.openLog(files)) {
      assertEquals(1, again.lastTimestamp());
    }
  }
}
