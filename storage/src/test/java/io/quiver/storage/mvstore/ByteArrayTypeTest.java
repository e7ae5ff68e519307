package io.quiver.storage.mvstore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quiver.storage.codec.RowKeys;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Searching a page finds what a search by the order alone finds. */
final class ByteArrayTypeTest {
  @Test
  void findsKeysAndPlacesForThem() {
    long seed = System.nanoTime();
    System.out.println("ByteArrayTypeTest seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int bits = 1 + random.nextInt(63);
      boolean mixed = random.nextInt(4) == 0;
      TreeSet<byte[]> sorted = new TreeSet<>(Arrays::compareUnsigned);
      int size = random.nextInt(80);
      for (int i = 0; i < size; i++) {
        sorted.add(key(random, bits, mixed));
      }
      byte[][] keys = sorted.toArray(byte[][]::new);
      for (byte[] key : keys) {
        check(keys, key, random, seed);
      }
      for (int i = 0; i < 100; i++) {
        check(keys, key(random, bits, mixed), random, seed);
      }
    }
  }

  private static byte[] key(Random random, int bits, boolean mixed) {
    long number = random.nextLong() >> (63 - bits);
    byte[] key = RowKeys.encode(number);
    return mixed && random.nextBoolean() ? Arrays.copyOf(key, random.nextInt(12)) : key;
  }

  private static void check(byte[][] keys, byte[] key, Random random, long seed) {
    int guess = random.nextInt(keys.length + 2);
    int expected = Arrays.binarySearch(keys, key, Arrays::compareUnsigned);
    assertEquals(
        expected,
        ByteArrayType.INSTANCE.binarySearch(key, keys, keys.length, guess),
        () -> "seed " + seed);
  }
}
