package io.quiver.storage.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskFileTest {
  @TempDir Path directory;

  @Test
  void interruptsDoNoHarm() throws Exception {
    StorageFiles files = new DirectoryFiles(directory);
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    try (StorageFile file = StorageFile.open(files, "data", OpenMode.CREATE)) {
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 3; t++) {
        int mine = t;
        Thread thread = new Thread(() -> work(file, mine, failure));
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        while (thread.isAlive()) {
          thread.interrupt();
          thread.join(1);
        }
      }
      assertNull(failure.get());
      assertEquals(3 * 4096, file.size());
    }
  }

  private static void work(
      StorageFile file, int mine, AtomicReference<@Nullable Throwable> failure) {
    try {
      byte[] bytes = new byte[4096];
      byte[] back = new byte[4096];
      for (int i = 1; i <= 60; i++) {
        Thread.currentThread().interrupt();
        java.util.Arrays.fill(bytes, (byte) i);
        if (i % 3 == 0) {
          file.writeForced(mine * 4096L, bytes, 0, 4096);
        } else {
          file.write(mine * 4096L, bytes, 0, 4096);
        }
        if (i % 10 == 0) {
          file.force();
        }
        assertEquals(4096, file.read(mine * 4096L, back, 0, 4096));
        assertArrayEquals(bytes, back);
        assertTrue(Thread.currentThread().isInterrupted(), "the flag is kept");
      }
    } catch (Throwable e) {
      failure.set(e);
    }
  }

  @Test
  void listsRenamesAndDeletes() throws Exception {
    StorageFiles files = new DirectoryFiles(directory);
    assertEquals(List.of(), files.list("log"));
    StorageFile.open(files, "log/b", OpenMode.CREATE).close();
    StorageFile.open(files, "log/a", OpenMode.CREATE).close();
    assertEquals(List.of("a", "b"), files.list("log"));
    files.rename("log/a", "log/b");
    files.forceDirectory("log");
    files.forceDirectory("");
    assertEquals(List.of("b"), files.list("log"));
    files.delete("log/b");
    files.delete("log/b");
    assertEquals(List.of(), files.list("log"));
  }
}
