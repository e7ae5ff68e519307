package io.quiver.tck.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.StoreSnapshot;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.log.CommitReader;
import io.quiver.storage.log.Log;
import io.quiver.storage.mvstore.MvStore;
import io.quiver.tck.kv.RandomWrites;
import io.quiver.tck.kv.StoreModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a crash leaves, the log and the store open and hold what they promised. */
class LogAndStoreCrashTest {
  @Test
  void everyImageOpensWithEverythingAcknowledged() {
    crash(System.nanoTime(), 200, 200);
  }

  @Test
  @Tag("long")
  void manyImages() {
    for (int round = 0; round < 40; round++) {
      crash(System.nanoTime(), 400, 400);
    }
  }

  private static void crash(long seed, int commits, int images) {
    System.err.println("LogAndStoreCrashTest seed " + seed);
    Random random = new Random(seed);
    RecordingFiles files = new RecordingFiles();
    Workload workload = new Workload(random);
    workload.run(files, commits);
    List<FileOperation> operations = files.operations();
    CrashImages crashes = new CrashImages(operations);
    for (int moment : moments(operations, images, random)) {
      boolean reordered = random.nextInt(4) > 0;
      Map<String, byte[]> image = crashes.at(moment, random, reordered);
      try {
        check(image, workload, operations.subList(0, moment), random, 2);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(
            "seed " + seed + ", operation " + moment + ", reordered " + reordered, e);
      }
    }
  }

  @Test
  void crashWhileTheStoreIsCopied() {
    long seed = System.nanoTime();
    System.err.println("LogAndStoreCrashTest.crashWhileTheStoreIsCopied seed " + seed);
    Random random = new Random(seed);
    RecordingFiles files = new RecordingFiles();
    RandomWrites writes = new RandomWrites(random, 3, 400, 200);
    StoreModel model = new StoreModel();
    MvStore store = MvStore.file(files, "store", Workload.STORE.withCompactedBytes(0));
    for (int i = 1; i <= 25; i++) {
      WriteBatch batch = writes.batch(150);
      store.apply(batch);
      model.apply(batch);
      store.checkpoint(i);
    }
    int start = files.operations().size();
    long before = store.sizeOnDisk();
    store.close();
    List<FileOperation> operations = files.operations();
    CrashImages crashes = new CrashImages(operations);
    for (int moment = start; moment <= operations.size(); moment++) {
      Map<String, byte[]> image = crashes.at(moment, random, true);
      try (MvStore again = MvStore.file(new RecordingFiles(image), "store", Workload.STORE);
          StoreSnapshot snapshot = again.snapshot()) {
        assertEquals(25, again.appliedTimestamp());
        model.assertEqualTo(snapshot);
        again.verify();
        if (moment == operations.size()) {
          assertTrue(again.sizeOnDisk() < before, "the copy was not used");
        }
      }
    }
  }

  /** Ascending; half of them around what a checkpoint does, the others anywhere. */
  static List<Integer> moments(List<FileOperation> operations, int count, Random random) {
    List<Integer> ofStore = new ArrayList<>();
    int storeFile = 0;
    for (int i = 0; i < operations.size(); i++) {
      FileOperation operation = operations.get(i);
      if (operation instanceof FileOperation.Create create && create.name().startsWith("store")) {
        storeFile = create.file();
      }
      if ((operation instanceof FileOperation.Write write && write.file() == storeFile)
          || (operation instanceof FileOperation.Force force && force.file() == storeFile)) {
        ofStore.add(i);
      }
    }
    List<Integer> moments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      moments.add(
          i % 2 == 0
              ? ofStore.get(random.nextInt(ofStore.size())) + random.nextInt(2)
              : random.nextInt(operations.size() + 1));
    }
    moments.sort(null);
    return moments;
  }

  static void check(
      Map<String, byte[]> image,
      Workload workload,
      List<FileOperation> before,
      Random random,
      int crashesDuringRecovery) {
    RecordingFiles files = new RecordingFiles(image);
    long acknowledged = 0;
    long checkpointed = 0;
    for (FileOperation operation : before) {
      if (operation instanceof FileOperation.Note note) {
        if (note.what() instanceof Workload.Acknowledged a) {
          acknowledged = Math.max(acknowledged, a.timestamp());
        } else if (note.what() instanceof Workload.Checkpointed c) {
          checkpointed = Math.max(checkpointed, c.timestamp());
        }
      }
    }
    MvStore store = Workload.openStore(files);
    long applied = store.appliedTimestamp();
    assertTrue(applied >= checkpointed, applied + " is before checkpoint " + checkpointed);
    StoreModel expected = workload.atCheckpoint.get(applied);
    assertNotNull(expected, applied + " is no checkpoint");
    try (StoreSnapshot snapshot = store.snapshot()) {
      expected.assertEqualTo(snapshot);
      assertEquals(expected.namespaces(), store.namespaces());
    }
    store.verify();
    Log log = Workload.openLog(files);
    long last = log.lastTimestamp();
    assertTrue(last >= Math.max(acknowledged, applied), last + " lacks " + acknowledged);
    assertTrue(log.firstTimestamp() <= applied + 1, "the log starts too late");
    try (CommitReader reader = new CommitReader(log.read(applied + 1))) {
      for (long timestamp = applied + 1; timestamp <= last; timestamp++) {
        CommittedBatch commit = reader.next();
        assertNotNull(commit);
        assertEquals(timestamp, commit.timestamp());
        store.apply(commit.writes());
      }
    }
    StoreModel recovered = workload.after(last);
    workload.atCheckpoint.put(last, recovered);
    store.checkpoint(last);
    files.note(new Workload.Checkpointed(last));
    try (StoreSnapshot snapshot = store.snapshot()) {
      recovered.assertEqualTo(snapshot);
    }
    log.removeBefore(last + 1);
    if (crashesDuringRecovery > 0 && random.nextInt(4) == 0) {
      List<FileOperation> operations = files.operations();
      int start = 0;
      while (!(operations.get(start) instanceof FileOperation.ForceDirectory)) {
        start++; // the image itself is on disk
      }
      int moment = start + 1 + random.nextInt(operations.size() - start - 1);
      Map<String, byte[]> again = new CrashImages(operations).at(moment, random, true);
      List<FileOperation> noted = new ArrayList<>(operations.subList(0, moment));
      noted.add(new FileOperation.Note(new Workload.Acknowledged(acknowledged)));
      noted.add(new FileOperation.Note(new Workload.Checkpointed(checkpointed)));
      check(again, workload, noted, random, crashesDuringRecovery - 1);
    }
  }
}
