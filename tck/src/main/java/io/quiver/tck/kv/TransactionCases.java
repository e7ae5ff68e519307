package io.quiver.tck.kv;

import static io.quiver.tck.kv.Commits.assertFails;
import static io.quiver.tck.kv.Commits.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Snapshots and the checks of a commit. */
final class TransactionCases {
  private TransactionCases() {}

  static Map<String, KeyValueStoreSuite.Case> all() {
    Map<String, KeyValueStoreSuite.Case> cases = new LinkedHashMap<>();
    add0(cases);
    add1(cases);
    add2(cases);
    return cases;
  }

  private static void add0(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "a snapshot does not change",
        s -> {
          s.put("a", "1");
          try (Snapshot snapshot = s.engine.snapshot()) {
            s.put("a", "2", "b", "3");
            assertEquals(List.of("a=1"), Commits.entries(snapshot, Scene.MAIN));
          }
        });
    cases.put(
        "a snapshot does not change under checkpoints",
        s -> {
          s.put("a", "1");
          try (Snapshot snapshot = s.engine.snapshot()) {
            s.remove("a");
            s.checkpoint();
            s.put("a", "3");
            s.checkpoint();
            assertEquals("1", Commits.get(snapshot, Scene.MAIN, "a"));
          }
        });
    cases.put(
        "snapshots of several states side by side",
        s -> {
          List<Snapshot> snapshots = new ArrayList<>();
          for (int i = 0; i < 20; i++) {
            s.put("a", "" + i);
            snapshots.add(s.engine.snapshot());
            if (i % 5 == 0) {
              s.checkpoint();
            }
          }
          for (int i = 0; i < 20; i++) {
            assertEquals("" + i, Commits.get(snapshots.get(i), Scene.MAIN, "a"));
            snapshots.get(i).close();
          }
        });
    cases.put(
        "the first updater wins",
        s -> {
          s.put("a", "1");
          try (Snapshot snapshot = s.engine.snapshot()) {
            s.put("a", "2");
            assertFails(
                ErrorCode.SERIALIZATION_FAILURE,
                () ->
                    Commits.on(s.engine, snapshot)
                        .unchanged(Scene.MAIN, "a")
                        .put(Scene.MAIN, "a", "3")
                        .commit());
            assertEquals("2", s.get("a"));
          }
        });
    cases.put(
        "also when the other one has reached the store",
        s -> {
          s.put("a", "1");
          try (Snapshot snapshot = s.engine.snapshot()) {
            s.put("a", "2");
            s.checkpoint();
            assertFails(
                ErrorCode.SERIALIZATION_FAILURE,
                () -> Commits.on(s.engine, snapshot).unchanged(Scene.MAIN, "a").commit());
          }
        });
    cases.put(
        "another key is no conflict",
        s -> {
          s.put("a", "1", "b", "1");
          try (Snapshot snapshot = s.engine.snapshot()) {
            s.put("a", "2");
            Commits.on(s.engine, snapshot)
                .unchanged(Scene.MAIN, "b")
                .put(Scene.MAIN, "b", "3")
                .commit();
            s.assertAll("a=2", "b=3");
          }
        });
  }

  private static void add1(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "the same key in another namespace is no conflict",
        s -> {
          try (Snapshot snapshot = s.engine.snapshot()) {
            s.commit().put(Scene.OTHER, "a", "1").commit();
            Commits.on(s.engine, snapshot)
                .unchanged(Scene.MAIN, "a")
                .put(Scene.MAIN, "a", "1")
                .commit();
            assertEquals("1", s.get("a"));
          }
        });
    cases.put(
        "a removal is an update",
        s -> {
          s.put("a", "1");
          try (Snapshot snapshot = s.engine.snapshot()) {
            s.remove("a");
            assertFails(
                ErrorCode.SERIALIZATION_FAILURE,
                () -> Commits.on(s.engine, snapshot).unchanged(Scene.MAIN, "a").commit());
          }
        });
    cases.put(
        "a range that was read stays empty",
        s -> {
          try (Snapshot snapshot = s.engine.snapshot()) {
            s.put("m", "1");
            assertFails(
                ErrorCode.SERIALIZATION_FAILURE,
                () ->
                    Commits.on(s.engine, snapshot)
                        .read(Scene.MAIN, Commits.range("k", "p"))
                        .put(Scene.MAIN, "x", "1")
                        .commit());
          }
        });
    cases.put(
        "a change beside a range that was read is no conflict",
        s -> {
          try (Snapshot snapshot = s.engine.snapshot()) {
            s.put("p", "1", "j", "1");
            Commits.on(s.engine, snapshot)
                .read(Scene.MAIN, Commits.range("k", "p"))
                .put(Scene.MAIN, "x", "1")
                .commit();
            assertEquals("1", s.get("x"));
          }
        });
    cases.put(
        "write skew over ranges is refused",
        s -> {
          s.put("a", "1", "b", "1");
          try (Snapshot snapshot = s.engine.snapshot()) {
            Commits.on(s.engine, snapshot)
                .read(Scene.MAIN, KeyRange.ALL)
                .put(Scene.MAIN, "a", "0")
                .commit();
            assertFails(
                ErrorCode.SERIALIZATION_FAILURE,
                () ->
                    Commits.on(s.engine, snapshot)
                        .read(Scene.MAIN, KeyRange.ALL)
                        .put(Scene.MAIN, "b", "0")
                        .commit());
            s.assertAll("a=0", "b=1");
          }
        });
    cases.put(
        "a key that must be there",
        s -> {
          s.put("parent", "1");
          s.commit().present(Scene.MAIN, "parent").put(Scene.MAIN, "child", "1").commit();
          s.remove("parent");
          assertFails(
              ErrorCode.FOREIGN_KEY_VIOLATION,
              () ->
                  s.commit().present(Scene.MAIN, "parent").put(Scene.MAIN, "child2", "1").commit());
        });
  }

  private static void add2(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "a key that must not be there",
        s -> {
          s.checkpoint();
          s.commit().absent(Scene.MAIN, "a").put(Scene.MAIN, "a", "1").commit();
          s.checkpoint();
          assertFails(
              ErrorCode.UNIQUE_VIOLATION,
              () -> s.commit().absent(Scene.MAIN, "a").put(Scene.MAIN, "a", "2").commit());
          assertEquals("1", s.get("a"));
        });
    cases.put(
        "a range that must be empty but for own removals",
        s -> {
          s.put("c1", "1", "c2", "1");
          KeyRange children = KeyRange.prefix(bytes("c"));
          assertFails(
              ErrorCode.FOREIGN_KEY_VIOLATION,
              () -> s.commit().remove(Scene.MAIN, "c1").empty(Scene.MAIN, children).commit());
          s.commit()
              .remove(Scene.MAIN, "c1")
              .remove(Scene.MAIN, "c2")
              .empty(Scene.MAIN, children)
              .commit();
          s.assertAll();
        });
    cases.put(
        "the commit that changed a key is known",
        s -> {
          long first = s.commit().put(Scene.MAIN, "a", "1").commit();
          long second = s.commit().put(Scene.MAIN, "a", "2").commit();
          try (Snapshot snapshot = s.engine.snapshot()) {
            assertEquals(second, snapshot.changedAt(Scene.MAIN, bytes("a"), first));
            assertTrue(snapshot.changedAt(Scene.MAIN, bytes("b"), second) <= second);
          }
        });
  }
}
