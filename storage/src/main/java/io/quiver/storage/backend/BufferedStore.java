package io.quiver.storage.backend;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.LocalStore;
import io.quiver.storage.kv.StoreSnapshot;
import io.quiver.storage.kv.WriteBatch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A local store over a library's ordered map. What is applied stays in memory until the checkpoint,
 * which writes all of it and the timestamp in one atomic, durable write: after a crash the files
 * are exactly some completed checkpoint.
 *
 * <p>Thread-safe; writers and taking a snapshot use one lock, reading none but the gate's.
 */
public final class BufferedStore implements LocalStore {
  private static final int FORMAT = 1;

  private final SortedStore store;
  private final boolean sealed;
  private final Gate gate = new Gate();
  private final ReentrantLock writing = new ReentrantLock();

  // Guarded by the lock.
  private final List<Layer> frozen = new ArrayList<>();
  private Layer active = new Layer();
  private Base base;
  private @Nullable RuntimeException failure;
  private boolean closed;

  private volatile long appliedTimestamp;
  private volatile long dirtyBytes;

  private BufferedStore(SortedStore store) {
    this.store = store;
    this.sealed = !store.hasChecksums();
    this.base = view();
    checkFormat();
    byte[] timestamp = base.get(FlatKeys.TIMESTAMP);
    this.appliedTimestamp = timestamp == null ? 0 : number(timestamp);
  }

  /** Opens over a library's map and owns it from then on. */
  public static BufferedStore over(SortedStore store) {
    boolean opened = false;
    try {
      BufferedStore result = new BufferedStore(store);
      opened = true;
      return result;
    } finally {
      if (!opened) {
        store.close();
      }
    }
  }

  private Base view() {
    SortedView view = store.view();
    gate.opened(view);
    return new Base(view, gate, sealed, store.description());
  }

  private long number(byte[] bytes) {
    if (bytes.length != Long.BYTES) {
      throw new QuiverException(
          ErrorCode.CORRUPT_FILE, store.description() + " has a number of " + bytes.length);
    }
    return ByteBuffer.wrap(bytes).getLong();
  }

  private void checkFormat() {
    byte[] format = base.get(FlatKeys.FORMAT);
    if (format == null) {
      boolean empty =
          base.page(KeyRange.of(new byte[] {0}, FlatKeys.FORMAT), Direction.FORWARD, 1).isEmpty();
      if (!empty) {
        throw new QuiverException(
            ErrorCode.CORRUPT_FILE, store.description() + " has entries that are not Quiver's");
      }
      return;
    }
    if (number(format) > FORMAT) {
      throw new QuiverException(
          ErrorCode.UNSUPPORTED_FORMAT,
          store.description()
              + " has format "
              + number(format)
              + ", this version of Quiver reads formats up to "
              + FORMAT);
    }
  }

  @Override
  public StoreSnapshot snapshot() {
    return take();
  }

  private BufferedSnapshot take() {
    writing.lock();
    try {
      checkOpen();
      freeze();
      return new BufferedSnapshot(List.copyOf(frozen), base);
    } finally {
      writing.unlock();
    }
  }

  /** Layers of about one size become one, so that there are few. */
  private void freeze() {
    if (!active.isEmpty()) {
      frozen.add(active);
      active = new Layer();
    }
    while (frozen.size() > 1
        && frozen.get(frozen.size() - 2).size() < 2 * frozen.getLast().size()) {
      Layer upper = frozen.removeLast();
      frozen.add(frozen.removeLast().with(upper));
    }
  }

  @Override
  public void apply(WriteBatch batch) {
    change(
        () -> {
          for (Map.Entry<Integer, NavigableMap<byte[], byte @Nullable []>> part :
              batch.writes().entrySet()) {
            for (Map.Entry<byte[], byte @Nullable []> write : part.getValue().entrySet()) {
              active.put(part.getKey(), write.getKey(), write.getValue());
            }
          }
          dirtyBytes += batch.bytes();
        });
  }

  @Override
  public void dropNamespace(int namespace) {
    change(
        () -> {
          freeze();
          active.drop(namespace);
          dirtyBytes += 64;
        });
  }

  @Override
  public Set<Integer> namespaces() {
    try (BufferedSnapshot snapshot = take()) {
      return snapshot.namespaces();
    }
  }

  @Override
  public void checkpoint(long newAppliedTimestamp) {
    change(
        () -> {
          freeze();
          if (!frozen.isEmpty() || newAppliedTimestamp != appliedTimestamp) {
            store.write(changes -> write(changes, newAppliedTimestamp));
            renew();
          }
          appliedTimestamp = newAppliedTimestamp;
          dirtyBytes = 0;
        });
  }

  private void write(SortedStore.Changes changes, long timestamp) {
    for (Layer layer : frozen) {
      for (int namespace : layer.dropped) {
        for (int level = 0; level <= FlatKeys.LEVELS; level++) {
          changes.removeRange(FlatKeys.start(level, namespace), FlatKeys.end(level, namespace));
        }
      }
      for (Map.Entry<byte[], byte[]> entry : layer.entries.entrySet()) {
        if (entry.getValue() == Layer.REMOVED) {
          changes.remove(entry.getKey());
        } else {
          put(changes, entry.getKey(), entry.getValue());
        }
      }
    }
    put(changes, FlatKeys.FORMAT, number(FORMAT));
    put(changes, FlatKeys.TIMESTAMP, number(timestamp));
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
  }

  private void put(SortedStore.Changes changes, byte[] key, byte[] value) {
    changes.put(key, sealed ? Sealing.seal(key, value) : value);
  }

  private void renew() {
    Base before = base;
    base = view();
    frozen.clear();
    before.release();
  }

  private void change(Runnable change) {
    writing.lock();
    try {
      RuntimeException earlier = failure;
      if (earlier != null) {
        throw new QuiverException(
                ErrorCode.IO_ERROR,
                store.description()
                    + " takes no more changes since one failed: "
                    + earlier.getMessage(),
                earlier)
            .withHint("Close the database and open it again; it recovers from its log.");
      }
      checkOpen();
      change.run();
    } catch (RuntimeException e) {
      failure = failure == null && !closed ? e : failure;
      throw e;
    } catch (OutOfMemoryError e) {
      failure = new QuiverException(ErrorCode.OUT_OF_MEMORY, "out of memory", e);
      throw e;
    } finally {
      writing.unlock();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new QuiverException(ErrorCode.DATABASE_CLOSED, store.description() + " is closed");
    }
  }

  @Override
  public long appliedTimestamp() {
    return appliedTimestamp;
  }

  @Override
  public long dirtyBytes() {
    return dirtyBytes;
  }

  @Override
  public long sizeOnDisk() {
    return store.sizeOnDisk();
  }

  /** Only when asked for: libraries reuse their space themselves. */
  @Override
  public boolean compact(boolean anyway) {
    boolean[] done = new boolean[1];
    if (anyway) {
      change(
          () -> {
            if (dirtyBytes == 0 && store.compact()) {
              renew();
              done[0] = true;
            }
          });
    }
    return done[0];
  }

  @Override
  public void verify() {
    writing.lock();
    try (BufferedSnapshot snapshot = take()) {
      store.verify();
      for (int namespace : snapshot.namespaces()) {
        try (KeyValueCursor cursor = snapshot.scan(namespace, KeyRange.ALL, Direction.FORWARD)) {
          while (cursor.next()) {
            // Reading is the check: of checksums and of the order.
          }
        }
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      if (!closed) {
        closed = true;
        gate.close(store);
      }
    } finally {
      writing.unlock();
    }
  }
}
