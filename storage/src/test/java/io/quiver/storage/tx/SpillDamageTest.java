package io.quiver.storage.tx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.TemporaryFiles;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bits that flip in what a transaction has put into a temporary file are always found. */
class SpillDamageTest {
  private static final int NAMESPACE = 10;
  private static final int KEYS = 2_000;
  private static final int FLIPS = 400;

  @TempDir Path directory;

  private static byte[] key(int number) {
    return new byte[] {(byte) (number >> 8), (byte) number};
  }

  private static byte[] value(int number) {
    byte[] value = new byte[100];
    Arrays.fill(value, (byte) number);
    return value;
  }

  @Test
  void flippedBitsAreFound() throws IOException {
    long seed = System.nanoTime();
    System.err.println("SpillDamageTest seed " + seed);
    Random random = new Random(seed);
    WriteSet writes = new WriteSet(new SpillOptions(200_000, TemporaryFiles.in(directory), 5));
    for (int i = 0; i < KEYS; i++) {
      writes.write(NAMESPACE, key(i), value(i));
    }
    assertTrue(writes.isSpilled());
    assertTrue(readAll(writes) > 0);
    List<Path> files;
    try (Stream<Path> all = Files.list(directory)) {
      files = all.sorted().toList();
    }
    assertTrue(!files.isEmpty());
    int found = 0;
    for (int i = 0; i < FLIPS; i++) {
      Path file = files.get(random.nextInt(files.size()));
      byte[] sound = Files.readAllBytes(file);
      byte[] flipped = sound.clone();
      int bit = random.nextInt(flipped.length * 8);
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, flipped);
      try {
        assertEquals(KEYS, readAll(writes), "bit " + bit); // of a block that is still in memory
      } catch (QuiverException e) {
        assertEquals(ErrorCode.CORRUPT_FILE, e.code());
        found++;
      }
      Files.write(file, sound);
    }
    assertTrue(found > FLIPS / 2, found + " of " + FLIPS + " found");
    assertEquals(KEYS, readAll(writes));
    writes.close();
  }

  /** Reads every entry by a scan, which has to read every block; returns how many there are. */
  private static int readAll(WriteSet writes) {
    NamespaceWrites own = writes.find(NAMESPACE);
    assertTrue(own != null);
    OwnLayer cursor = own.cursor(KeyRange.ALL, Direction.FORWARD);
    int count = 0;
    while (cursor.next()) {
      assertArrayEquals(key(count), cursor.key());
      assertArrayEquals(value(count), cursor.value());
      count++;
    }
    cursor.end();
    return count;
  }
}
