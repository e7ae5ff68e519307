package io.quiver.tck.crash;

import static io.quiver.tck.kv.Commits.bytes;
import static io.quiver.tck.kv.Commits.entries;
import static io.quiver.tck.kv.Commits.get;
import static io.quiver.tck.kv.Commits.on;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.engine.EngineOptions;
import io.quiver.storage.engine.LocalEngine;
import io.quiver.storage.engine.WriteAheadLog;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.log.Log;
import io.quiver.storage.mvstore.MvStore;
import io.quiver.tck.kv.Commits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Crashes while commits that do not fit into memory go through the log to the store, and again
 * while they are recovered: each is there wholly or not at all.
 */
class LargeCommitCrashTest {
  private static final EngineOptions OPTIONS =
      EngineOptions.defaults().withIdleMillis(0).withOverlayBytes(20_000).withDirtyBytes(60_000);

  private static final int NUMBER = 1;
  private static final int LARGE = 20;
  private static final int KEYS = 150;

  @Test
  void aLargeCommitIsThereWhollyOrNotAtAll() {
    crash(System.nanoTime(), 60, 90);
  }

  @Test
  @Tag("long")
  void manyImages() {
    for (int round = 0; round < 30; round++) {
      crash(System.nanoTime(), 120, 250);
    }
  }

  private static KeyValueEngine open(RecordingFiles files) {
    MvStore store = Workload.openStore(files);
    try {
      Log log = Log.open(files, "log", Workload.LOG, store.appliedTimestamp() + 1);
      return LocalEngine.open(store, new WriteAheadLog(log, 1), OPTIONS);
    } catch (RuntimeException e) {
      store.close();
      throw e;
    }
  }

  /** Every third commit replaces all keys of one namespace, one more or less each time. */
  private static void run(RecordingFiles files, int commits, Random random) {
    try (KeyValueEngine engine = open(files)) {
      for (int i = 1; i <= commits; i++) {
        Commits.Builder commit = on(engine).put(NUMBER, "n", "" + i);
        if (i % 3 == 0) {
          for (int key = 0; key < KEYS; key++) {
            commit.put(LARGE, bytes("k" + key), value(i));
          }
          commit.remove(LARGE, "k" + i % KEYS);
        }
        long timestamp = i % 3 == 0 ? commit.commitLarge() : commit.commit();
        files.note(new Workload.Acknowledged(timestamp));
        if (random.nextInt(15) == 0) {
          engine.checkpoint();
        }
      }
    }
  }

  private static byte[] value(int number) {
    return bytes(number + "x".repeat(100));
  }

  private static void crash(long seed, int commits, int images) {
    System.err.println("LargeCommitCrashTest seed " + seed);
    Random random = new Random(seed);
    RecordingFiles files = new RecordingFiles();
    run(files, commits, random);
    List<FileOperation> operations = files.operations();
    CrashImages crashes = new CrashImages(operations);
    for (int moment : LogAndStoreCrashTest.moments(operations, images, random)) {
      Map<String, byte[]> image = crashes.at(moment, random, random.nextInt(4) > 0);
      try {
        check(image, acknowledged(operations.subList(0, moment)), random, 2);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", operation " + moment, e);
      }
    }
  }

  private static long acknowledged(List<FileOperation> before) {
    long last = 0;
    for (FileOperation operation : before) {
      if (operation instanceof FileOperation.Note note
          && note.what() instanceof Workload.Acknowledged a) {
        last = a.timestamp();
      }
    }
    return last;
  }

  private static void check(
      Map<String, byte[]> image, long acknowledged, Random random, int crashesDuringRecovery) {
    RecordingFiles files = new RecordingFiles(image);
    long found;
    try (KeyValueEngine engine = open(files);
        Snapshot snapshot = engine.snapshot()) {
      String number = get(snapshot, NUMBER, "n");
      found = number == null ? 0 : Long.parseLong(number);
      assertTrue(found >= acknowledged, found + " is before " + acknowledged);
      assertEquals(found, engine.visibleTimestamp());
      assertEquals(expected((int) (found - found % 3)), entries(snapshot, LARGE));
      engine.verify();
    }
    if (crashesDuringRecovery > 0 && random.nextInt(4) == 0) {
      List<FileOperation> operations = files.operations();
      int start = 0;
      while (!(operations.get(start) instanceof FileOperation.ForceDirectory)) {
        start++; // the image itself is on disk
      }
      int moment = start + 1 + random.nextInt(operations.size() - start - 1);
      Map<String, byte[]> next = new CrashImages(operations).at(moment, random, true);
      check(next, found, random, crashesDuringRecovery - 1);
    }
  }

  private static List<String> expected(int large) {
    Map<String, String> all = new TreeMap<>();
    for (int key = 0; key < KEYS && large > 0; key++) {
      if (key != large % KEYS) {
        all.put("k" + key, new String(value(large), StandardCharsets.UTF_8));
      }
    }
    return all.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }
}
