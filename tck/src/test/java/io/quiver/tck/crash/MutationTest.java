package io.quiver.tck.crash;

import static io.quiver.tck.kv.Commits.on;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.engine.CommitLog;
import io.quiver.storage.engine.CommitSafeguards;
import io.quiver.storage.engine.EngineOptions;
import io.quiver.storage.engine.LocalEngine;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.Safeguard;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.Snapshot;
import io.quiver.tck.kv.BackgroundTask;
import io.quiver.tck.kv.Commits;
import io.quiver.tck.kv.MemoryLog;
import io.quiver.tck.kv.MemoryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A test that cannot fail proves nothing: with one safeguard after the other switched off, the kit
 * must find that something is wrong, and with none switched off it must not.
 */
class MutationTest {
  private static final int BLOCK = 4128;

  // ---- what is forced, and when

  /** Returns the first violation that crash images show, or null. */
  private static @Nullable Throwable violation(@Nullable Safeguard missing, long seed) {
    Random random = new Random(seed);
    RecordingFiles files = new RecordingFiles();
    if (missing != null) {
      files.without(missing);
    }
    Workload workload = new Workload(random);
    workload.run(files, 60);
    List<FileOperation> operations = files.operations();
    CrashImages crashes = new CrashImages(operations);
    for (int moment : LogAndStoreCrashTest.moments(operations, 80, random)) {
      Map<String, byte[]> image = crashes.at(moment, random, true);
      try {
        LogAndStoreCrashTest.check(image, workload, operations.subList(0, moment), random, 0);
      } catch (AssertionError | RuntimeException e) {
        return e;
      }
    }
    return null;
  }

  private static boolean found(Safeguard missing) {
    for (int attempt = 0; attempt < 5; attempt++) {
      if (violation(missing, System.nanoTime()) != null) {
        return true;
      }
    }
    return false;
  }

  @Test
  void nothingIsFoundWithEverythingInPlace() {
    assertEquals(null, violation(null, System.nanoTime()));
  }

  @Test
  void aStoreWhoseFooterDoesNotWaitForItsBodyIsFound() {
    assertTrue(found(Safeguard.FOOTER_ORDER));
  }

  @Test
  void aLogThatIsNotForcedIsFound() {
    assertTrue(found(Safeguard.LOG_FORCE));
  }

  // ---- checksums

  @Test
  void blocksWhoseChecksumsAreNotComparedAreFound() {
    DamageTest damage = new DamageTest();
    Random random = new Random(11);
    Map<String, byte[]> sound = damage.write(random, 30);
    byte[] store = Objects.requireNonNull(sound.get("store"));
    int wrong = 0;
    for (int i = 0; i < 60 && wrong == 0; i++) {
      byte[] flipped = store.clone();
      int block = 2 + random.nextInt(flipped.length / BLOCK - 2);
      flipped[block * BLOCK + 200 + random.nextInt(3_800)] ^= (byte) (1 << random.nextInt(8));
      Map<String, byte[]> image = new HashMap<>(sound);
      image.put("store", flipped);
      damage.isSound(image, 30); // with checksums: reported, or where nothing is stored
      try {
        damage.isSound(new RecordingFiles(image).without(Safeguard.BLOCK_CHECKSUM), 30);
      } catch (AssertionError e) {
        wrong++; // read as if nothing had happened, and not what was written
      }
    }
    assertTrue(wrong > 0, "no wrong data in 60 attempts");
  }

  // ---- the commit mutex

  /** Lets everybody in, and another thread run where it hurts. */
  private static final class NoLock implements Lock {
    @Override
    public void lock() {
      LockSupport.parkNanos(1);
    }

    @Override
    public void lockInterruptibly() {
      LockSupport.parkNanos(1);
    }

    @Override
    public boolean tryLock() {
      return true;
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) {
      return true;
    }

    @Override
    public void unlock() {
      LockSupport.parkNanos(1);
    }

    @Override
    public Condition newCondition() {
      throw new UnsupportedOperationException();
    }
  }

  /** A log that takes its time between validation and insertion, where the mutex must hold. */
  private static CommitLog slow(CommitLog log) {
    return (CommitLog)
        Proxy.newProxyInstance(
            MutationTest.class.getClassLoader(),
            new Class<?>[] {CommitLog.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("append")) {
                LockSupport.parkNanos(100_000);
              }
              try {
                return method.invoke(log, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** Threads count up one number; true when the engine fails or loses a step. */
  private static boolean losesUpdates(Lock mutex, int steps) {
    KeyValueEngine engine =
        LocalEngine.open(
            new MemoryStore(),
            slow(new MemoryLog()),
            EngineOptions.defaults(),
            new CommitSafeguards(mutex, true));
    on(engine).put(1, "n", "0").commit();
    List<BackgroundTask<Integer>> tasks = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      tasks.add(BackgroundTask.start(() -> count(engine, steps)));
    }
    int counted = 0;
    try {
      for (BackgroundTask<Integer> task : tasks) {
        counted += task.get();
      }
      return !String.valueOf(counted).equals(Commits.latest(engine, 1, "n"));
    } catch (RuntimeException | AssertionError e) {
      return true;
    }
  }

  private static int count(KeyValueEngine engine, int steps) {
    int done = 0;
    for (int i = 0; i < steps; i++) {
      try (Snapshot snapshot = engine.snapshot()) {
        int next = Integer.parseInt(String.valueOf(Commits.get(snapshot, 1, "n"))) + 1;
        on(engine, snapshot).unchanged(1, "n").put(1, "n", "" + next).commit();
        done++;
      } catch (QuiverException e) {
        if (e.code() != ErrorCode.SERIALIZATION_FAILURE) {
          throw e;
        }
      }
    }
    return done;
  }

  @Test
  void commitsWithoutTheMutexAreFound() {
    assertTrue(!losesUpdates(new ReentrantLock(), 40));
    boolean found = false;
    for (int attempt = 0; attempt < 20 && !found; attempt++) {
      found = losesUpdates(new NoLock(), 40);
    }
    assertTrue(found, "no update was lost");
  }

  // ---- validation of ranges

  /** Two doctors go off duty, each because the other one is there. */
  private static void writeSkew(KeyValueEngine engine) {
    on(engine).put(1, "ann", "on").put(1, "bob", "on").commit();
    try (Snapshot first = engine.snapshot();
        Snapshot second = engine.snapshot()) {
      on(engine, first).read(1, KeyRange.ALL).put(1, "ann", "off").commit();
      QuiverException e =
          assertThrows(
              QuiverException.class,
              () -> on(engine, second).read(1, KeyRange.ALL).put(1, "bob", "off").commit());
      assertEquals(ErrorCode.SERIALIZATION_FAILURE, e.code());
    }
  }

  @Test
  void rangesThatAreNotValidatedAreFound() {
    try (KeyValueEngine engine = memory(CommitSafeguards.all())) {
      writeSkew(engine);
    }
    CommitSafeguards without = new CommitSafeguards(new ReentrantLock(), false);
    try (KeyValueEngine engine = memory(without)) {
      assertThrows(AssertionError.class, () -> writeSkew(engine));
    }
  }

  private static KeyValueEngine memory(CommitSafeguards safeguards) {
    return LocalEngine.open(
        new MemoryStore(), new MemoryLog(), EngineOptions.defaults(), safeguards);
  }
}
