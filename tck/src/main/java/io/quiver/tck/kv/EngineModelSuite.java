package io.quiver.tck.kv;

import static io.quiver.tck.kv.Commits.bytes;
import static io.quiver.tck.kv.Commits.entries;
import static io.quiver.tck.kv.Commits.get;
import static io.quiver.tck.kv.Commits.on;
import static io.quiver.tck.kv.Commits.range;
import static io.quiver.tck.kv.Commits.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.engine.EngineOptions;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommitListener;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.ReadView;
import io.quiver.storage.kv.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An engine against a list of maps, and against itself from many threads. Seeds are printed. */
public abstract class EngineModelSuite {
  private static final int A = 1;
  private static final int B = 2;

  /** Small limits, so that checkpoints happen all the time. */
  private static final EngineOptions SMALL =
      EngineOptions.defaults().withOverlayBytes(40_000).withDirtyBytes(100_000);

  private EngineUnderTest database;

  protected abstract EngineUnderTest create();

  /** How many databases the random test makes. */
  protected int rounds() {
    return 5;
  }

  @BeforeEach
  final void createDatabase() {
    database = create();
  }

  @AfterEach
  final void closeDatabase() {
    database.close();
  }

  /** What the database held after one commit, and which commit wrote each key last. */
  private record Model(TreeMap<String, String> values, TreeMap<String, Long> changed) {
    Model copy() {
      return new Model(new TreeMap<>(values), new TreeMap<>(changed));
    }
  }

  private record Reader(Snapshot snapshot, Model model) {}

  @Test
  void randomCommitsAndSnapshotsAgreeWithMaps() {
    long seed = System.nanoTime();
    for (int round = 0; round < rounds(); round++) {
      database.close();
      database = create();
      Random random = new Random(seed + round);
      try {
        runModel(random);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + (seed + round), e);
      }
    }
  }

  private void runModel(Random random) {
    EngineOptions options =
        SMALL
            .withOverlayBytes(500 + random.nextInt(20_000))
            .withHistoryBytes(random.nextInt(9_000));
    KeyValueEngine engine = database.open(options);
    Model model = new Model(new TreeMap<>(), new TreeMap<>());
    List<Reader> readers = new ArrayList<>();
    for (int step = 0; step < 1_500; step++) {
      switch (random.nextInt(20)) {
        case 0 -> engine.checkpoint();
        case 1, 2, 3 -> readers.add(new Reader(engine.snapshot(), model.copy()));
        case 4, 5, 6 -> {
          if (!readers.isEmpty()) {
            Reader reader = readers.remove(random.nextInt(readers.size()));
            compare(reader, random);
            reader.snapshot.close();
          }
        }
        case 7 -> {
          if (random.nextInt(10) == 0) {
            readers.forEach(reader -> reader.snapshot.close());
            readers.clear();
            if (random.nextBoolean()) {
              engine.close();
            } else {
              database.crash();
            }
            engine = database.open(options);
          }
        }
        default -> commit(engine, model, random, readers);
      }
    }
    try (Snapshot last = engine.snapshot()) {
      compare(new Reader(last, model), random);
    }
    readers.forEach(reader -> compare(reader, random));
    readers.forEach(reader -> reader.snapshot.close());
    assertEquals(engine.visibleTimestamp(), engine.oldestSnapshotTimestamp());
    engine.close();
  }

  private static void commit(
      KeyValueEngine engine, Model model, Random random, List<Reader> readers) {
    Reader reader = readers.isEmpty() ? null : readers.get(random.nextInt(readers.size()));
    Commits.Builder commit = reader == null ? on(engine) : on(engine, reader.snapshot);
    Model after = model.copy();
    long timestamp = engine.visibleTimestamp() + 1;
    for (int i = random.nextInt(5); i >= 0; i--) {
      String key = key(random);
      if (random.nextInt(3) == 0) {
        commit.remove(A, key);
        after.values.remove(key);
      } else {
        String value = "v" + random.nextInt(1_000);
        commit.put(A, key, value);
        after.values.put(key, value);
      }
      after.changed.put(key, timestamp);
    }
    boolean allowed = true;
    if (reader != null && random.nextBoolean()) {
      String key = key(random);
      commit.unchanged(A, key);
      allowed = model.changed.getOrDefault(key, 0L) <= reader.snapshot.timestamp();
    }
    if (random.nextInt(4) == 0) {
      String key = key(random);
      commit.absent(A, key);
      allowed &= !model.values.containsKey(key);
    }
    try {
      boolean large = random.nextInt(8) == 0;
      assertEquals(timestamp, large ? commit.commitLarge() : commit.commit());
      assertTrue(allowed, "a commit that should have failed");
      model.values.clear();
      model.values.putAll(after.values);
      model.changed.putAll(after.changed);
    } catch (QuiverException e) {
      // With little history a conflict may be assumed where there is none.
      boolean permitted = !allowed || e.code() == ErrorCode.SERIALIZATION_FAILURE;
      assertTrue(permitted, () -> "" + e);
    }
  }

  private static String key(Random random) {
    return "k" + (100 + random.nextInt(200));
  }

  private static void compare(Reader reader, Random random) {
    Snapshot snapshot = reader.snapshot;
    List<String> expected = new ArrayList<>();
    reader.model.values.forEach((key, value) -> expected.add(key + "=" + value));
    assertEquals(expected, entries(snapshot, A));
    String from = key(random);
    String to = key(random);
    List<String> part = new ArrayList<>();
    if (from.compareTo(to) < 0) {
      reader.model.values.subMap(from, to).forEach((key, value) -> part.add(0, key + "=" + value));
    }
    assertEquals(part, entries(snapshot.scan(A, range(from, to), Direction.BACKWARD)));
    for (int i = 0; i < 10; i++) {
      String key = key(random);
      assertEquals(reader.model.values.get(key), get(snapshot, A, key));
    }
    assertTrue(snapshot.estimateCount(A, KeyRange.ALL) >= 0);
    long count = snapshot.count(A);
    assertTrue(
        count == expected.size() || count == ReadView.UNKNOWN,
        () -> count + " entries instead of " + expected.size());
  }

  /** Every commit sets the same number under eight keys of two namespaces. */
  @Test
  void snapshotsAreWholeUnderWritersAndCheckpoints() {
    KeyValueEngine engine = database.open(SMALL);
    AtomicBoolean stop = new AtomicBoolean();
    AtomicLong number = new AtomicLong();
    List<BackgroundTask<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      tasks.add(
          BackgroundTask.start(
              () -> {
                for (int n = 0; n < 300; n++) {
                  String value = Long.toString(number.incrementAndGet());
                  Commits.Builder commit = on(engine);
                  for (int key = 0; key < 4; key++) {
                    commit.put(A, "same" + key, value).put(B, "same" + key, value);
                  }
                  commit.put(A, "other" + value, "x".repeat(30));
                  long unused = n % 20 == 7 ? commit.commitLarge() : commit.commit();
                }
                return 0;
              }));
    }
    List<BackgroundTask<Integer>> readers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      readers.add(
          BackgroundTask.start(
              () -> {
                while (!stop.get()) {
                  readWhole(engine);
                }
                return 0;
              }));
    }
    tasks.forEach(BackgroundTask::get);
    stop.set(true);
    readers.forEach(BackgroundTask::get);
    assertEquals(2_400, engine.visibleTimestamp());
    assertEquals(2_400, engine.oldestSnapshotTimestamp());
    try (Snapshot snapshot = engine.snapshot()) {
      assertEquals(2_404, entries(snapshot, A).size());
    }
    engine.close();
  }

  private static void readWhole(KeyValueEngine engine) throws InterruptedException {
    try (Snapshot snapshot = engine.snapshot()) {
      String first = get(snapshot, A, "same0");
      for (int repeat = 0; repeat < 2; repeat++) {
        for (int key = 0; key < 4; key++) {
          assertEquals(first, get(snapshot, A, "same" + key));
          assertEquals(first, get(snapshot, B, "same" + key));
        }
        long others = entries(snapshot.scan(A, range("o", "p"), Direction.FORWARD)).size();
        assertEquals(snapshot.timestamp(), others);
        Thread.sleep(1);
      }
    }
  }

  @Test
  void whatWasCommittedIsThereAfterACrash() {
    KeyValueEngine engine = database.open(SMALL);
    for (int i = 0; i < 1_000; i++) {
      on(engine).put(A, "k" + i, "v" + i).put(B, "last", "" + i).commit();
      if (i == 600) {
        engine.checkpoint();
      }
    }
    for (int crash = 0; crash < 3; crash++) {
      database.crash();
      engine = database.open(SMALL);
      assertEquals(1_000 + crash, engine.visibleTimestamp());
      try (Snapshot snapshot = engine.snapshot()) {
        assertEquals(1_000 + crash, entries(snapshot, A).size());
        assertEquals("999", get(snapshot, B, "last"));
      }
      on(engine).put(A, "after" + crash, "1").commit();
    }
    engine.close();
  }

  @Test
  void aSubscriberGetsEveryCommitOnceInOrder() {
    KeyValueEngine engine = database.open(EngineOptions.defaults());
    for (int i = 0; i < 500; i++) {
      on(engine).put(A, "k", "" + i).commit();
    }
    List<BackgroundTask<Integer>> writers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      writers.add(
          BackgroundTask.start(
              () -> {
                for (int n = 0; n < 250; n++) {
                  on(engine).put(A, "k", "" + n).commit();
                }
                return 0;
              }));
    }
    List<Long> heard = new ArrayList<>();
    CommitListener listener =
        batch -> {
          assertEquals("k", text(batch.writes().writes(A).firstKey()));
          heard.add(batch.timestamp());
        };
    assertTrue(engine.subscribe(100, listener));
    writers.forEach(BackgroundTask::get);
    engine.unsubscribe(listener);
    assertEquals(1_400, heard.size());
    for (int i = 0; i < heard.size(); i++) {
      assertEquals(101L + i, heard.get(i));
    }
    engine.close();
  }

  @Test
  void aSnapshotOlderThanTheHistoryGetsCautiousAnswers() {
    KeyValueEngine engine = database.open(SMALL.withHistoryBytes(0));
    on(engine).put(A, "a", "1").commit();
    try (Snapshot old = engine.snapshot()) {
      on(engine).put(A, "b", "1").commit();
      engine.checkpoint();
      try (Snapshot now = engine.snapshot()) {
        assertTrue(now.changedAt(A, bytes("b"), old.timestamp()) > old.timestamp());
        assertTrue(now.changedAt(A, bytes("a"), old.timestamp()) > old.timestamp());
        on(engine).put(A, "c", "1").commit();
        assertTrue(now.changedAt(A, bytes("a"), now.timestamp()) <= now.timestamp());
      }
    }
    engine.close();
  }
}
