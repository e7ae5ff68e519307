package io.quiver.storage.kv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class KeysTest {
  @Test
  void successorsAndPrefixes() {
    assertArrayEquals(new byte[] {1, 0}, Keys.successor(new byte[] {1}));
    assertArrayEquals(new byte[] {2}, Keys.afterPrefix(new byte[] {1, -1}));
    assertNull(Keys.afterPrefix(new byte[] {-1, -1}));
    assertNull(Keys.afterPrefix(Keys.empty()));
  }

  @Test
  void numbersInSequenceHashApart() {
    int numbers = 1 << 16;
    for (int step : new int[] {1, 256, 65_536}) {
      Set<Integer> low = new HashSet<>();
      for (long i = 0; i < numbers; i++) {
        low.add(Keys.hash(ByteBuffer.allocate(8).putLong(i * step).array()) & (numbers - 1));
      }
      // Thrown at random, 63 of 100 slots are hit.
      assertTrue(low.size() > numbers * 0.6, step + ": " + low.size());
    }
  }

  @Test
  void lengthCounts() {
    assertNotEquals(Keys.hash(new byte[] {}), Keys.hash(new byte[] {0}));
    assertNotEquals(Keys.hash(new byte[8]), Keys.hash(new byte[9]));
  }
}
