package io.quiver.tck.kv;

import static io.quiver.tck.kv.Commits.assertFails;
import static io.quiver.tck.kv.Commits.bytes;
import static io.quiver.tck.kv.Commits.entries;
import static io.quiver.tck.kv.Commits.get;
import static io.quiver.tck.kv.Commits.latest;
import static io.quiver.tck.kv.Commits.on;
import static io.quiver.tck.kv.Commits.range;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.engine.EngineOptions;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.kv.CommitListener;
import io.quiver.storage.kv.DefinitionVersions;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link KeyValueEngine} must do, one commit after another. */
public abstract class KeyValueEngineSuite {
  protected static final int A = 1;
  protected static final int B = 2;

  private EngineUnderTest database;
  private KeyValueEngine engine;

  protected abstract EngineUnderTest create();

  @BeforeEach
  final void openNew() {
    database = create();
    engine = database.open(EngineOptions.defaults());
  }

  @AfterEach
  final void closeAll() {
    database.close();
  }

  @Test
  void aNewDatabaseIsEmpty() {
    assertEquals(0, engine.visibleTimestamp());
    try (Snapshot snapshot = engine.snapshot()) {
      assertEquals(0, snapshot.timestamp());
      assertNull(get(snapshot, A, "a"));
      assertEquals(List.of(), entries(snapshot, A));
      assertEquals(0, snapshot.estimateCount(A, KeyRange.ALL));
    }
  }

  @Test
  void commitsAreNumberedAndVisible() {
    assertEquals(1, on(engine).put(A, "a", "1").put(B, "a", "2").commit());
    assertEquals(2, on(engine).put(A, "b", "3").remove(B, "a").commit());
    assertEquals(2, engine.visibleTimestamp());
    assertEquals("1", latest(engine, A, "a"));
    assertEquals("3", latest(engine, A, "b"));
    assertNull(latest(engine, B, "a"));
  }

  @Test
  void aSnapshotStaysWhatItWas() {
    on(engine).put(A, "a", "1").put(A, "c", "1").commit();
    try (Snapshot first = engine.snapshot()) {
      on(engine).put(A, "a", "2").put(A, "b", "2").remove(A, "c").commit();
      try (Snapshot second = engine.snapshot()) {
        engine.checkpoint();
        on(engine).put(A, "a", "3").remove(A, "b").put(A, "c", "3").commit();
        engine.checkpoint();
        assertEquals(List.of("a=1", "c=1"), entries(first, A));
        assertEquals(List.of("a=2", "b=2"), entries(second, A));
        assertNull(get(first, A, "b"));
        assertNull(get(second, A, "c"));
      }
    }
    try (Snapshot third = engine.snapshot()) {
      assertEquals(List.of("a=3", "c=3"), entries(third, A));
    }
  }

  @Test
  void scansMergeOverlayAndStore() {
    for (String key : List.of("b", "d", "f", "h")) {
      on(engine).put(A, key, "old").commit();
    }
    engine.checkpoint();
    on(engine).put(A, "a", "new").put(A, "d", "new").remove(A, "f").put(A, "i", "new").commit();
    try (Snapshot snapshot = engine.snapshot()) {
      assertEquals(List.of("a=new", "b=old", "d=new", "h=old", "i=new"), entries(snapshot, A));
      assertEquals(
          List.of("i=new", "h=old", "d=new", "b=old", "a=new"),
          entries(snapshot.scan(A, KeyRange.ALL, Direction.BACKWARD)));
      assertEquals(
          List.of("b=old", "d=new"), entries(snapshot.scan(A, range("b", "h"), Direction.FORWARD)));
      assertEquals(
          List.of("d=new", "b=old"),
          entries(snapshot.scan(A, range("b", "h"), Direction.BACKWARD)));
      assertEquals(List.of(), entries(snapshot.scan(A, range("h", "b"), Direction.FORWARD)));
      assertEquals(
          List.of("i=new"), entries(snapshot.scan(A, range("hh", null), Direction.FORWARD)));
    }
  }

  @Test
  void estimatesAreNear() {
    Commits.Builder commit = on(engine);
    for (int i = 0; i < 2_000; i++) {
      commit.put(A, "key" + (10_000 + i), "x");
    }
    commit.commit();
    for (int round = 0; round < 2; round++) {
      try (Snapshot snapshot = engine.snapshot()) {
        long all = snapshot.estimateCount(A, KeyRange.ALL);
        assertTrue(all > 1_000 && all < 4_000, "all: " + all);
        long some = snapshot.estimateCount(A, range("key10100", "key10110"));
        assertTrue(some >= 5 && some <= 30, "some: " + some);
      }
      engine.checkpoint();
    }
  }

  @Test
  void theFirstUpdaterWins() {
    on(engine).put(A, "a", "1").commit();
    try (Snapshot snapshot = engine.snapshot()) {
      on(engine).put(A, "a", "2").commit();
      on(engine, snapshot).put(A, "b", "3").unchanged(A, "b").commit();
      for (int round = 0; round < 2; round++) {
        for (String changed : List.of("a", "b")) {
          assertFails(
              ErrorCode.SERIALIZATION_FAILURE,
              () -> on(engine, snapshot).put(A, changed, "3").unchanged(A, changed).commit());
        }
        on(engine, snapshot).put(A, "c", "3").unchanged(A, "d").commit();
        engine.checkpoint();
      }
    }
    assertEquals("2", latest(engine, A, "a"));
  }

  @Test
  void rangesThatWereReadAreChecked() {
    try (Snapshot snapshot = engine.snapshot()) {
      on(engine).put(A, "m", "1").commit();
      engine.checkpoint();
      on(engine, snapshot).read(A, range("a", "m")).put(A, "x", "1").commit();
      on(engine, snapshot).read(B, KeyRange.ALL).put(A, "x", "1").commit();
      assertFails(
          ErrorCode.SERIALIZATION_FAILURE,
          () -> on(engine, snapshot).read(A, range("a", "n")).put(A, "y", "1").commit());
    }
  }

  @Test
  void assertionsAreCheckedAgainstTheLatestState() {
    try (Snapshot before = engine.snapshot()) {
      on(engine).put(A, "parent", "1").commit();
      on(engine, before).present(A, "parent").put(B, "child", "1").commit();
      assertFails(
          ErrorCode.UNIQUE_VIOLATION,
          () -> on(engine, before).absent(A, "parent").put(A, "parent", "2").commit());
      assertFails(
          ErrorCode.FOREIGN_KEY_VIOLATION,
          () -> on(engine, before).present(A, "other").put(B, "child2", "1").commit());
      assertFails(
          ErrorCode.FOREIGN_KEY_VIOLATION,
          () -> on(engine, before).empty(B, range("c", "d")).remove(A, "parent").commit());
      engine.checkpoint();
      assertFails(
          ErrorCode.FOREIGN_KEY_VIOLATION,
          () -> on(engine, before).empty(B, range("c", "d")).remove(A, "parent").commit());
      on(engine, before).empty(B, range("c", "d")).remove(B, "child").remove(A, "parent").commit();
    }
    assertNull(latest(engine, A, "parent"));
  }

  @Test
  void aFailedCommitWritesNothing() {
    on(engine).put(A, "a", "1").commit();
    assertFails(
        ErrorCode.UNIQUE_VIOLATION,
        () -> on(engine).put(B, "b", "1").put(A, "a", "2").absent(A, "a").commit());
    assertNull(latest(engine, B, "b"));
    assertEquals("1", latest(engine, A, "a"));
    assertEquals(1, engine.visibleTimestamp());
  }

  @Test
  void definitionsAreCompared() {
    on(engine).definition(7, 3).put(A, "a", "no version is known yet").commit();
    on(engine)
        .put(DefinitionVersions.NAMESPACE, DefinitionVersions.key(7), DefinitionVersions.value(4))
        .commit();
    on(engine).definition(7, 4).put(A, "a", "2").commit();
    assertFails(
        ErrorCode.SERIALIZATION_FAILURE,
        () -> on(engine).definition(7, 3).put(A, "a", "3").commit());
    engine.close();
    engine = database.open(EngineOptions.defaults());
    assertFails(
        ErrorCode.SERIALIZATION_FAILURE,
        () -> on(engine).definition(7, 3).put(A, "a", "3").commit());
    on(engine).definition(7, 4).put(A, "a", "4").commit();
  }

  @Test
  void changedAtTellsTheCommit() {
    on(engine).put(A, "a", "1").put(A, "b", "1").commit();
    try (Snapshot since = engine.snapshot()) {
      long second = on(engine).put(A, "a", "2").commit();
      for (int round = 0; round < 3; round++) {
        try (Snapshot now = engine.snapshot()) {
          assertEquals(second, now.changedAt(A, bytes("a"), since.timestamp()));
          assertTrue(now.changedAt(A, bytes("b"), since.timestamp()) <= since.timestamp());
          assertTrue(now.changedAt(B, bytes("b"), since.timestamp()) <= since.timestamp());
          assertTrue(since.changedAt(A, bytes("a"), since.timestamp()) <= since.timestamp());
        }
        on(engine).put(B, "other" + round, "x").commit();
        engine.checkpoint();
      }
      long removed = on(engine).remove(A, "b").commit();
      engine.checkpoint();
      try (Snapshot now = engine.snapshot()) {
        assertEquals(removed, now.changedAt(A, bytes("b"), since.timestamp()));
      }
    }
  }

  @Test
  void theOldestSnapshotIsKnown() {
    on(engine).put(A, "a", "1").commit();
    Snapshot one = engine.snapshot();
    on(engine).put(A, "a", "2").commit();
    Snapshot two = engine.snapshot();
    Snapshot twoAgain = engine.snapshot();
    on(engine).put(A, "a", "3").commit();
    assertEquals(1, engine.oldestSnapshotTimestamp());
    one.close();
    one.close();
    assertEquals(2, engine.oldestSnapshotTimestamp());
    two.close();
    assertEquals(2, engine.oldestSnapshotTimestamp());
    assertEquals("2", get(twoAgain, A, "a"));
    twoAgain.close();
    assertEquals(3, engine.oldestSnapshotTimestamp());
    assertFails(ErrorCode.OBJECT_CLOSED, () -> two.get(A, bytes("a")));
  }

  @Test
  void listenersHearEveryCommitBeforeItIsVisible() {
    on(engine).put(A, "a", "1").commit();
    List<String> heard = new ArrayList<>();
    CommitListener listener =
        batch ->
            heard.add(batch.timestamp() + ":" + (batch.timestamp() > engine.visibleTimestamp()));
    engine.subscribe(engine.visibleTimestamp(), listener);
    on(engine).put(A, "a", "2").commit();
    on(engine).put(A, "a", "3").commit();
    engine.unsubscribe(listener);
    on(engine).put(A, "a", "4").commit();
    assertEquals(List.of("2:true", "3:true"), heard);
  }

  @Test
  void closedIsClosed() {
    on(engine).put(A, "a", "1").commit();
    engine.close();
    engine.close();
    assertFails(ErrorCode.DATABASE_CLOSED, () -> on(engine).put(A, "a", "2").commit());
    engine = database.open(EngineOptions.defaults());
    assertEquals("1", latest(engine, A, "a"));
    assertEquals(1, engine.visibleTimestamp());
    assertEquals(2, on(engine).put(A, "a", "2").commit());
  }

  @Test
  void droppedNamespacesGoWhenNobodyReadsThem() {
    on(engine).put(A, "a", "1").put(B, "b", "1").commit();
    engine.checkpoint();
    try (Snapshot reader = engine.snapshot()) {
      on(engine).put(B, "b", "dropping").commit();
      assertEquals(Set.of(A, B), engine.namespaces());
      engine.dropNamespace(A);
      assertEquals(Set.of(B), engine.namespaces());
      engine.checkpoint();
      assertEquals("1", get(reader, A, "a"));
    }
    engine.checkpoint();
    assertNull(latest(engine, A, "a"));
    assertEquals("dropping", latest(engine, B, "b"));
  }

  @Test
  void tooLargeIsRefused() {
    engine.close();
    engine = database.open(EngineOptions.defaults().withMaximumCommitBytes(100));
    assertFails(ErrorCode.LIMIT_EXCEEDED, () -> on(engine).put(A, "a", "x".repeat(100)).commit());
    on(engine).put(A, "a", "x").commit();
  }
}
