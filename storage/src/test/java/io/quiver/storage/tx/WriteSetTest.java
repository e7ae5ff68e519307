package io.quiver.storage.tx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.file.TemporaryFiles;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.Keys;
import io.quiver.storage.kv.WriteCursor;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Write sets that leave memory all the time, against plain maps. */
final class WriteSetTest {
  private static final int FIRST = 16;
  private static final int NAMESPACES = 20;
  private static final int KEYS = 400;

  @TempDir Path directory;

  /** A cursor that was opened at some time, with what it has to deliver. */
  private record Reading(OwnLayer cursor, List<String> expected) {}

  private static final class Model {
    final List<NavigableMap<byte[], byte @Nullable []>> content = new ArrayList<>();

    Model() {
      for (int i = 0; i < NAMESPACES; i++) {
        content.add(new TreeMap<>(Keys.ORDER));
      }
    }

    Model copy() {
      Model copy = new Model();
      for (int i = 0; i < NAMESPACES; i++) {
        copy.content.get(i).putAll(content.get(i));
      }
      return copy;
    }
  }

  @Test
  void behavesLikeAMap() throws IOException {
    long seed = System.nanoTime();
    System.err.println("WriteSetTest seed " + seed);
    for (int round = 0; round < 12; round++) {
      run(new Random(seed + round));
      try (Stream<Path> left = Files.list(directory)) {
        assertEquals(List.of(), left.toList(), "seed " + (seed + round));
      }
    }
  }

  private void run(Random random) {
    int limit = 8_000 + random.nextInt(40_000);
    WriteSet writes = new WriteSet(new SpillOptions(limit, TemporaryFiles.in(directory), FIRST));
    Model model = new Model();
    List<WriteSet.Mark> marks = new ArrayList<>();
    List<Model> saved = new ArrayList<>();
    List<Reading> readings = new ArrayList<>();
    for (int step = 0; step < 4_000; step++) {
      int what = random.nextInt(1_000);
      if (what < 960) {
        // Few writes to namespaces that stay.
        int namespace = random.nextInt(60) == 0 ? random.nextInt(FIRST) : FIRST + random.nextInt(4);
        byte[] key = key(random.nextInt(namespace < FIRST ? 4 : KEYS));
        byte[] value = random.nextInt(4) == 0 ? null : new byte[random.nextInt(60)];
        if (value != null) {
          random.nextBytes(value);
        }
        writes.write(namespace, key, value);
        model.content.get(namespace).put(key, value);
      } else if (what < 975) {
        marks.add(writes.mark());
        saved.add(model.copy());
      } else if (what < 985 && !marks.isEmpty()) {
        int to = random.nextInt(marks.size());
        writes.rollbackTo(marks.get(to));
        model = saved.get(to).copy();
        forget(writes, marks, saved, to + 1);
      } else if (what < 990 && !marks.isEmpty()) {
        forget(writes, marks, saved, random.nextInt(marks.size()));
      } else if (what < 996) {
        readings.add(open(writes, model, random));
      } else if (!readings.isEmpty()) {
        Reading reading = readings.remove(random.nextInt(readings.size()));
        assertEquals(reading.expected, rest(reading.cursor));
        reading.cursor.end();
      }
      if (step % 37 == 0) {
        point(writes, model, random);
      }
    }
    assertTrue(writes.isSpilled() || !marks.isEmpty() || limit > 20_000);
    for (int namespace = 0; namespace < NAMESPACES; namespace++) {
      for (int key = 0; key < KEYS; key++) {
        check(writes, model, namespace, key(key));
      }
    }
    whole(writes, model);
    for (Reading reading : readings) {
      assertEquals(reading.expected, rest(reading.cursor));
    }
    writes.close();
  }

  private static void forget(
      WriteSet writes, List<WriteSet.Mark> marks, List<Model> saved, int from) {
    while (marks.size() > from) {
      marks.remove(marks.size() - 1);
      saved.remove(saved.size() - 1);
      writes.unmark();
    }
  }

  private static byte[] key(int number) {
    return String.valueOf(number * 7919 % 10_007).getBytes(StandardCharsets.UTF_8);
  }

  private static void point(WriteSet writes, Model model, Random random) {
    check(writes, model, random.nextInt(NAMESPACES), key(random.nextInt(KEYS)));
  }

  private static void check(WriteSet writes, Model model, int namespace, byte[] key) {
    NavigableMap<byte[], byte @Nullable []> expected = model.content.get(namespace);
    NamespaceWrites found = writes.find(namespace);
    byte[] value = found == null ? NamespaceWrites.NOTHING : found.find(key);
    assertEquals(expected.containsKey(key), !NamespaceWrites.isNothing(value));
    if (expected.containsKey(key)) {
      assertArrayEquals(expected.get(key), value);
    }
  }

  private static Reading open(WriteSet writes, Model model, Random random) {
    int namespace = FIRST + random.nextInt(4);
    byte[] from = random.nextInt(3) == 0 ? null : key(random.nextInt(KEYS));
    byte[] to = random.nextInt(3) == 0 ? null : key(random.nextInt(KEYS));
    KeyRange range = KeyRange.of(from, to);
    Direction direction = random.nextBoolean() ? Direction.FORWARD : Direction.BACKWARD;
    NavigableMap<byte[], byte @Nullable []> all = model.content.get(namespace);
    List<String> expected = new ArrayList<>();
    (direction == Direction.FORWARD ? all : all.descendingMap())
        .forEach(
            (key, value) -> {
              if (range.contains(key)) {
                expected.add(text(key, value));
              }
            });
    NamespaceWrites found = writes.find(namespace);
    if (found == null) {
      found = new NamespaceWrites(true);
    }
    if (found.isEmpty(range)) {
      assertEquals(List.of(), expected);
    }
    return new Reading(found.cursor(range, direction), expected);
  }

  private static void whole(WriteSet writes, Model model) {
    var batch = writes.batch();
    var large = writes.large();
    for (int namespace = 0; namespace < NAMESPACES; namespace++) {
      List<String> expected = new ArrayList<>();
      model.content.get(namespace).forEach((key, value) -> expected.add(text(key, value)));
      List<String> found = new ArrayList<>();
      if (large.namespaces().contains(namespace)) {
        found = rest(large.open(namespace));
      } else {
        for (Map.Entry<byte[], byte @Nullable []> entry : batch.writes(namespace).entrySet()) {
          found.add(text(entry.getKey(), entry.getValue()));
        }
      }
      assertEquals(expected, found);
    }
  }

  private static List<String> rest(WriteCursor cursor) {
    List<String> all = new ArrayList<>();
    while (cursor.next()) {
      all.add(text(cursor.key(), cursor.value()));
    }
    return all;
  }

  private static String text(byte[] key, byte @Nullable [] value) {
    return new String(key, StandardCharsets.UTF_8)
        + "="
        + (value == null ? "-" : new BigInteger(1, value) + "/" + value.length);
  }
}
