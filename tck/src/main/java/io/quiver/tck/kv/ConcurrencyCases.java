package io.quiver.tck.kv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Many threads on one database. */
final class ConcurrencyCases {
  private ConcurrencyCases() {}

  static Map<String, KeyValueStoreSuite.Case> all() {
    Map<String, KeyValueStoreSuite.Case> cases = new LinkedHashMap<>();
    add0(cases);
    add1(cases);
    return cases;
  }

  private static void add0(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "writers of different keys all succeed",
        s -> {
          parallel(
              8,
              thread -> {
                for (int i = 0; i < 50; i++) {
                  s.put(thread + "/" + i, "" + i);
                }
              });
          assertEquals(400, s.scan(null, null).size());
        });
    cases.put(
        "no update is lost",
        s -> {
          s.put("n", "0");
          parallel(
              4,
              thread -> {
                for (int i = 0; i < 25; i++) {
                  increment(s);
                }
              });
          assertEquals("100", s.get("n"));
        });
    cases.put(
        "numbers are given once",
        s -> {
          Set<Long> numbers = ConcurrentHashMap.newKeySet();
          parallel(
              4,
              thread -> {
                for (int i = 0; i < 50; i++) {
                  numbers.add(s.commit().put(Scene.MAIN, "k" + thread, "" + i).commit());
                }
              });
          assertEquals(200, numbers.size());
        });
    cases.put(
        "a key is inserted once",
        s -> {
          AtomicInteger inserted = new AtomicInteger();
          parallel(
              4,
              thread -> {
                try {
                  s.commit().absent(Scene.MAIN, "a").put(Scene.MAIN, "a", "" + thread).commit();
                  inserted.incrementAndGet();
                } catch (QuiverException e) {
                  assertEquals(ErrorCode.UNIQUE_VIOLATION, e.code());
                }
              });
          assertEquals(1, inserted.get());
        });
    cases.put(
        "readers see batches whole",
        s -> {
          s.put("x", "0", "y", "0");
          parallel(
              4,
              thread -> {
                for (int i = 0; i < 100; i++) {
                  if (thread < 2) {
                    s.put("x", thread + "-" + i, "y", thread + "-" + i);
                  } else {
                    try (Snapshot snapshot = s.engine.snapshot()) {
                      assertEquals(
                          Commits.get(snapshot, Scene.MAIN, "x"),
                          Commits.get(snapshot, Scene.MAIN, "y"));
                    }
                  }
                }
              });
        });
    cases.put(
        "readers go on during checkpoints",
        s -> {
          for (int i = 0; i < 500; i++) {
            s.put("k" + i, "v" + i);
          }
          parallel(
              3,
              thread -> {
                for (int i = 0; i < 10; i++) {
                  if (thread == 0) {
                    s.put("extra" + i, "1");
                    s.checkpoint();
                  } else {
                    assertTrue(s.scan("k", "l").size() == 500);
                  }
                }
              });
        });
  }

  private static void add1(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "checkpoints asked for by many",
        s -> {
          s.put("a", "1");
          parallel(4, thread -> s.checkpoint());
          s.assertAll("a=1");
        });
    cases.put(
        "a committed state is visible to its committer",
        s -> {
          parallel(
              4,
              thread -> {
                for (int i = 0; i < 50; i++) {
                  s.put("mine" + thread, "" + i);
                  assertEquals("" + i, s.get("mine" + thread));
                }
              });
        });
    cases.put(
        "snapshots are released",
        s -> {
          parallel(
              4,
              thread -> {
                for (int i = 0; i < 50; i++) {
                  try (Snapshot snapshot = s.engine.snapshot()) {
                    s.put("k" + thread, "" + i);
                    assertTrue(snapshot.timestamp() < s.engine.visibleTimestamp());
                  }
                }
              });
          assertEquals(s.engine.visibleTimestamp(), s.engine.oldestSnapshotTimestamp());
        });
    cases.put(
        "an interrupted thread commits all the same",
        s -> {
          parallel(
              2,
              thread -> {
                for (int i = 0; i < 20; i++) {
                  Thread.currentThread().interrupt();
                  s.put(thread + "/" + i, "" + i);
                  assertTrue(Thread.interrupted());
                }
              });
          s.crash();
          assertEquals(40, s.scan(null, null).size());
        });
  }

  private interface Work {
    void run(int thread) throws Exception;
  }

  private static void parallel(int threads, Work work) {
    List<BackgroundTask<Boolean>> tasks = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int thread = i;
      tasks.add(
          BackgroundTask.start(
              () -> {
                work.run(thread);
                return true;
              }));
    }
    tasks.forEach(BackgroundTask::get);
  }

  private static void increment(Scene s) {
    while (true) {
      try (Snapshot snapshot = s.engine.snapshot()) {
        String read = Commits.get(snapshot, Scene.MAIN, "n");
        int next = Integer.parseInt(String.valueOf(read)) + 1;
        Commits.on(s.engine, snapshot)
            .unchanged(Scene.MAIN, "n")
            .put(Scene.MAIN, "n", "" + next)
            .commit();
        return;
      } catch (QuiverException e) {
        assertEquals(ErrorCode.SERIALIZATION_FAILURE, e.code());
      }
    }
  }
}
