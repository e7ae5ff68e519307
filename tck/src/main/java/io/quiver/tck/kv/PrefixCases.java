package io.quiver.tck.kv;

import static io.quiver.tck.kv.Commits.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scans of all keys with a prefix. */
final class PrefixCases {
  private PrefixCases() {}

  static Map<String, KeyValueStoreSuite.Case> all() {
    Map<String, KeyValueStoreSuite.Case> cases = new LinkedHashMap<>();
    add0(cases);
    add1(cases);
    return cases;
  }

  private static void add0(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "entries with a prefix",
        s -> {
          s.put("a", "0", "ab", "1", "abc", "2", "abd", "3", "ac", "4", "b", "5");
          assertEquals(List.of("ab=1", "abc=2", "abd=3"), s.prefix("ab"));
        });
    cases.put(
        "the prefix itself is one of them",
        s -> {
          s.put("a", "0", "ab", "1", "abc", "2", "abd", "3", "ac", "4", "b", "5");
          assertEquals(List.of("b=5"), s.prefix("b"));
        });
    cases.put(
        "no entry has it",
        s -> {
          s.put("a", "0", "ab", "1", "abc", "2", "abd", "3", "ac", "4", "b", "5");
          assertEquals(List.of(), s.prefix("x"));
          assertEquals(List.of(), s.prefix("abcd"));
        });
    cases.put(
        "the empty prefix is everything",
        s -> {
          s.put("a", "0", "ab", "1", "abc", "2", "abd", "3", "ac", "4", "b", "5");
          assertEquals(6, s.prefix("").size());
        });
    cases.put(
        "from the store",
        s -> {
          s.put("a", "0", "ab", "1", "abc", "2", "abd", "3", "ac", "4", "b", "5");
          s.checkpoint();
          assertEquals(List.of("ab=1", "abc=2", "abd=3"), s.prefix("ab"));
        });
    cases.put(
        "removed ones are left out",
        s -> {
          s.put("a", "0", "ab", "1", "abc", "2", "abd", "3", "ac", "4", "b", "5");
          s.checkpoint();
          s.remove("abc");
          assertEquals(List.of("ab=1", "abd=3"), s.prefix("ab"));
        });
  }

  private static void add1(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "backward",
        s -> {
          s.put("a", "0", "ab", "1", "abc", "2", "abd", "3", "ac", "4", "b", "5");
          assertEquals(
              List.of("abd=3", "abc=2", "ab=1"),
              s.walk(KeyRange.prefix(bytes("ab")), Direction.BACKWARD));
        });
    cases.put(
        "a prefix of bytes FF has no upper end",
        s -> {
          byte[] ff = {(byte) 0xFF, (byte) 0xFF};
          s.putBytes(ff, bytes("1"));
          s.putBytes(new byte[] {(byte) 0xFF, (byte) 0xFF, 0}, bytes("2"));
          s.putBytes(new byte[] {(byte) 0xFF, (byte) 0xFE}, bytes("3"));
          s.checkpoint();
          assertEquals(2, s.walk(KeyRange.prefix(ff), Direction.FORWARD).size());
          assertEquals(2, s.walk(KeyRange.prefix(ff), Direction.BACKWARD).size());
        });
    cases.put(
        "a prefix that ends with FF",
        s -> {
          s.putBytes(new byte[] {1, (byte) 0xFF, 5}, bytes("in"));
          s.putBytes(new byte[] {2}, bytes("out"));
          assertEquals(
              1, s.walk(KeyRange.prefix(new byte[] {1, (byte) 0xFF}), Direction.FORWARD).size());
        });
    cases.put(
        "many prefixes, each with its own",
        s -> {
          Commits.Builder commit = s.commit();
          for (int i = 0; i < 1_000; i++) {
            commit.put(Scene.MAIN, i % 10 + "/" + i, "" + i);
          }
          commit.commit();
          s.checkpoint();
          for (int i = 0; i < 10; i++) {
            assertEquals(100, s.prefix(i + "/").size());
          }
        });
  }
}
