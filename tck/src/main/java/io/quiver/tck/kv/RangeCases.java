package io.quiver.tck.kv;

import static io.quiver.tck.kv.Commits.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scans of ranges in both directions. */
final class RangeCases {
  private RangeCases() {}

  static Map<String, KeyValueStoreSuite.Case> all() {
    Map<String, KeyValueStoreSuite.Case> cases = new LinkedHashMap<>();
    add0(cases);
    add1(cases);
    add2(cases);
    return cases;
  }

  private static void add0(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "an empty namespace has no entries",
        s -> {
          assertEquals(List.of(), s.scan(null, null));
          assertEquals(List.of(), s.scanBack(null, null));
        });
    cases.put(
        "everything in order",
        s -> {
          s.put("a", "1", "b", "2", "c", "3", "d", "4", "e", "5");
          s.assertAll("a=1", "b=2", "c=3", "d=4", "e=5");
        });
    cases.put(
        "everything in reverse order",
        s -> {
          s.put("a", "1", "b", "2", "c", "3", "d", "4", "e", "5");
          assertEquals(List.of("e=5", "d=4", "c=3", "b=2", "a=1"), s.scanBack(null, null));
        });
    cases.put(
        "the lower end is inclusive",
        s -> {
          s.put("a", "1", "b", "2", "c", "3", "d", "4", "e", "5");
          assertEquals(List.of("c=3", "d=4", "e=5"), s.scan("c", null));
        });
    cases.put(
        "the upper end is exclusive",
        s -> {
          s.put("a", "1", "b", "2", "c", "3", "d", "4", "e", "5");
          assertEquals(List.of("a=1", "b=2"), s.scan(null, "c"));
        });
    cases.put(
        "both ends, between keys",
        s -> {
          s.put("a", "1", "b", "2", "c", "3", "d", "4", "e", "5");
          assertEquals(List.of("b=2", "c=3"), s.scan("aa", "cc"));
        });
  }

  private static void add1(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "both ends, backward",
        s -> {
          s.put("a", "1", "b", "2", "c", "3", "d", "4", "e", "5");
          assertEquals(List.of("d=4", "c=3", "b=2"), s.scanBack("b", "e"));
        });
    cases.put(
        "an empty range has no entries",
        s -> {
          s.put("a", "1", "b", "2", "c", "3", "d", "4", "e", "5");
          assertEquals(List.of(), s.scan("c", "c"));
          assertEquals(List.of(), s.scan("d", "b"));
          assertEquals(List.of(), s.scanBack("d", "b"));
        });
    cases.put(
        "a range beside all keys has no entries",
        s -> {
          s.put("a", "1", "b", "2", "c", "3", "d", "4", "e", "5");
          assertEquals(List.of(), s.scan("f", null));
          assertEquals(List.of(), s.scan(null, "a"));
        });
    cases.put(
        "memory and store are merged",
        s -> {
          s.put("a", "1", "c", "3", "e", "5");
          s.checkpoint();
          s.put("b", "2", "d", "4");
          s.assertAll("a=1", "b=2", "c=3", "d=4", "e=5");
          assertEquals(List.of("e=5", "d=4", "c=3", "b=2", "a=1"), s.scanBack(null, null));
        });
    cases.put(
        "removed entries are skipped in both directions",
        s -> {
          s.put("a", "1", "c", "3", "e", "5");
          s.checkpoint();
          s.put("b", "2", "d", "4");
          s.remove("a", "d");
          assertEquals(List.of("b=2", "c=3", "e=5"), s.scan(null, null));
          assertEquals(List.of("e=5", "c=3", "b=2"), s.scanBack(null, null));
        });
    cases.put(
        "replaced entries appear once",
        s -> {
          s.put("a", "1", "c", "3", "e", "5");
          s.checkpoint();
          s.put("b", "2", "d", "4");
          s.put("a", "new", "b", "newer");
          assertEquals(List.of("a=new", "b=newer", "c=3"), s.scan(null, "d"));
        });
  }

  private static void add2(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "keys are compared unsigned",
        s -> {
          s.putBytes(new byte[] {(byte) 0x80}, bytes("high"));
          s.putBytes(new byte[] {0x7F}, bytes("low"));
          s.checkpoint();
          try (Snapshot snapshot = s.engine.snapshot()) {
            List<String> values = new ArrayList<>();
            try (KeyValueCursor cursor =
                snapshot.scan(Scene.MAIN, KeyRange.ALL, Direction.FORWARD)) {
              while (cursor.next()) {
                values.add(Commits.text(cursor.value()));
              }
            }
            assertEquals(List.of("low", "high"), values);
          }
        });
    cases.put(
        "a scan that ends early leaves nothing behind",
        s -> {
          s.put("a", "1", "b", "2", "c", "3", "d", "4", "e", "5");
          long before = s.engine.oldestSnapshotTimestamp();
          try (Snapshot snapshot = s.engine.snapshot()) {
            KeyValueCursor cursor = snapshot.scan(Scene.MAIN, KeyRange.ALL, Direction.FORWARD);
            cursor.next();
            cursor.close();
            cursor.close();
          }
          s.put("f", "6");
          assertEquals(before + 1, s.engine.oldestSnapshotTimestamp());
        });
    cases.put(
        "ten thousand entries, half in the store",
        s -> {
          Commits.Builder even = s.commit();
          Commits.Builder odd = s.commit();
          for (int i = 0; i < 10_000; i++) {
            (i % 2 == 0 ? even : odd).put(Scene.MAIN, String.format("%05d", i), "" + i);
          }
          even.commit();
          s.checkpoint();
          odd.commit();
          List<String> all = s.scan(null, null);
          assertEquals(10_000, all.size());
          assertEquals("04711=4711", all.get(4_711));
          assertEquals(100, s.scan("00100", "00200").size());
        });
  }
}
