package io.quiver.storage.kv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A map of sorted entries against a tree. */
final class KeyMapTest {
  private final NavigableMap<byte[], byte @Nullable []> model = new TreeMap<>(Keys.ORDER);
  private final KeyMap map = new KeyMap();

  private static byte[] key(Random random, int range) {
    byte[] key = new byte[random.nextInt(12)];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : random.nextInt(range));
    }
    return key;
  }

  private static byte @Nullable [] value(Random random) {
    return random.nextInt(4) == 0 ? null : new byte[random.nextInt(3)];
  }

  private static List<Map.Entry<byte[], byte @Nullable []>> list(
      Map<byte[], byte @Nullable []> map) {
    return new ArrayList<>(map.entrySet());
  }

  private static void assertSameEntries(
      NavigableMap<byte[], byte @Nullable []> expected,
      NavigableMap<byte[], byte @Nullable []> actual) {
    assertEquals(expected.size(), actual.size());
    assertEquals(expected.isEmpty(), actual.isEmpty());
    List<Map.Entry<byte[], byte @Nullable []>> all = list(expected);
    List<Map.Entry<byte[], byte @Nullable []>> found = list(actual);
    assertEquals(all.size(), found.size());
    for (int i = 0; i < all.size(); i++) {
      assertArrayEquals(all.get(i).getKey(), found.get(i).getKey());
      assertSame(all.get(i).getValue(), found.get(i).getValue());
    }
    assertEntry(expected.firstEntry(), actual.firstEntry());
    assertEntry(expected.lastEntry(), actual.lastEntry());
  }

  private static void assertEntry(
      Map.@Nullable Entry<byte[], byte @Nullable []> expected,
      Map.@Nullable Entry<byte[], byte @Nullable []> actual) {
    if (expected == null) {
      assertNull(actual);
      return;
    }
    assertNotNull(actual);
    assertArrayEquals(expected.getKey(), actual.getKey());
    assertSame(expected.getValue(), actual.getValue());
  }

  @Test
  void isTheSameAsATree() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 20; round++) {
      int writes = 1 << random.nextInt(14);
      int range = 1 + random.nextInt(8);
      for (int i = 0; i < writes; i++) {
        byte[] key = key(random, range);
        if (random.nextInt(5) == 0) {
          assertSame(model.remove(key), map.remove(key));
        } else {
          byte @Nullable [] value = value(random);
          assertSame(model.put(key, value), map.put(key, value));
        }
        assertEquals(model.size(), map.size());
      }
      assertSameEntries(model, map);
      assertSameEntries(model.descendingMap(), map.descendingMap());
      for (int i = 0; i < 200; i++) {
        assertSameNeighbours(key(random, range));
        assertSameRanges(random, key(random, range), key(random, range));
      }
    }
  }

  private void assertSameNeighbours(byte[] key) {
    assertEquals(model.containsKey(key), map.containsKey(key));
    assertSame(model.get(key), map.get(key));
    assertEntry(model.lowerEntry(key), map.lowerEntry(key));
    assertEntry(model.floorEntry(key), map.floorEntry(key));
    assertEntry(model.ceilingEntry(key), map.ceilingEntry(key));
    assertEntry(model.higherEntry(key), map.higherEntry(key));
    assertEntry(model.descendingMap().lowerEntry(key), map.descendingMap().lowerEntry(key));
    assertEntry(model.descendingMap().floorEntry(key), map.descendingMap().floorEntry(key));
    assertEntry(model.descendingMap().ceilingEntry(key), map.descendingMap().ceilingEntry(key));
    assertEntry(model.descendingMap().higherEntry(key), map.descendingMap().higherEntry(key));
  }

  private void assertSameRanges(Random random, byte[] a, byte[] b) {
    boolean first = random.nextBoolean();
    boolean second = random.nextBoolean();
    assertSameEntries(model.headMap(a, first), map.headMap(a, first));
    assertSameEntries(model.tailMap(a, first), map.tailMap(a, first));
    assertSameEntries(
        model.descendingMap().headMap(a, first), map.descendingMap().headMap(a, first));
    byte[] low = Keys.ORDER.compare(a, b) <= 0 ? a : b;
    byte[] high = Keys.ORDER.compare(a, b) <= 0 ? b : a;
    assertSameEntries(model.subMap(low, first, high, second), map.subMap(low, first, high, second));
    assertSameEntries(
        model.descendingMap().subMap(high, second, low, first),
        map.descendingMap().subMap(high, second, low, first));
  }

  @Test
  void isFullWhenFilledInOrder() {
    for (int i = 0; i < 100_000; i++) {
      byte[] key = {(byte) (i >> 16), (byte) (i >> 8), (byte) i, 0, 0, 0, 0, 0, (byte) i};
      model.put(key, key);
      map.put(key, key);
    }
    assertSameEntries(model, map);
  }

  @Test
  void takesNothingOnceSealed() {
    map.put(new byte[] {1}, new byte[] {2});
    SortedEntries entries = KeyMap.entries(map);
    assertNotNull(entries);
    assertNull(KeyMap.entries(map.descendingMap()));
    entries.seal();
    assertThrows(QuiverException.class, () -> map.put(new byte[] {1}, null));
    assertThrows(QuiverException.class, () -> map.remove(new byte[] {1}));
    assertEquals(1, map.size());
  }
}
