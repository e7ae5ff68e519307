package io.quiver.tck.kv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is there after a crash or a close. */
final class DurabilityCases {
  private DurabilityCases() {}

  static Map<String, KeyValueStoreSuite.Case> all() {
    Map<String, KeyValueStoreSuite.Case> cases = new LinkedHashMap<>();
    add0(cases);
    add1(cases);
    return cases;
  }

  private static void add0(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "a commit survives a crash",
        s -> {
          s.put("a", "1");
          s.crash();
          s.assertAll("a=1");
        });
    cases.put(
        "a commit survives closing",
        s -> {
          s.put("a", "1");
          s.reopen();
          s.assertAll("a=1");
        });
    cases.put(
        "a removal survives a crash",
        s -> {
          s.put("a", "1", "b", "2");
          s.checkpoint();
          s.remove("a");
          s.crash();
          s.assertAll("b=2");
        });
    cases.put(
        "what a checkpoint wrote survives a crash",
        s -> {
          s.put("a", "1");
          s.checkpoint();
          s.crash();
          s.assertAll("a=1");
        });
    cases.put(
        "commits before and after a checkpoint survive",
        s -> {
          s.put("a", "1");
          s.checkpoint();
          s.put("b", "2");
          s.crash();
          s.assertAll("a=1", "b=2");
        });
    cases.put(
        "crash after crash",
        s -> {
          for (int i = 0; i < 5; i++) {
            s.put("k" + i, "" + i);
            s.crash();
          }
          assertEquals(5, s.scan(null, null).size());
        });
  }

  private static void add1(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "numbers go on after a crash",
        s -> {
          long last = s.commit().put(Scene.MAIN, "a", "1").commit();
          s.crash();
          assertEquals(last, s.engine.visibleTimestamp());
          assertEquals(last + 1, s.commit().put(Scene.MAIN, "b", "2").commit());
        });
    cases.put(
        "many small commits survive",
        s -> {
          for (int i = 0; i < 300; i++) {
            s.put("k" + i, "v" + i);
          }
          s.crash();
          assertEquals(300, s.scan(null, null).size());
          assertEquals("v299", s.get("k299"));
        });
    cases.put(
        "a dropped namespace stays away",
        s -> {
          s.put("a", "1");
          s.commit().put(Scene.OTHER, "b", "2").commit();
          s.checkpoint();
          s.engine.dropNamespace(Scene.OTHER);
          s.checkpoint();
          s.checkpoint();
          s.reopen();
          assertNull(Commits.latest(s.engine, Scene.OTHER, "b"));
          s.assertAll("a=1");
        });
    cases.put(
        "everything reads back against its checksums",
        s -> {
          for (int i = 0; i < 50; i++) {
            s.put("k" + i, "v".repeat(i * 20));
          }
          s.engine.verify();
          s.checkpoint();
          s.engine.verify();
          s.reopen();
          s.engine.verify();
          assertEquals(50, s.scan(null, null).size());
        });
  }
}
