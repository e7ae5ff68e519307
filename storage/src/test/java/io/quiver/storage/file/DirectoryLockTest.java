package io.quiver.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
  @TempDir Path directory;

  @Test
  void secondOpenerInThisProcessIsRefused() {
    Path database = directory.resolve("db");
    DirectoryLock lock = DirectoryLock.acquire(database);
    QuiverException e = assertThrows(QuiverException.class, () -> DirectoryLock.acquire(database));
    assertEquals(ErrorCode.DATABASE_IN_USE, e.code());
    assertTrue(
        String.valueOf(e.getMessage()).contains(Long.toString(ProcessHandle.current().pid())));
    lock.close();
    lock.close();
    DirectoryLock.acquire(database).close();
    Thread.currentThread().interrupt();
    DirectoryLock.acquire(database).close();
    assertTrue(Thread.interrupted());
  }

  @Test
  void openerInAnotherProcessIsRefusedUntilTheHolderDies() throws Exception {
    Process holder =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    try {
      assertEquals('L', holder.getInputStream().read());
      QuiverException e =
          assertThrows(QuiverException.class, () -> DirectoryLock.acquire(directory));
      assertEquals(ErrorCode.DATABASE_IN_USE, e.code());
      assertTrue(
          String.valueOf(e.getMessage()).contains("process " + holder.pid()), e.getMessage());
    } finally {
      holder.destroyForcibly();
      assertTrue(holder.waitFor(10, TimeUnit.SECONDS));
    }
    DirectoryLock.acquire(directory).close();
  }

  /** Locks a directory until it is killed. */
  static final class Holder {
    private Holder() {}

    public static void main(String[] arguments) throws InterruptedException {
      DirectoryLock lock = DirectoryLock.acquire(Path.of(arguments[0]));
      System.out.write('L');
      System.out.flush();
      Thread.sleep(60_000);
      lock.close();
    }
  }
}
