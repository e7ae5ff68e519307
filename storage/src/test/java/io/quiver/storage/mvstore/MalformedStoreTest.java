package io.quiver.storage.mvstore;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.DirectoryFiles;
import io.quiver.storage.file.Resealing;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.StoreSnapshot;
import io.quiver.storage.kv.WriteBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files made wrong on purpose, with right checksums: an error of ours, nothing worse. */
class MalformedStoreTest {
  private static final int BLOCK = 4128;
  private static final int CONTENT = 4096;

  @TempDir Path directory;

  @Test
  @Timeout(value = 120, unit = TimeUnit.SECONDS)
  void anythingButOurOwnErrorIsADefect() throws IOException {
    long seed = System.nanoTime();
    System.err.println("MalformedStoreTest seed " + seed);
    Random random = new Random(seed);
    DirectoryFiles files = new DirectoryFiles(directory);
    try (MvStore store = MvStore.file(files, "store", MvStoreOptions.DEFAULT)) {
      for (int round = 0; round < 3; round++) {
        WriteBatch batch = new WriteBatch();
        for (int i = 0; i < 400; i++) {
          batch.put(
              i % 2, ByteBuffer.allocate(4).putInt(random.nextInt(900)).array(), new byte[20]);
        }
        store.apply(batch);
        store.checkpoint(round);
      }
    }
    byte[] sound = Files.readAllBytes(directory.resolve("store"));
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] bytes = sound.clone();
      for (int change = random.nextInt(3); change >= 0; change--) {
        int at = random.nextInt(bytes.length / BLOCK) * BLOCK + random.nextInt(CONTENT);
        if (random.nextInt(3) == 0) {
          at = at / BLOCK * BLOCK + random.nextInt(200); // headers are at the start of a block
        }
        bytes[at] = (byte) (random.nextBoolean() ? random.nextInt(256) : bytes[at] ^ 1);
        Resealing.reseal(bytes, at);
      }
      Files.write(directory.resolve("store"), bytes);
      refused += readsAll(files) ? 0 : 1;
    }
    assertTrue(refused > 10, refused + " refused");
  }

  private static boolean readsAll(DirectoryFiles files) {
    try (MvStore store = MvStore.file(files, "store", MvStoreOptions.DEFAULT);
        StoreSnapshot snapshot = store.snapshot()) {
      for (int namespace : store.namespaces()) {
        try (KeyValueCursor cursor = snapshot.scan(namespace, KeyRange.ALL, Direction.FORWARD)) {
          while (cursor.next()) {
            snapshot.get(namespace, cursor.key());
          }
        }
        snapshot.estimateCount(namespace, KeyRange.prefix(new byte[] {0, 0, 1}));
      }
      store.verify();
      return true;
    } catch (QuiverException e) {
      return false;
    } catch (AssertionError e) {
      if (e.getStackTrace()[0].getClassName().startsWith("org.h2.")) {
        return false; // MVStore's own assertions, which only tests switch on
      }
      throw e;
    }
  }
}
