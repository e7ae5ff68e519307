package io.quiver.tck.crash;

import static io.quiver.tck.kv.Commits.entries;
import static io.quiver.tck.kv.Commits.on;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.engine.EngineOptions;
import io.quiver.storage.engine.LocalEngine;
import io.quiver.storage.engine.WriteAheadLog;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.log.Durability;
import io.quiver.storage.log.Log;
import io.quiver.storage.mvstore.MvStore;
import io.quiver.tck.kv.Commits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The n-th operation on the file system fails, for every n: reads go on, nothing is lost. */
class EngineFaultTest {
  private static final EngineOptions OPTIONS = EngineOptions.defaults().withIdleMillis(0);
  private static final Set<ErrorCode> EXPECTED =
      Set.of(ErrorCode.IO_ERROR, ErrorCode.DISK_FULL, ErrorCode.OUTCOME_UNKNOWN);

  private static KeyValueEngine open(RecordingFiles files, Durability durability) {
    MvStore store = Workload.openStore(files);
    try {
      Log log =
          Log.open(
              files, "log", Workload.LOG.withDurability(durability), store.appliedTimestamp() + 1);
      return LocalEngine.open(store, new WriteAheadLog(log), OPTIONS);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Keys that were acknowledged, in {@code acknowledged}; false when an operation failed. */
  private static boolean run(KeyValueEngine engine, Map<String, String> acknowledged) {
    try {
      for (int i = 0; i < 12; i++) {
        String key = "k" + (100 + i);
        Commits.Builder commit = on(engine).put(1, key, "v" + i);
        long unused = i == 3 || i == 7 ? commit.commitLarge() : commit.commit();
        acknowledged.put(key, "v" + i);
        if (i % 5 == 4) {
          engine.checkpoint();
        }
      }
      return true;
    } catch (QuiverException e) {
      assertTrue(EXPECTED.contains(e.code()), e.code() + " " + e.getMessage());
      return false;
    }
  }

  private static List<String> lines(Map<String, String> values) {
    List<String> lines = new ArrayList<>();
    values.forEach((key, value) -> lines.add(key + "=" + value));
    return lines;
  }

  private static List<String> read(KeyValueEngine engine) {
    try (Snapshot snapshot = engine.snapshot()) {
      return entries(snapshot, 1);
    }
  }

  @Test
  void everyOperationMayFail() {
    int failures = 0;
    for (int n = 0; ; n++) {
      boolean full = n % 2 == 0;
      RecordingFiles files = new RecordingFiles();
      KeyValueEngine engine = open(files, Durability.FULL);
      files.failAt(n, full ? "No space left on device" : "Input/output error", n % 3 == 0);
      Map<String, String> acknowledged = new TreeMap<>();
      boolean finished = run(engine, acknowledged);
      assertTrue(read(engine).containsAll(lines(acknowledged)), "not readable after " + n);
      try {
        engine.close();
        finished &= true;
      } catch (QuiverException e) {
        finished = false;
      }
      files.neverFail();
      try (KeyValueEngine again = open(files, Durability.FULL)) {
        assertTrue(read(again).containsAll(lines(acknowledged)), "lost after " + n);
        on(again).put(1, "z", "1").commit();
        again.verify();
      }
      failures += finished ? 0 : 1;
      if (finished && n > files.changes()) {
        break;
      }
    }
    assertTrue(failures > 20, failures + " failures");
  }

  /** What each durability promises for a crash of the machine right after the acknowledgement. */
  @Test
  void acknowledgedIsAsDurableAsWasAskedFor() {
    for (Durability durability : Durability.values()) {
      RecordingFiles files = new RecordingFiles();
      KeyValueEngine engine = open(files, durability);
      Map<String, String> acknowledged = new TreeMap<>();
      assertTrue(run(engine, acknowledged));
      engine.checkpoint();
      on(engine).put(1, "last", "1").commit();
      List<FileOperation> operations = files.operations();
      Map<String, byte[]> image =
          new CrashImages(operations).at(operations.size(), new Random(3), true);
      try (KeyValueEngine again = open(new RecordingFiles(image), durability)) {
        List<String> found = read(again);
        // Everything before the checkpoint at any durability, the last commit with full only.
        assertTrue(found.containsAll(lines(acknowledged)), durability + ": " + found);
        assertTrue(durability != Durability.FULL || found.contains("last=1"), found::toString);
      }
      engine.close();
      RecordingFiles closed = new RecordingFiles(files.contents());
      try (KeyValueEngine again = open(closed, durability)) {
        assertEquals(13, read(again).size(), durability + ": an orderly end loses nothing");
      }
    }
  }
}
