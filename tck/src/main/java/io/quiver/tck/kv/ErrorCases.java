package io.quiver.tck.kv;

import static io.quiver.tck.kv.Commits.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.DefinitionVersions;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.Snapshot;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Errors that leave everything usable, and counts. */
final class ErrorCases {
  private ErrorCases() {}

  static Map<String, KeyValueStoreSuite.Case> all() {
    Map<String, KeyValueStoreSuite.Case> cases = new LinkedHashMap<>();
    add0(cases);
    add1(cases);
    return cases;
  }

  private static void add0(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "a closed engine takes no commits",
        s -> {
          s.put("a", "1");
          s.engine.close();
          assertFails(ErrorCode.DATABASE_CLOSED, () -> s.put("b", "2"));
          s.reopen();
          s.assertAll("a=1");
        });
    cases.put(
        "closing twice is harmless",
        s -> {
          s.engine.close();
          s.engine.close();
          s.reopen();
          s.assertAll();
        });
    cases.put(
        "closing a snapshot twice is harmless",
        s -> {
          s.put("a", "1");
          Snapshot snapshot = s.engine.snapshot();
          snapshot.close();
          snapshot.close();
          s.put("a", "2");
          assertEquals(s.engine.visibleTimestamp(), s.engine.oldestSnapshotTimestamp());
        });
    cases.put(
        "a commit with a stale definition is refused",
        s -> {
          byte[] key = DefinitionVersions.key(5);
          s.commit().put(DefinitionVersions.NAMESPACE, key, DefinitionVersions.value(2)).commit();
          assertFails(ErrorCode.SERIALIZATION_FAILURE, () -> s.commit().definition(5, 1).commit());
          s.commit().definition(5, 2).put(Scene.MAIN, "a", "1").commit();
          s.assertAll("a=1");
        });
    cases.put(
        "a conflict leaves the database usable",
        s -> {
          s.put("a", "1");
          for (int i = 0; i < 20; i++) {
            assertFails(
                ErrorCode.UNIQUE_VIOLATION, () -> s.commit().absent(Scene.MAIN, "a").commit());
          }
          s.put("b", "2");
          s.assertAll("a=1", "b=2");
        });
    cases.put(
        "a message says what happened",
        s -> {
          s.put("a", "1");
          QuiverException e =
              assertThrows(
                  QuiverException.class, () -> s.commit().absent(Scene.MAIN, "a").commit());
          assertTrue(String.valueOf(e.getMessage()).length() > 10);
        });
  }

  private static void add1(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "counts of ranges are near",
        s -> {
          Commits.Builder commit = s.commit();
          for (int i = 0; i < 2_000; i++) {
            commit.put(Scene.MAIN, String.format("%04d", i), "x");
          }
          commit.commit();
          assertNear(2_000, s.count(KeyRange.ALL));
          s.checkpoint();
          assertNear(2_000, s.count(KeyRange.ALL));
          assertNear(500, s.count(Commits.range("0500", "1000")));
        });
    cases.put(
        "counts follow removals",
        s -> {
          Commits.Builder commit = s.commit();
          for (int i = 0; i < 1_000; i++) {
            commit.put(Scene.MAIN, "k" + (1_000 + i), "x");
          }
          commit.commit();
          s.checkpoint();
          for (int i = 0; i < 1_000; i += 100) {
            Commits.Builder removal = s.commit();
            for (int j = i; j < i + 90; j++) {
              removal.remove(Scene.MAIN, "k" + (1_000 + j));
            }
            removal.commit();
          }
          s.checkpoint();
          assertNear(100, s.count(KeyRange.ALL));
        });
    cases.put(
        "counts are near after any changes, crashes and reopening, once the store has them",
        s -> {
          Random random = new Random(1);
          Set<Integer> present = new HashSet<>();
          for (int round = 1; round <= 12; round++) {
            Commits.Builder commit = s.commit();
            for (int i = 0; i < 300; i++) {
              int number = random.nextInt(2_000);
              String key = String.format("%04d", number);
              // Overwriting and removing what is not there change nothing.
              if (random.nextInt(3) == 0) {
                commit.remove(Scene.MAIN, key);
                present.remove(number);
              } else {
                commit.put(Scene.MAIN, key, "round " + round);
                present.add(number);
              }
            }
            commit.commit();
            switch (round % 3) {
              case 0 -> s.reopen();
              case 1 -> s.crash();
              default -> {}
            }
            s.checkpoint();
            assertNear(present.size(), s.count(KeyRange.ALL));
            assertEquals(present.size(), s.scan(null, null).size());
          }
        });
    cases.put(
        "counts of empty ranges",
        s -> {
          s.put("a", "1");
          s.checkpoint();
          assertEquals(0, s.count(Commits.range("c", "b")));
          assertTrue(s.count(Commits.range("x", null)) <= 1);
        });
    cases.put(
        "namespaces are listed",
        s -> {
          s.put("a", "1");
          s.commit().put(Scene.OTHER, "a", "1").commit();
          assertTrue(s.engine.namespaces().containsAll(Set.of(Scene.MAIN, Scene.OTHER)));
          s.engine.dropNamespace(Scene.OTHER);
          assertFalse(s.engine.namespaces().contains(Scene.OTHER));
          s.checkpoint();
          assertTrue(s.engine.namespaces().contains(Scene.MAIN));
        });
  }

  /** Estimates serve the optimizer: a third off is as good as exact. */
  private static void assertNear(long expected, long estimate) {
    assertTrue(
        estimate >= expected * 2 / 3 && estimate <= expected * 4 / 3,
        estimate + " instead of " + expected);
  }
}
