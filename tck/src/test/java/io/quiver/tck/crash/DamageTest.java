package io.quiver.tck.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.StoreSnapshot;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.log.CommitReader;
import io.quiver.storage.log.Log;
import io.quiver.storage.log.WriteBatchCodec;
import io.quiver.storage.mvstore.MvStore;
import io.quiver.tck.kv.RandomWrites;
import io.quiver.tck.kv.StoreModel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Files that are not as they were written: the damage is found, or it is where nothing is stored.
 */
class DamageTest {
  private static final Set<ErrorCode> FOUND =
      Set.of(ErrorCode.CORRUPT_FILE, ErrorCode.UNSUPPORTED_FORMAT);

  private final RecordingFiles files = new RecordingFiles();
  private final StoreModel model = new StoreModel();

  Map<String, byte[]> write(Random random, int commits) {
    RandomWrites writes = new RandomWrites(random, 3, 800, 300);
    try (Log log = Workload.openLog(files);
        MvStore store = Workload.openStore(files)) {
      for (long timestamp = 1; timestamp <= commits; timestamp++) {
        WriteBatch batch = writes.batch(40);
        log.appendCommit(timestamp, 0, 0, WriteBatchCodec.encode(batch));
        log.awaitDurable(timestamp);
        store.apply(batch);
        model.apply(batch);
        if (timestamp % 10 == 0) {
          store.checkpoint(timestamp);
        }
      }
      store.checkpoint(commits);
    }
    return files.contents();
  }

  /** Opens and reads everything; true when it is as written, false when damage was reported. */
  boolean isSound(Map<String, byte[]> image, int commits) {
    return isSound(new RecordingFiles(image), commits);
  }

  boolean isSound(RecordingFiles damaged, int commits) {
    try (MvStore store = Workload.openStore(damaged)) {
      assertEquals(commits, store.appliedTimestamp());
      store.verify();
      try (StoreSnapshot snapshot = store.snapshot()) {
        model.assertEqualTo(snapshot);
      }
      StoreModel replayed = new StoreModel();
      try (Log log = Workload.openLog(damaged)) {
        assertEquals(commits, log.lastTimestamp());
        try (CommitReader reader = new CommitReader(log.read(1))) {
          for (int i = 1; i <= commits; i++) {
            CommittedBatch commit = reader.next();
            assertNotNull(commit);
            replayed.apply(commit.writes());
          }
        }
      }
      try (StoreSnapshot snapshot = store.snapshot()) {
        replayed.assertEqualTo(snapshot);
      }
      return true;
    } catch (QuiverException e) {
      assertTrue(FOUND.contains(e.code()), e.code() + " " + e.getMessage());
      return false;
    }
  }

  private static byte[] content(Map<String, byte[]> files, String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  @Test
  void flippedBitsAreFound() {
    long seed = System.nanoTime();
    System.err.println("DamageTest.flippedBitsAreFound seed " + seed);
    Random random = new Random(seed);
    Map<String, byte[]> sound = write(random, 40);
    assertTrue(isSound(sound, 40));
    int found = 0;
    for (int i = 0; i < 200; i++) {
      Map<String, byte[]> image = new HashMap<>(sound);
      String name =
          i % 2 == 0
              ? "store"
              : image.keySet().stream()
                  .filter(n -> n.startsWith("log/"))
                  .skip(random.nextInt(image.size() - 1))
                  .findFirst()
                  .orElseThrow();
      byte[] bytes = content(sound, name).clone();
      int bit = random.nextInt(bytes.length * 8);
      bytes[bit / 8] ^= (byte) (1 << (bit % 8));
      image.put(name, bytes);
      if (!isSound(image, 40)) {
        found++;
      }
    }
    System.err.println("DamageTest: " + found + " of 200 found, the others in unused space");
    assertTrue(found > 100, found + " found");
  }

  @Test
  void truncatedFilesAreRefused() {
    Random random = new Random(5);
    Map<String, byte[]> sound = write(random, 20);
    byte[] store = content(sound, "store");
    for (int i = 0; i < 40; i++) {
      Map<String, byte[]> image = new HashMap<>(sound);
      image.put("store", Arrays.copyOf(store, random.nextInt(store.length)));
      QuiverException e =
          assertThrows(QuiverException.class, () -> Workload.openStore(new RecordingFiles(image)));
      assertEquals(ErrorCode.CORRUPT_FILE, e.code());
      assertTrue(String.valueOf(e.getMessage()).contains("store"));
    }
  }

  @Test
  void foreignFilesAreRefused() {
    Map<String, byte[]> sound = write(new Random(6), 20);
    byte[] noise = new byte[100_000];
    new Random(7).nextBytes(noise);
    byte[] h2 = "H:2,block:2,blockSize:1000,chunk:1,format:3".getBytes(StandardCharsets.US_ASCII);
    byte[] segment =
        sound.entrySet().stream()
            .filter(file -> file.getKey().startsWith("log/"))
            .findFirst()
            .orElseThrow()
            .getValue();
    for (byte[] content :
        new byte[][] {{}, {1, 2, 3}, noise, h2, Arrays.copyOf(h2, 8192), segment}) {
      QuiverException e =
          assertThrows(
              QuiverException.class,
              () -> Workload.openStore(new RecordingFiles(Map.of("store", content))));
      assertEquals(ErrorCode.CORRUPT_FILE, e.code());
    }
  }

  @Test
  void goodBlocksInEachOthersPlaceAreFound() {
    Map<String, byte[]> sound = write(new Random(8), 5);
    Map<String, byte[]> other = new HashMap<>(sound);
    byte[] swapped = content(sound, "store").clone();
    byte[] block = Arrays.copyOfRange(swapped, 4128 * 2, 4128 * 3);
    System.arraycopy(swapped, 4128 * 3, swapped, 4128 * 2, 4128);
    System.arraycopy(block, 0, swapped, 4128 * 3, 4128);
    other.put("store", swapped);
    assertFalse(isSound(other, 5));
  }
}
