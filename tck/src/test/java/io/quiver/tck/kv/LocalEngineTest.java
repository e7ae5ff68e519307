package io.quiver.tck.kv;

import static io.quiver.tck.kv.Commits.assertFails;
import static io.quiver.tck.kv.Commits.entries;
import static io.quiver.tck.kv.Commits.latest;
import static io.quiver.tck.kv.Commits.on;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.engine.EngineOptions;
import io.quiver.storage.engine.LocalEngine;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.kv.StoreSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Durability, failures and the log, seen from below. */
final class LocalEngineTest {
  private static final int A = 1;
  private static final EngineOptions OPTIONS = EngineOptions.defaults();

  private final MemoryDatabase database = new MemoryDatabase();

  @Test
  void nothingIsVisibleBeforeItIsDurable() throws InterruptedException {
    KeyValueEngine engine = database.open(OPTIONS);
    database.log.hold();
    List<Long> heard = new ArrayList<>();
    assertTrue(engine.subscribe(0, batch -> heard.add(batch.timestamp())));
    BackgroundTask<Long> one = commit(engine, "a");
    one.awaitWaiting();
    BackgroundTask<Long> two = commit(engine, "b");
    two.awaitWaiting();
    assertEquals(0, engine.visibleTimestamp());
    assertNull(latest(engine, A, "a"));
    assertEquals(List.of(), heard);
    assertFails(
        ErrorCode.UNIQUE_VIOLATION, () -> on(engine).absent(A, "a").put(A, "c", "1").commit());
    database.log.proceed(1);
    assertEquals(1, one.get());
    assertEquals(1, engine.visibleTimestamp());
    assertNull(latest(engine, A, "b"));
    database.log.proceed(Long.MAX_VALUE);
    assertEquals(2, two.get());
    assertEquals("1", latest(engine, A, "b"));
    assertEquals(List.of(1L, 2L), heard);
    engine.close();
  }

  private static BackgroundTask<Long> commit(KeyValueEngine engine, String key) {
    return BackgroundTask.start(() -> on(engine).put(A, key, "1").commit());
  }

  @Test
  void afterAFailedForceOnlyReadsGoOn() throws InterruptedException {
    KeyValueEngine engine = database.open(OPTIONS);
    on(engine).put(A, "a", "1").commit();
    database.log.hold();
    BackgroundTask<Long> waiting = commit(engine, "b");
    waiting.awaitWaiting();
    database.log.fail();
    assertFails(ErrorCode.OUTCOME_UNKNOWN, waiting::get);
    assertFails(ErrorCode.IO_ERROR, () -> on(engine).put(A, "c", "1").commit());
    assertFails(ErrorCode.IO_ERROR, engine::checkpoint);
    assertEquals("1", latest(engine, A, "a"));
    assertNull(latest(engine, A, "b"));
    engine.close();
    database.crash();
    KeyValueEngine again = database.open(OPTIONS);
    assertEquals("1", latest(again, A, "a"));
    assertEquals(2, on(again).put(A, "c", "1").commit());
    again.close();
  }

  @Test
  void aStoreThatFailsAtAnyWriteLosesNothing() {
    for (int failAt = 0; failAt < 12; failAt++) {
      MemoryDatabase fresh = new MemoryDatabase();
      KeyValueEngine engine = fresh.open(OPTIONS.withDirtyBytes(1));
      int commits = 0;
      for (; commits < 3; commits++) {
        on(engine).put(A, "k" + commits, "v").commit();
        engine.checkpoint();
      }
      fresh.store.failAfter(failAt);
      boolean failed = false;
      for (; commits < 8 && !failed; commits++) {
        on(engine).put(A, "k" + commits, "v".repeat(3 << 20)).remove(A, "k0").commit();
        if (commits % 2 == 1) {
          try {
            engine.checkpoint();
          } catch (QuiverException e) {
            assertEquals(ErrorCode.IO_ERROR, e.code());
            failed = true;
          }
        }
      }
      try (Snapshot snapshot = engine.snapshot()) {
        assertEquals(commits - 1, entries(snapshot, A).size());
      }
      if (failed) {
        assertFails(ErrorCode.IO_ERROR, () -> on(engine).put(A, "x", "1").commit());
      }
      fresh.crash();
      KeyValueEngine again = fresh.open(OPTIONS);
      assertEquals(commits, again.visibleTimestamp());
      try (Snapshot snapshot = again.snapshot()) {
        assertEquals(commits - 1, entries(snapshot, A).size());
      }
      again.close();
    }
  }

  @Test
  void theLogIsShortenedAsFarAsNobodyNeedsIt() {
    KeyValueEngine engine = database.open(OPTIONS);
    for (int i = 0; i < 10; i++) {
      on(engine).put(A, "k", "" + i).commit();
    }
    engine.retainLog("index", 4);
    engine.checkpoint();
    assertEquals(5, database.log.firstTimestamp());
    assertFalse(engine.subscribe(2, batch -> {}));
    assertTrue(engine.subscribe(4, batch -> {}));
    engine.retainLog("index", 8);
    on(engine).put(A, "k", "x").commit();
    engine.checkpoint();
    assertEquals(9, database.log.firstTimestamp());
    engine.close();
  }

  @Test
  void snapshotsOfTheStoreAreReturned() {
    KeyValueEngine engine = database.open(OPTIONS);
    for (int i = 0; i < 5; i++) {
      on(engine).put(A, "k" + i, "1").commit();
      Snapshot open = engine.snapshot();
      engine.checkpoint();
      assertEquals(2, database.store.openSnapshots());
      open.close();
      assertEquals(1, database.store.openSnapshots());
    }
    engine.close();
    assertEquals(0, database.store.openSnapshots());
    assertFails(ErrorCode.DATABASE_CLOSED, engine::snapshot);
  }

  @Test
  void filesOfTwoDatabasesAreNotMixed() {
    KeyValueEngine engine = database.open(OPTIONS);
    for (int i = 0; i < 3; i++) {
      on(engine).put(A, "k", "" + i).commit();
    }
    engine.close();
    MemoryLog other = new MemoryLog();
    assertFails(
        ErrorCode.CORRUPT_FILE,
        () -> LocalEngine.open(database.store.afterCrash(), other, OPTIONS));
  }

  @Test
  void withoutALogCommitsAreVisibleAtOnce() {
    MemoryStore store = new MemoryStore();
    KeyValueEngine engine = LocalEngine.open(store, null, OPTIONS);
    on(engine).put(A, "k", "1").commit();
    assertEquals("1", latest(engine, A, "k"));
    assertFalse(engine.subscribe(0, batch -> {}));
    engine.verify();
    engine.close();
    assertEquals(1, store.appliedTimestamp());
  }

  @Test
  void theOverlayIsEmptiedWhenNobodyCommits() throws InterruptedException {
    MemoryStore store = new MemoryStore();
    KeyValueEngine engine = LocalEngine.open(store, null, OPTIONS.withIdleMillis(1));
    for (int i = 0; i < 3; i++) {
      on(engine).put(A, "k" + i, "1").commit();
      while (stored(store) <= i) {
        Thread.sleep(1);
      }
    }
    assertEquals(0, store.appliedTimestamp());
    engine.close();
  }

  private static int stored(MemoryStore store) {
    try (StoreSnapshot snapshot = store.snapshot()) {
      return entries(snapshot, A).size();
    }
  }

  @Test
  void aFailingListenerIsLeftOut() {
    KeyValueEngine engine = database.open(OPTIONS);
    List<Long> heard = new ArrayList<>();
    engine.subscribe(
        0,
        batch -> {
          heard.add(batch.timestamp());
          throw new IllegalStateException("meant to fail");
        });
    on(engine).put(A, "k", "1").commit();
    on(engine).put(A, "k", "2").commit();
    assertEquals("2", latest(engine, A, "k"));
    assertEquals(List.of(1L), heard);
    engine.close();
  }
}
