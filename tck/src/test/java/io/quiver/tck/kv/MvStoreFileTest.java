package io.quiver.tck.kv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.file.DirectoryFiles;
import io.quiver.storage.kv.LocalStore;
import io.quiver.storage.kv.StoreSnapshot;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.mvstore.MvStore;
import io.quiver.storage.mvstore.MvStoreOptions;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MvStoreFileTest extends LocalStoreSuite {
  @TempDir Path directory;

  @Override
  protected LocalStore open() {
    return MvStore.file(
        new DirectoryFiles(directory),
        "store",
        MvStoreOptions.DEFAULT.withCacheMegabytes(1).withDirtyMegabytes(1).withCompactedBytes(0));
  }

  @Test
  void sparseFileIsCopiedWhenClosed() {
    byte[] value = new byte[1000];
    LocalStore store = open();
    for (int round = 1; round <= 30; round++) {
      WriteBatch batch = new WriteBatch();
      for (int i = 0; i < 300; i++) {
        value[0] = (byte) round;
        batch.put(1 + i % 3, ByteBuffer.allocate(4).putInt(i).array(), value.clone());
      }
      store.apply(batch);
      store.checkpoint(round);
    }
    long before = store.sizeOnDisk();
    store.close();
    store = open();
    assertTrue(store.sizeOnDisk() < before / 5, store.sizeOnDisk() + " of " + before);
    assertEquals(30, store.appliedTimestamp());
    try (StoreSnapshot snapshot = store.snapshot()) {
      for (int i = 0; i < 300; i++) {
        assertArrayEquals(value, snapshot.get(1 + i % 3, ByteBuffer.allocate(4).putInt(i).array()));
      }
    }
    store.close();
    assertArrayEquals(new String[] {"store"}, directory.toFile().list());
  }

  @Override
  protected LocalStore reopen(LocalStore old) {
    old.close();
    return open();
  }
}
