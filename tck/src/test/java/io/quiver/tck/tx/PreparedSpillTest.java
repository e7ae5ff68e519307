package io.quiver.tck.tx;

import static io.quiver.tck.kv.Commits.assertFails;
import static io.quiver.tck.kv.Commits.bytes;
import static io.quiver.tck.kv.Commits.entries;
import static io.quiver.tck.kv.Commits.get;
import static io.quiver.tck.kv.Commits.on;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.engine.EngineOptions;
import io.quiver.storage.engine.LocalEngine;
import io.quiver.storage.engine.WriteAheadLog;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.file.TemporaryFiles;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.log.Log;
import io.quiver.storage.log.LogOptions;
import io.quiver.storage.mvstore.MvStore;
import io.quiver.storage.mvstore.MvStoreOptions;
import io.quiver.storage.tx.IsolationLevel;
import io.quiver.storage.tx.LocalTransactionManager;
import io.quiver.storage.tx.LockMode;
import io.quiver.storage.tx.SpillOptions;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionManager;
import io.quiver.storage.tx.TransactionOptions;
import io.quiver.tck.crash.CrashImages;
import io.quiver.tck.crash.FileOperation;
import io.quiver.tck.crash.RecordingFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prepared transactions whose writes have left memory, over files that can be cut off. */
class PreparedSpillTest {
  private static final int DATA = 20;
  private static final int SMALL = 9;
  private static final int KEYS = 400;
  private static final EngineOptions OPTIONS =
      EngineOptions.defaults().withIdleMillis(0).withOverlayBytes(20_000).withDirtyBytes(60_000);
  private static final TransactionOptions WRITER =
      new TransactionOptions(IsolationLevel.READ_COMMITTED, false, 20);
  private static final TransactionOptions SERIAL =
      new TransactionOptions(IsolationLevel.SERIALIZABLE, false, 20);

  @TempDir Path directory;

  /** An engine and its transactions, of which little may be in memory. */
  private final class Opened implements AutoCloseable {
    final KeyValueEngine engine;
    final TransactionManager transactions;

    Opened(RecordingFiles files) {
      MvStore store =
          MvStore.file(
              files,
              "store",
              MvStoreOptions.DEFAULT
                  .withCacheMegabytes(1)
                  .withDirtyMegabytes(1)
                  .withRetentionMillis(0));
      Log log =
          Log.open(
              files,
              "log",
              LogOptions.DEFAULT.withSegmentBytes(96 << 10),
              store.appliedTimestamp() + 1);
      engine = LocalEngine.open(store, new WriteAheadLog(log, 1), OPTIONS);
      transactions =
          new LocalTransactionManager(
              engine,
              InstantSource.system(),
              new SpillOptions(20_000, TemporaryFiles.in(directory), 10));
    }

    List<String> names() {
      return transactions.prepared().stream().map(one -> one.name()).sorted().toList();
    }

    List<String> data() {
      try (Snapshot snapshot = engine.snapshot()) {
        return entries(snapshot, DATA);
      }
    }

    @Override
    public void close() {
      transactions.close();
      engine.close();
    }
  }

  private static byte[] key(int number) {
    return bytes(String.format("k%05d", number));
  }

  private static String value(int round) {
    return round + "x".repeat(100);
  }

  /** Replaces all keys but one, which is removed. */
  private static Transaction rewrite(Opened opened, int round) {
    Transaction transaction = opened.transactions.begin(WRITER);
    for (int i = 0; i < KEYS; i++) {
      if (i % 4 == 3) {
        transaction.lock(DATA, key(i), LockMode.EXCLUSIVE);
      }
      if (i == round % KEYS) {
        transaction.remove(DATA, key(i));
      } else {
        transaction.put(DATA, key(i), bytes(value(round)));
      }
    }
    transaction.put(SMALL, bytes("round"), bytes("" + round));
    assertTrue(transaction.hasManyOwnWrites(DATA), "all of it is in memory");
    return transaction;
  }

  private static List<String> expected(int round) {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; round > 0 && i < KEYS; i++) {
      if (i != round % KEYS) {
        all.put(new String(key(i), StandardCharsets.UTF_8), value(round));
      }
    }
    return all.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }

  @Test
  void whatWasSpilledIsPromisedAndKept() {
    RecordingFiles files = new RecordingFiles();
    try (Opened opened = new Opened(files)) {
      assertTrue(rewrite(opened, 1).prepare("one"));
      assertEquals(List.of("one"), opened.names());
      assertEquals(List.of(), opened.data());
      Transaction other = opened.transactions.begin(WRITER);
      assertFails(ErrorCode.LOCK_TIMEOUT, () -> other.lock(DATA, key(7), LockMode.EXCLUSIVE));
      assertArrayEquals(key(KEYS - 1), other.lastPreparedKey(DATA));
      other.rollback();
    }
    for (int i = 0; i < 2; i++) {
      try (Opened opened = new Opened(files)) {
        assertEquals(List.of("one"), opened.names());
        assertEquals(List.of(), opened.data());
        Transaction other = opened.transactions.begin(WRITER);
        assertFails(ErrorCode.LOCK_TIMEOUT, () -> other.lock(DATA, key(7), LockMode.EXCLUSIVE));
        assertArrayEquals(key(KEYS - 1), other.lastPreparedKey(DATA));
        other.rollback();
      }
    }
    try (Opened opened = new Opened(files)) {
      opened.transactions.commitPrepared("one");
      assertEquals(expected(1), opened.data());
      assertFails(ErrorCode.OBJECT_NOT_FOUND, () -> opened.transactions.commitPrepared("one"));
      rewrite(opened, 2).prepare("two");
    }
    try (Opened opened = new Opened(files)) {
      opened.transactions.rollbackPrepared("two");
      assertEquals(expected(1), opened.data());
      long unused = rewrite(opened, 3).commit();
    }
    try (Opened opened = new Opened(files)) {
      assertEquals(List.of(), opened.names());
      assertEquals(expected(3), opened.data());
      try (Snapshot snapshot = opened.engine.snapshot()) {
        assertEquals("3", get(snapshot, SMALL, "round"));
        assertEquals(List.of(), entries(snapshot, 3), "parts of promises are left");
      }
      opened.engine.verify();
    }
  }

  /** An outcome never fails because of another transaction that is prepared, too. */
  @Test
  void ofTwoInEachOthersWayTheSecondIsNotPrepared() {
    try (Opened opened = new Opened(new RecordingFiles())) {
      rewrite(opened, 1).prepare("writer");
      Transaction reader = opened.transactions.begin(SERIAL);
      assertEquals(List.of(), entries(reader.scan(DATA, KeyRange.ALL, Direction.FORWARD)));
      reader.put(SMALL, bytes("seen"), bytes("nothing"));
      assertFails(ErrorCode.SERIALIZATION_FAILURE, () -> reader.prepare("reader"));
      assertEquals(List.of("writer"), opened.names());
      opened.transactions.commitPrepared("writer");

      Transaction first = opened.transactions.begin(SERIAL);
      assertEquals(KEYS - 1, entries(first.scan(DATA, KeyRange.ALL, Direction.FORWARD)).size());
      first.put(SMALL, bytes("seen"), bytes("all"));
      assertTrue(first.prepare("first"));
      Transaction second = rewrite(opened, 2);
      assertFails(ErrorCode.SERIALIZATION_FAILURE, () -> second.prepare("second"));
      opened.transactions.commitPrepared("first");
      assertTrue(rewrite(opened, 2).prepare("second"));
      Transaction elsewhere = opened.transactions.begin(SERIAL);
      assertEquals(
          List.of(),
          entries(elsewhere.scan(DATA, KeyRange.of(bytes("m"), null), Direction.FORWARD)));
      elsewhere.put(SMALL, bytes("m"), bytes("none"));
      assertTrue(elsewhere.prepare("elsewhere"));
      opened.transactions.commitPrepared("second");
      opened.transactions.commitPrepared("elsewhere");
      assertEquals(expected(2), opened.data());
      assertFalse(opened.transactions.begin(WRITER).prepare("nothing"));
    }
  }

  /** What a coordinator was told; the round of the latest outcome. */
  private record Told(String what, int round) {}

  @Test
  void everyImageHasWhatTheCoordinatorWasTold() {
    crash(System.nanoTime(), 6, 40);
  }

  @Test
  @Tag("long")
  void manyImages() {
    for (int i = 0; i < 20; i++) {
      crash(System.nanoTime(), 12, 150);
    }
  }

  private void crash(long seed, int rounds, int images) {
    System.err.println("PreparedSpillTest seed " + seed);
    Random random = new Random(seed);
    RecordingFiles files = new RecordingFiles();
    run(files, rounds);
    List<FileOperation> operations = files.operations();
    CrashImages crashes = new CrashImages(operations);
    for (int moment : random.ints(images, 0, operations.size() + 1).sorted().toArray()) {
      try {
        check(crashes.at(moment, random, true), told(operations.subList(0, moment)));
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("seed " + seed + ", operation " + moment, e);
      }
    }
  }

  private void run(RecordingFiles files, int rounds) {
    try (Opened opened = new Opened(files)) {
      int committed = 0;
      for (int round = 1; round <= rounds; round++) {
        rewrite(opened, round).prepare("" + round);
        files.note(new Told("prepared", committed));
        long unused = on(opened.engine).put(8, "n", "" + round).commit();
        if (round % 3 == 0) {
          opened.transactions.rollbackPrepared("" + round);
          files.note(new Told("rolled back", committed));
        } else {
          opened.transactions.commitPrepared("" + round);
          committed = round;
          files.note(new Told("committed", committed));
        }
      }
    }
  }

  private static List<Told> told(List<FileOperation> before) {
    List<Told> all = new ArrayList<>();
    for (FileOperation operation : before) {
      if (operation instanceof FileOperation.Note note && note.what() instanceof Told told) {
        all.add(told);
      }
    }
    return all;
  }

  private void check(Map<String, byte[]> image, List<Told> told) {
    Told last = told.isEmpty() ? new Told("nothing", 0) : told.get(told.size() - 1);
    RecordingFiles files = new RecordingFiles(image);
    int round;
    try (Opened opened = new Opened(files)) {
      List<String> names = opened.names();
      round = round(opened);
      assertTrue(names.size() <= 1, names.toString());
      assertTrue(round >= last.round, round + " is before " + last);
      assertEquals(expected(round), opened.data());
      boolean undecided = last.what.equals("prepared") && round == last.round;
      if (undecided && names.isEmpty()) {
        // Its outcome was on the way: that it was rolled back is only known of every third.
        assertEquals(0, (told.size() / 2 + 1) % 3, "a promise is gone: " + last);
      }
      for (String name : names) {
        opened.transactions.commitPrepared(name);
        round = Integer.parseInt(name);
        assertEquals(expected(round), opened.data());
      }
      opened.engine.verify();
    }
    try (Opened again = new Opened(files)) {
      assertEquals(List.of(), again.names());
      assertEquals(expected(round), again.data());
    }
  }

  private static int round(Opened opened) {
    try (Snapshot snapshot = opened.engine.snapshot()) {
      String found = get(snapshot, SMALL, "round");
      return found == null ? 0 : Integer.parseInt(found);
    }
  }
}
