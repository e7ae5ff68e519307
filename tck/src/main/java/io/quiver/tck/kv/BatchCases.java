package io.quiver.tck.kv;

import static io.quiver.tck.kv.Commits.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.kv.CommitListener;
import io.quiver.storage.kv.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Batches: atomic, numbered, delivered whole. */
final class BatchCases {
  private BatchCases() {}

  static Map<String, KeyValueStoreSuite.Case> all() {
    Map<String, KeyValueStoreSuite.Case> cases = new LinkedHashMap<>();
    add0(cases);
    add1(cases);
    add2(cases);
    return cases;
  }

  private static void add0(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "all of it or nothing",
        s -> {
          s.put("a", "1");
          assertFails(
              ErrorCode.UNIQUE_VIOLATION,
              () -> s.commit().put(Scene.MAIN, "b", "2").absent(Scene.MAIN, "a").commit());
          s.assertAll("a=1");
        });
    cases.put(
        "several namespaces at once",
        s -> {
          s.commit().put(Scene.MAIN, "a", "1").put(Scene.OTHER, "b", "2").commit();
          assertEquals("1", s.get("a"));
          assertEquals("2", Commits.latest(s.engine, Scene.OTHER, "b"));
        });
    cases.put(
        "put and remove in one",
        s -> {
          s.put("a", "1", "b", "2");
          s.commit().remove(Scene.MAIN, "a").put(Scene.MAIN, "c", "3").commit();
          s.assertAll("b=2", "c=3");
        });
    cases.put(
        "the last write to a key counts",
        s -> {
          s.commit().put(Scene.MAIN, "a", "1").put(Scene.MAIN, "a", "2").commit();
          s.assertAll("a=2");
        });
    cases.put(
        "put, then removed in one",
        s -> {
          s.commit().put(Scene.MAIN, "a", "1").remove(Scene.MAIN, "a").commit();
          s.assertAll();
          s.checkpoint();
          s.assertAll();
        });
    cases.put(
        "removed, then put in one",
        s -> {
          s.put("a", "1");
          s.checkpoint();
          s.commit().remove(Scene.MAIN, "a").put(Scene.MAIN, "a", "2").commit();
          s.checkpoint();
          s.assertAll("a=2");
        });
  }

  private static void add1(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "an empty one is a commit",
        s -> {
          long before = s.engine.visibleTimestamp();
          assertEquals(before + 1, s.commit().commit());
          assertEquals(before + 1, s.engine.visibleTimestamp());
        });
    cases.put(
        "each has the next number",
        s -> {
          long first = s.commit().put(Scene.MAIN, "a", "1").commit();
          assertEquals(first + 1, s.commit().put(Scene.MAIN, "a", "2").commit());
          assertEquals(first + 2, s.commit().put(Scene.MAIN, "a", "3").commit());
        });
    cases.put(
        "a failed one takes no number",
        s -> {
          s.put("a", "1");
          long before = s.engine.visibleTimestamp();
          assertFails(
              ErrorCode.UNIQUE_VIOLATION, () -> s.commit().absent(Scene.MAIN, "a").commit());
          assertEquals(before + 1, s.commit().commit());
        });
    cases.put(
        "fifty thousand entries",
        s -> {
          Commits.Builder commit = s.commit();
          for (int i = 0; i < 50_000; i++) {
            commit.put(Scene.MAIN, "key" + i, "value" + i);
          }
          commit.commit();
          assertEquals("value49999", s.get("key49999"));
          s.checkpoint();
          assertEquals(50_000, s.scan(null, null).size());
        });
    cases.put(
        "several megabytes survive a crash",
        s -> {
          Commits.Builder commit = s.commit();
          for (int i = 0; i < 60; i++) {
            commit.put(Scene.MAIN, "key" + i, "v".repeat(100_000));
          }
          commit.commit();
          s.crash();
          assertEquals(60, s.scan(null, null).size());
        });
    cases.put(
        "overlapping ones follow each other",
        s -> {
          for (int i = 0; i < 100; i++) {
            s.put("a", "" + i, "b" + i % 7, "" + i);
            if (i % 10 == 0) {
              s.checkpoint();
            }
          }
          assertEquals("99", s.get("a"));
          assertEquals("98", s.get("b0"));
        });
  }

  private static void add2(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "an old snapshot does not see it",
        s -> {
          try (Snapshot snapshot = s.engine.snapshot()) {
            s.put("a", "1");
            s.checkpoint();
            assertNull(Commits.get(snapshot, Scene.MAIN, "a"));
          }
        });
    cases.put(
        "listeners get it whole",
        s -> {
          List<Long> heard = new ArrayList<>();
          CommitListener listener = batch -> heard.add(batch.writes().entries());
          s.engine.subscribe(s.engine.visibleTimestamp(), listener);
          s.put("a", "1", "b", "2");
          s.remove("a");
          s.engine.unsubscribe(listener);
          s.put("c", "3");
          assertEquals(List.of(2L, 1L), heard);
        });
    cases.put(
        "what came before is delivered from the log",
        s -> {
          long start = s.engine.visibleTimestamp();
          s.put("a", "1");
          s.put("b", "2");
          List<Long> heard = new ArrayList<>();
          assertTrue(s.engine.subscribe(start, batch -> heard.add(batch.timestamp())));
          assertEquals(List.of(start + 1, start + 2), heard);
        });
  }
}
