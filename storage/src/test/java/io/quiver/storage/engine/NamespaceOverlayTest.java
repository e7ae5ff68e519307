package io.quiver.storage.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.Keys;
import io.quiver.storage.kv.SortedEntries;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class NamespaceOverlayTest {
  private static byte[] key(long number) {
    return ByteBuffer.allocate(8).putLong(number).array();
  }

  @Test
  void everyTimestampReadsItsOwnState() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    NamespaceOverlay overlay = new NamespaceOverlay();
    List<TreeMap<byte[], byte[]>> states = new ArrayList<>();
    states.add(new TreeMap<>(Keys.ORDER));
    for (int timestamp = 1; timestamp < 300; timestamp++) {
      TreeMap<byte[], byte[]> state = new TreeMap<>(states.get(timestamp - 1));
      byte[] key = key(random.nextInt(60));
      byte[] value = random.nextInt(4) == 0 ? new byte[0] : key(timestamp);
      overlay.insert(key, value, timestamp, 0);
      state.put(key, value);
      states.add(state);
    }
    for (int timestamp = 0; timestamp < states.size(); timestamp++) {
      for (int number = 0; number < 60; number++) {
        Version version = overlay.find(key(number), timestamp);
        byte[] expected = states.get(timestamp).get(key(number));
        if (expected == null) {
          assertNull(version, "seed " + seed);
        } else {
          assertNotNull(version);
          assertArrayEquals(expected, version.value, "seed " + seed);
        }
      }
      LayerCursor cursor =
          overlay.cursor(KeyRange.of(key(10), key(50)), Direction.BACKWARD, timestamp);
      for (byte[] expected :
          states.get(timestamp).subMap(key(10), true, key(50), false).descendingMap().keySet()) {
        assertTrue(cursor.next());
        assertArrayEquals(expected, cursor.key());
      }
      assertTrue(!cursor.next());
    }
  }

  @Test
  void largeCommitsAreReadLikeSmallOnes() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    NamespaceOverlay overlay = new NamespaceOverlay();
    List<TreeMap<byte[], byte @Nullable []>> states = new ArrayList<>();
    states.add(new TreeMap<>(Keys.ORDER));
    for (int timestamp = 1; timestamp < 40; timestamp++) {
      TreeMap<byte[], byte @Nullable []> state = new TreeMap<>(states.get(timestamp - 1));
      SortedEntries entries = new SortedEntries();
      int writes = random.nextBoolean() ? 400 : random.nextInt(20);
      for (int i = 0; i < writes; i++) {
        byte[] key = key(random.nextInt(700));
        byte @Nullable [] value = random.nextInt(4) == 0 ? null : key(timestamp);
        entries.put(key, value);
        state.put(key, value);
      }
      overlay.insert(entries, 16L * writes, timestamp, 0);
      states.add(state);
    }
    KeyRange range = KeyRange.of(key(100), key(600));
    for (int timestamp = 0; timestamp < states.size(); timestamp++) {
      TreeMap<byte[], byte @Nullable []> state = states.get(timestamp);
      for (int number = 0; number < 700; number++) {
        Version version = overlay.find(key(number), timestamp);
        assertEquals(state.containsKey(key(number)), version != null, "seed " + seed);
        assertArrayEquals(state.get(key(number)), version == null ? null : version.value);
      }
      NavigableMap<byte[], byte @Nullable []> part = state.subMap(key(100), true, key(600), false);
      assertSameEntries(part, overlay.cursor(range, Direction.FORWARD, timestamp));
      assertSameEntries(part.descendingMap(), overlay.cursor(range, Direction.BACKWARD, timestamp));
      boolean changed =
          !state.subMap(key(3), key(5)).equals(states.getLast().subMap(key(3), key(5)));
      if (changed) {
        assertTrue(overlay.changedAfter(KeyRange.of(key(3), key(5)), timestamp));
      }
    }
    assertSameEntries(states.getLast(), overlay.latest());
    assertEquals(false, overlay.changedAfter(KeyRange.ALL, states.size() - 1));
  }

  private static void assertSameEntries(
      NavigableMap<byte[], byte @Nullable []> expected, LayerCursor cursor) {
    for (Map.Entry<byte[], byte @Nullable []> entry : expected.entrySet()) {
      assertTrue(cursor.next());
      assertArrayEquals(entry.getKey(), cursor.key());
      assertArrayEquals(entry.getValue(), cursor.value());
    }
    assertTrue(!cursor.next());
    assertTrue(!cursor.next());
  }

  @Test
  void versionsThatNobodyReadsAreCutOff() {
    NamespaceOverlay overlay = new NamespaceOverlay();
    byte[] key = key(1);
    for (int timestamp = 1; timestamp <= 100; timestamp++) {
      overlay.insert(key, key(timestamp), timestamp, timestamp - 1);
    }
    assertNotNull(overlay.find(key, 99));
    assertNull(overlay.find(key, 98));
  }

  @Test
  void theIndexFindsWhatWasAddedWhileItGrows() {
    KeyIndex index = new KeyIndex();
    for (int i = 0; i < 5_000; i++) {
      assertNull(index.find(key(i), Keys.hash(key(i))));
      index.add(new VersionChain(key(i), Keys.hash(key(i)), new Version(i, null)));
    }
    assertEquals(5_000, index.size());
    for (int i = 0; i < 5_000; i++) {
      VersionChain found = index.find(key(i), Keys.hash(key(i)));
      assertNotNull(found);
      assertEquals(i, found.newest().timestamp);
    }
  }

  @Test
  void namespacesAreKeptApart() {
    NamespaceTable table = NamespaceTable.EMPTY;
    List<NamespaceOverlay> overlays = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      overlays.add(new NamespaceOverlay());
      assertNull(table.get(i * 31 - 500));
      table = table.with(i * 31 - 500, overlays.get(i));
    }
    for (int i = 0; i < 100; i++) {
      assertEquals(overlays.get(i), table.get(i * 31 - 500));
    }
  }

  @Test
  void keysAreInterpolated() {
    assertEquals(0.25, KeyInterpolation.fraction(key(1000), key(1250), key(2000)), 0.01);
    assertEquals(1, KeyInterpolation.fraction(key(5), key(5), key(5)));
    assertEquals(
        0.5, KeyInterpolation.fraction(new byte[] {0}, new byte[] {64}, new byte[] {127}), 0.02);
  }
}
