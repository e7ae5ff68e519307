package io.quiver.tck.kv;

import static io.quiver.tck.kv.Commits.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Single entries: put, get, replace, remove; keys and values of all kinds. */
final class EntryCases {
  private EntryCases() {}

  static Map<String, KeyValueStoreSuite.Case> all() {
    Map<String, KeyValueStoreSuite.Case> cases = new LinkedHashMap<>();
    add0(cases);
    add1(cases);
    add2(cases);
    add3(cases);
    return cases;
  }

  private static void add0(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "a missing key has no value",
        s -> {
          assertNull(s.get("a"));
        });
    cases.put(
        "a value that was put is there",
        s -> {
          s.put("a", "1");
          assertEquals("1", s.get("a"));
        });
    cases.put(
        "a value is there after a checkpoint",
        s -> {
          s.put("a", "1");
          s.checkpoint();
          assertEquals("1", s.get("a"));
        });
    cases.put(
        "a later value replaces an earlier one",
        s -> {
          s.put("a", "1");
          s.put("a", "2");
          assertEquals("2", s.get("a"));
        });
    cases.put(
        "a value in memory hides the one in the store",
        s -> {
          s.put("a", "1");
          s.checkpoint();
          s.put("a", "2");
          assertEquals("2", s.get("a"));
          s.assertAll("a=2");
        });
    cases.put(
        "a removed key is gone",
        s -> {
          s.put("a", "1");
          s.remove("a");
          assertNull(s.get("a"));
        });
  }

  private static void add1(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "a key removed after a checkpoint is gone",
        s -> {
          s.put("a", "1");
          s.checkpoint();
          s.remove("a");
          assertNull(s.get("a"));
          s.checkpoint();
          assertNull(s.get("a"));
          s.assertAll();
        });
    cases.put(
        "a removed key can be put again",
        s -> {
          s.put("a", "1");
          s.checkpoint();
          s.remove("a");
          s.put("a", "2");
          s.checkpoint();
          s.assertAll("a=2");
        });
    cases.put(
        "removing what is not there is harmless",
        s -> {
          s.remove("a");
          s.checkpoint();
          s.remove("a");
          s.assertAll();
        });
    cases.put(
        "an empty value is not a missing one",
        s -> {
          s.put("a", "");
          s.checkpoint();
          assertEquals("", s.get("a"));
          assertNull(s.get("b"));
        });
    cases.put(
        "the empty key is a key like others",
        s -> {
          s.put("", "nothing", "a", "1");
          s.checkpoint();
          assertEquals("nothing", s.get(""));
          s.assertAll("=nothing", "a=1");
        });
    cases.put(
        "a key is not its prefix",
        s -> {
          s.put("ab", "1");
          assertNull(s.get("a"));
          assertNull(s.get("abc"));
        });
  }

  private static void add2(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "text outside of ASCII",
        s -> {
          s.put("Ünïcödé ☃ 𝄞", "naïve 漢字 🎯");
          s.checkpoint();
          assertEquals("naïve 漢字 🎯", s.get("Ünïcödé ☃ 𝄞"));
        });
    cases.put(
        "every byte may be in a key",
        s -> {
          for (int i = 0; i < 256; i++) {
            s.putBytes(new byte[] {(byte) i}, new byte[] {(byte) (255 - i)});
          }
          s.checkpoint();
          for (int i = 0; i < 256; i++) {
            s.assertValue(new byte[] {(byte) i}, new byte[] {(byte) (255 - i)});
          }
        });
    cases.put(
        "zeros at the end of a key count",
        s -> {
          s.putBytes(new byte[] {1}, bytes("one"));
          s.putBytes(new byte[] {1, 0}, bytes("two"));
          s.checkpoint();
          s.assertValue(new byte[] {1}, bytes("one"));
          s.assertValue(new byte[] {1, 0}, bytes("two"));
          s.assertValue(new byte[] {1, 0, 0}, null);
        });
    cases.put(
        "a value of a megabyte",
        s -> {
          byte[] value = new byte[1 << 20];
          new Random(1).nextBytes(value);
          s.putBytes(bytes("big"), value);
          s.assertValue(bytes("big"), value);
          s.checkpoint();
          s.assertValue(bytes("big"), value);
        });
    cases.put(
        "a value of ten megabytes survives",
        s -> {
          byte[] value = new byte[10 << 20];
          new Random(2).nextBytes(value);
          s.putBytes(bytes("huge"), value);
          s.reopen();
          s.assertValue(bytes("huge"), value);
        });
    cases.put(
        "a key of four kilobytes",
        s -> {
          String key = "k".repeat(4_096);
          s.put(key, "1", key + "x", "2");
          s.checkpoint();
          assertEquals("1", s.get(key));
          assertEquals("2", s.get(key + "x"));
        });
  }

  private static void add3(Map<String, KeyValueStoreSuite.Case> cases) {
    cases.put(
        "namespaces do not see each other",
        s -> {
          s.commit().put(Scene.MAIN, "a", "1").put(Scene.OTHER, "a", "2").commit();
          s.commit().remove(Scene.OTHER, "a").commit();
          s.checkpoint();
          assertEquals("1", s.get("a"));
          assertNull(Commits.latest(s.engine, Scene.OTHER, "a"));
        });
    cases.put(
        "values of growing length replace each other",
        s -> {
          for (int length = 1; length < 70_000; length *= 3) {
            s.put("a", "x".repeat(length));
            s.checkpoint();
            assertEquals("x".repeat(length), s.get("a"));
          }
          s.put("a", "short");
          s.checkpoint();
          assertEquals("short", s.get("a"));
        });
  }
}
