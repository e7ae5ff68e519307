package io.quiver.tck.kv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.Keys;
import io.quiver.storage.kv.LocalStore;
import io.quiver.storage.kv.StoreSnapshot;
import io.quiver.storage.kv.WriteBatch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link LocalStore} must do. To test a store, extend this and say how to open it. */
public abstract class LocalStoreSuite {
  private LocalStore store;

  /** Opens a new, empty store. */
  protected abstract LocalStore open() throws Exception;

  /** Closes the store without a checkpoint and opens it again; null: it does not survive that. */
  protected abstract @Nullable LocalStore reopen(LocalStore old) throws Exception;

  @BeforeEach
  final void openStore() throws Exception {
    store = open();
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private void put(int namespace, byte[] key, byte[] value) {
    WriteBatch batch = new WriteBatch();
    batch.put(namespace, key, value);
    store.apply(batch);
  }

  @Test
  void newStoreIsEmpty() {
    assertEquals(Set.of(), store.namespaces());
    assertEquals(0, store.appliedTimestamp());
    try (StoreSnapshot snapshot = store.snapshot()) {
      assertNull(snapshot.get(7, bytes(1)));
      assertEquals(0, snapshot.estimateCount(7, KeyRange.ALL));
      try (KeyValueCursor cursor = snapshot.scan(7, KeyRange.ALL, Direction.BACKWARD)) {
        assertFalse(cursor.next());
      }
    }
  }

  @Test
  void comparesKeysUnsignedAndKeepsEmptyKeysAndValues() {
    WriteBatch batch = new WriteBatch();
    batch.put(1, bytes(0x80), bytes(2));
    batch.put(1, bytes(0x7F), bytes(1));
    batch.put(1, bytes(0x7F, 0), bytes());
    batch.put(1, bytes(), bytes(9));
    store.apply(batch);
    try (StoreSnapshot snapshot = store.snapshot();
        KeyValueCursor cursor = snapshot.scan(1, KeyRange.ALL, Direction.FORWARD)) {
      List<byte[]> keys = List.of(bytes(), bytes(0x7F), bytes(0x7F, 0), bytes(0x80));
      for (byte[] key : keys) {
        assertTrue(cursor.next());
        assertArrayEquals(key, cursor.key());
      }
      assertFalse(cursor.next());
      assertArrayEquals(bytes(), snapshot.get(1, bytes(0x7F, 0)));
      assertArrayEquals(bytes(9), snapshot.get(1, bytes()));
    }
  }

  @Test
  void snapshotsNeverChange() {
    put(1, bytes(1), bytes(1));
    try (StoreSnapshot before = store.snapshot()) {
      WriteBatch batch = new WriteBatch();
      batch.remove(1, bytes(1));
      batch.put(1, bytes(2), bytes(2));
      batch.put(2, bytes(3), bytes(3));
      store.apply(batch);
      store.checkpoint(5);
      put(1, bytes(4), bytes(4));
      assertArrayEquals(bytes(1), before.get(1, bytes(1)));
      assertNull(before.get(1, bytes(2)));
      assertNull(before.get(2, bytes(3)));
      try (StoreSnapshot after = store.snapshot()) {
        assertNull(after.get(1, bytes(1)));
        assertArrayEquals(bytes(2), after.get(1, bytes(2)));
        assertArrayEquals(bytes(3), after.get(2, bytes(3)));
        assertArrayEquals(bytes(4), after.get(1, bytes(4)));
      }
    }
  }

  @Test
  void closedSnapshotIsRefused() {
    StoreSnapshot snapshot = store.snapshot();
    snapshot.close();
    snapshot.close();
    QuiverException e = assertThrows(QuiverException.class, () -> snapshot.get(1, bytes(1)));
    assertEquals(ErrorCode.OBJECT_CLOSED, e.code());
  }

  @Test
  void randomBatchesScansAndSnapshots() {
    long seed = System.nanoTime();
    System.err.println("LocalStoreSuite.randomBatchesScansAndSnapshots seed " + seed);
    Random random = new Random(seed);
    RandomWrites writes = new RandomWrites(random, 4, 2000, 60);
    StoreModel model = new StoreModel();
    List<StoreSnapshot> snapshots = new ArrayList<>();
    List<StoreModel> models = new ArrayList<>();
    for (int round = 0; round < 60; round++) {
      WriteBatch batch = writes.batch(random.nextInt(300));
      store.apply(batch);
      model.apply(batch);
      if (random.nextInt(5) == 0) {
        store.checkpoint(round);
      }
      if (random.nextInt(4) == 0) {
        snapshots.add(store.snapshot());
        models.add(model.copy());
      }
      if (snapshots.size() > 5) {
        int chosen = random.nextInt(snapshots.size());
        try (StoreSnapshot snapshot = snapshots.remove(chosen)) {
          check(snapshot, models.remove(chosen), random, writes);
        }
      }
    }
    for (int i = 0; i < snapshots.size(); i++) {
      try (StoreSnapshot snapshot = snapshots.get(i)) {
        check(snapshot, models.get(i), random, writes);
      }
    }
    try (StoreSnapshot snapshot = store.snapshot()) {
      check(snapshot, model, random, writes);
    }
    store.verify();
  }

  private static void check(
      StoreSnapshot snapshot, StoreModel model, Random random, RandomWrites writes) {
    model.assertEqualTo(snapshot);
    for (int i = 0; i < 40; i++) {
      model.assertGet(snapshot, writes.namespace(), writes.key());
      byte @Nullable [] from = random.nextInt(5) == 0 ? null : writes.key();
      byte @Nullable [] to = random.nextInt(5) == 0 ? null : writes.key();
      int namespace = writes.namespace();
      Direction direction = random.nextBoolean() ? Direction.FORWARD : Direction.BACKWARD;
      model.assertRange(snapshot, namespace, KeyRange.of(from, to), direction);
    }
  }

  @Test
  void estimatesAreNear() {
    WriteBatch batch = new WriteBatch();
    for (int i = 0; i < 10_000; i++) {
      batch.put(1, ByteBuffer.allocate(4).putInt(i).array(), bytes(1));
    }
    store.apply(batch);
    try (StoreSnapshot snapshot = store.snapshot()) {
      assertEquals(10_000, snapshot.estimateCount(1, KeyRange.ALL), 1000);
      byte[] from = ByteBuffer.allocate(4).putInt(2000).array();
      byte[] to = ByteBuffer.allocate(4).putInt(5000).array();
      assertEquals(3000, snapshot.estimateCount(1, KeyRange.of(from, to)), 600);
      assertEquals(0, snapshot.estimateCount(1, KeyRange.of(to, from)));
    }
  }

  @Test
  void dropsNamespaces() throws Exception {
    put(1, bytes(1), bytes(1));
    put(2, bytes(2), bytes(2));
    store.dropNamespace(1);
    store.dropNamespace(99);
    assertEquals(Set.of(2), store.namespaces());
    store.checkpoint(1);
    put(1, bytes(3), bytes(3));
    try (StoreSnapshot snapshot = store.snapshot()) {
      assertNull(snapshot.get(1, bytes(1)));
      assertArrayEquals(bytes(3), snapshot.get(1, bytes(3)));
    }
    store.checkpoint(2);
    if (reopened()) {
      assertEquals(Set.of(1, 2), store.namespaces());
      try (StoreSnapshot snapshot = store.snapshot()) {
        assertNull(snapshot.get(1, bytes(1)));
        assertArrayEquals(bytes(3), snapshot.get(1, bytes(3)));
      }
    }
  }

  @Test
  void reopensInTheStateOfTheLastCheckpoint() throws Exception {
    Random random = new Random(42);
    RandomWrites writes = new RandomWrites(random, 3, 3000, 200);
    StoreModel model = new StoreModel();
    for (int round = 1; round <= 5; round++) {
      WriteBatch batch = writes.batch(2000);
      store.apply(batch);
      model.apply(batch);
      store.checkpoint(round * 10L);
      assertEquals(0, store.dirtyBytes());
      WriteBatch lost = writes.batch(500);
      store.apply(lost);
      assertNotEquals(0, store.dirtyBytes());
      Assumptions.assumeTrue(reopened(), "a store in memory does not survive");
      assertEquals(round * 10L, store.appliedTimestamp());
      try (StoreSnapshot snapshot = store.snapshot()) {
        model.assertEqualTo(snapshot);
      }
      store.verify();
    }
    assertTrue(store.sizeOnDisk() > 0);
  }

  @Test
  void checkpointWithoutWritesKeepsItsTimestamp() throws Exception {
    store.checkpoint(17);
    if (reopened()) {
      assertEquals(17, store.appliedTimestamp());
      put(1, bytes(1), bytes(1));
      store.checkpoint(18);
      store.checkpoint(19);
      assertTrue(reopened());
      assertEquals(19, store.appliedTimestamp());
      try (StoreSnapshot snapshot = store.snapshot()) {
        assertArrayEquals(bytes(1), snapshot.get(1, bytes(1)));
      }
    }
  }

  @Test
  void readersSeeWholeBatchesWhileWritingGoesOn() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    List<Thread> readers = new ArrayList<>();
    for (int t = 0; t < 2; t++) {
      Thread reader =
          new Thread(
              () -> {
                try {
                  while (!done.get()) {
                    Thread.currentThread().interrupt(); // must not disturb anything
                    checkAllEqual();
                  }
                } catch (Throwable e) {
                  failure.set(e);
                }
              });
      readers.add(reader);
      reader.start();
    }
    for (int round = 0; round < 150; round++) {
      WriteBatch batch = new WriteBatch();
      for (int namespace = 1; namespace <= 3; namespace++) {
        for (int key = 0; key < 50; key++) {
          batch.put(namespace, bytes(key), ByteBuffer.allocate(100).putInt(round).array());
        }
      }
      store.apply(batch);
      if (round % 10 == 9) {
        store.checkpoint(round);
      }
    }
    done.set(true);
    for (Thread reader : readers) {
      reader.join();
    }
    assertNull(failure.get());
    store.checkpoint(1000);
    store.verify();
  }

  private void checkAllEqual() {
    try (StoreSnapshot snapshot = store.snapshot()) {
      byte[] first = snapshot.get(1, bytes(0));
      for (int namespace = 1; namespace <= 3; namespace++) {
        try (KeyValueCursor cursor = snapshot.scan(namespace, KeyRange.ALL, Direction.FORWARD)) {
          int count = 0;
          while (cursor.next()) {
            assertArrayEquals(first, cursor.value());
            count++;
          }
          assertEquals(first == null ? 0 : 50, count);
        }
      }
    }
  }

  @Test
  void cursorStaysValidAcrossLaterWrites() {
    WriteBatch batch = new WriteBatch();
    for (int i = 0; i < 5000; i++) {
      batch.put(1, ByteBuffer.allocate(4).putInt(i).array(), ByteBuffer.allocate(50).array());
    }
    store.apply(batch);
    store.checkpoint(1);
    try (StoreSnapshot snapshot = store.snapshot();
        KeyValueCursor cursor = snapshot.scan(1, KeyRange.ALL, Direction.FORWARD)) {
      for (int i = 0; i < 5000; i++) {
        assertTrue(cursor.next());
        assertEquals(i, ByteBuffer.wrap(cursor.key()).getInt());
        if (i % 500 == 0) {
          WriteBatch change = new WriteBatch();
          for (int k = 0; k < 5000; k += 3) {
            change.remove(1, ByteBuffer.allocate(4).putInt(k).array());
          }
          change.put(1, Keys.successor(cursor.key()), bytes(1));
          store.apply(change);
          store.checkpoint(i + 2L);
        }
      }
      assertFalse(cursor.next());
    }
  }

  @Test
  void largeValues() throws Exception {
    byte[] large = new byte[3 << 20];
    new Random(1).nextBytes(large);
    put(1, bytes(1), large);
    put(1, bytes(2), Arrays.copyOf(large, 70_000));
    store.checkpoint(1);
    boolean survived = reopened();
    try (StoreSnapshot snapshot = store.snapshot()) {
      assertArrayEquals(large, snapshot.get(1, bytes(1)));
      assertArrayEquals(Arrays.copyOf(large, 70_000), snapshot.get(1, bytes(2)));
    }
    assertEquals(survived, store.sizeOnDisk() > 0);
  }

  private boolean reopened() throws Exception {
    LocalStore again = reopen(store);
    if (again == null) {
      return false;
    }
    store = again;
    return true;
  }
}
