package io.quiver.storage.mvstore;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.kv.LocalStore;
import io.quiver.storage.kv.StoreSnapshot;
import io.quiver.storage.kv.WriteBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/**
 * The local store over H2's MVStore, in a file or in memory.
 *
 * <p>One {@code MVMap<byte[], byte[]>} per namespace. MVStore never decides when something is
 * written durably: it has no background thread, its own commits only move pages from memory to free
 * places of the file, and the file's durable state changes in {@link #checkpoint} alone (see {@link
 * StoreFile}). A place becomes free only when a checkpoint is complete that no longer knows it, so
 * nothing that the last checkpoint uses is overwritten.
 *
 * <p>Thread-safe; writers take one lock, readers none.
 */
public final class MvStore implements LocalStore {
  /** Entries between two looks at the memory that changed pages take. */
  private static final int ENTRIES_PER_LOOK = 128;

  private static final String MAP_PREFIX = "n";

  /** How long a file must be mostly unused space before it is copied while it is used. */
  private static final long SPARSE_NANOS = TimeUnit.MINUTES.toNanos(1);

  /** No second copy for so long, whether the first one was made or could not be. */
  private static final long REST_NANOS = TimeUnit.MINUTES.toNanos(10);

  private final String description;
  private final ReentrantLock writing = new ReentrantLock();
  private final Map<Integer, MVMap<byte[], byte[]>> maps = new HashMap<>();
  private final AtomicLong dirtyBytes = new AtomicLong();

  // Exchanged together by a compaction, under the lock.
  private MVStore store;
  private volatile @Nullable StoreFile file;
  private FileUsers users;
  private volatile long sparseSince;

  private volatile Cut current;
  private volatile long appliedTimestamp;
  private @Nullable RuntimeException failure;
  private boolean closed;

  private MvStore(MVStore store, @Nullable StoreFile file) {
    this.store = store;
    this.file = file;
    description = file == null ? "The store in memory" : file.description();
    appliedTimestamp = file == null ? 0 : file.openedTimestamp();
    users = users(store, file);
    openMaps();
    current = new Cut(store, users, roots());
  }

  private static FileUsers users(MVStore store, @Nullable StoreFile file) {
    return new FileUsers(file == null ? store::closeImmediately : file::close);
  }

  private void openMaps() {
    maps.clear();
    for (String name : store.getMapNames()) {
      int namespace = namespaceOf(name);
      maps.put(namespace, openMap(namespace));
    }
  }

  /**
   * Opens the store in a file, creating it when it is missing, in the state of its last checkpoint.
   *
   * @throws QuiverException CORRUPT_FILE, UNSUPPORTED_FORMAT
   */
  public static MvStore file(StorageFiles files, String name, MvStoreOptions options) {
    StoreFile file = StoreFile.open(files, name, options);
    boolean opened = false;
    try {
      MvStore result = new MvStore(file.store(), file);
      opened = true;
      return result;
    } catch (QuiverException e) {
      throw e;
    } catch (RuntimeException e) {
      throw StoreErrors.translate(e, file.description());
    } finally {
      if (!opened) {
        file.close();
      }
    }
  }

  /** A new store without a file. */
  public static MvStore memory() {
    return new MvStore(new MVStore.Builder().autoCommitDisabled().open(), null);
  }

  private int namespaceOf(String mapName) {
    try {
      if (mapName.startsWith(MAP_PREFIX)) {
        return Integer.parseUnsignedInt(mapName, MAP_PREFIX.length(), mapName.length(), 16);
      }
    } catch (NumberFormatException e) {
      // falls through
    }
    throw new QuiverException(
        ErrorCode.CORRUPT_FILE, description + " has a map that is not ours: " + mapName);
  }

  private MVMap<byte[], byte[]> openMap(int namespace) {
    return store.openMap(
        MAP_PREFIX + Integer.toHexString(namespace),
        new MVMap.Builder<byte[], byte[]>()
            .keyType(ByteArrayType.INSTANCE)
            .valueType(ByteArrayType.INSTANCE));
  }

  private List<NamespaceRoot> roots() {
    List<NamespaceRoot> roots = new ArrayList<>(maps.size());
    maps.forEach(
        (namespace, map) -> roots.add(new NamespaceRoot(namespace, map, map.flushAndGetRoot())));
    return roots;
  }

  @Override
  public StoreSnapshot snapshot() {
    while (true) {
      Cut cut = current;
      if (cut.retain()) {
        return new MvSnapshot(cut, description);
      }
    }
  }

  @Override
  public void apply(WriteBatch batch) {
    change(
        () -> {
          for (Map.Entry<Integer, NavigableMap<byte[], byte @Nullable []>> writes :
              batch.writes().entrySet()) {
            apply(writes.getKey(), writes.getValue());
          }
          dirtyBytes.addAndGet(batch.bytes());
          publish();
        });
  }

  private void apply(int namespace, NavigableMap<byte[], byte @Nullable []> writes) {
    MVMap<byte[], byte[]> map = maps.computeIfAbsent(namespace, this::openMap);
    int sinceLook = 0;
    for (Map.Entry<byte[], byte @Nullable []> write : writes.entrySet()) {
      byte[] value = write.getValue();
      if (value == null) {
        map.remove(write.getKey());
      } else {
        map.put(write.getKey(), value);
      }
      if (++sinceLook == ENTRIES_PER_LOOK) {
        sinceLook = 0;
        spill();
      }
    }
    spill();
  }

  private void spill() {
    StoreFile to = file;
    if (to != null) {
      to.spill();
    }
  }

  @Override
  public void dropNamespace(int namespace) {
    change(
        () -> {
          MVMap<byte[], byte[]> map = maps.remove(namespace);
          if (map != null) {
            store.removeMap(map);
            if (file == null) {
              store.commit(); // in memory nothing else would ever let go of it
            }
            dirtyBytes.addAndGet(64);
            publish();
          }
        });
  }

  @Override
  public Set<Integer> namespaces() {
    Set<Integer> namespaces = new TreeSet<>();
    for (NamespaceRoot root : current.table()) {
      if (root != null) {
        namespaces.add(root.namespace());
      }
    }
    return namespaces;
  }

  @Override
  public void checkpoint(long newAppliedTimestamp) {
    change(
        () -> {
          StoreFile to = file;
          if (to != null) {
            to.checkpoint(newAppliedTimestamp);
          }
          appliedTimestamp = newAppliedTimestamp;
          dirtyBytes.set(0);
          publish();
        });
  }

  /** The writer's changes become what new snapshots see. */
  private void publish() {
    Cut previous = current;
    current = new Cut(store, users, roots());
    previous.release();
  }

  private void change(Runnable change) {
    writing.lock();
    try {
      RuntimeException earlier = failure;
      if (earlier != null) {
        throw new QuiverException(
                ErrorCode.IO_ERROR,
                description + " takes no more changes since one failed: " + earlier.getMessage(),
                earlier)
            .withHint("Close the database and open it again; it recovers from its log.");
      }
      checkOpen();
      change.run();
    } catch (QuiverException e) {
      failure = failure == null && !closed ? e : failure;
      throw e;
    } catch (RuntimeException e) {
      QuiverException error = StoreErrors.translate(e, description);
      failure = error;
      throw error;
    } catch (OutOfMemoryError e) {
      failure = new QuiverException(ErrorCode.OUT_OF_MEMORY, "out of memory", e);
      throw e;
    } finally {
      writing.unlock();
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new QuiverException(ErrorCode.DATABASE_CLOSED, description + " is closed");
    }
  }

  @Override
  public long appliedTimestamp() {
    return appliedTimestamp;
  }

  @Override
  public long dirtyBytes() {
    return dirtyBytes.get();
  }

  @Override
  public long sizeOnDisk() {
    StoreFile of = file;
    return of == null ? 0 : of.sizeOnDisk();
  }

  /** Which part of the file is in use, from 0 to 1; 1 for a store in memory. */
  public double liveFraction() {
    StoreFile of = file;
    return of == null ? 1 : of.liveFraction();
  }

  @Override
  public void verify() {
    writing.lock();
    try {
      checkOpen();
      StoreFile of = file;
      if (of != null) {
        of.verify();
      }
      for (NamespaceRoot root : current.table()) {
        if (root != null) {
          StoreVerification.verifyEntries(root, description);
        }
      }
    } catch (QuiverException e) {
      throw e;
    } catch (RuntimeException e) {
      throw StoreErrors.translate(e, description);
    } finally {
      writing.unlock();
    }
  }

  /**
   * Copies everything to a smaller file, reads that back, renames it over this one and goes on with
   * it. Snapshots go on reading the old file, which disappears with the last of them; only writing
   * waits. A crash leaves one file or the other. Where the copy cannot be made, for want of space
   * or because the file system does not rename over an open file, everything stays as it is.
   */
  @Override
  public boolean compact(boolean anyway) {
    return (anyway || hasBeenSparse()) && compactNow(anyway);
  }

  /** A file that is being rewritten looks sparse; only one that stays so is worth a copy. */
  private boolean hasBeenSparse() {
    StoreFile of = file;
    long now = System.nanoTime();
    if (of == null || !of.isWorthCopying(false)) {
      sparseSince = 0;
      return false;
    }
    if (sparseSince == 0) {
      sparseSince = now;
    }
    return now - sparseSince >= SPARSE_NANOS;
  }

  private boolean compactNow(boolean anyway) {
    boolean[] done = new boolean[1];
    change(
        () -> {
          StoreFile old = file;
          if (old != null && dirtyBytes() == 0 && old.isWorthCopying(anyway)) {
            sparseSince = System.nanoTime() + REST_NANOS;
            if (copy(old)) {
              replace(old);
              done[0] = true;
            }
          }
        });
    return done[0];
  }

  private boolean copy(StoreFile from) {
    try {
      from.writeCopy(this);
      from.useCopy();
      return true;
    } catch (QuiverException e) {
      if (e.code() == ErrorCode.IO_ERROR || e.code() == ErrorCode.DISK_FULL) {
        return false;
      }
      throw e;
    }
  }

  private void replace(StoreFile old) {
    StoreFile copy = old.reopen();
    FileUsers before = users;
    file = copy;
    store = copy.store();
    users = users(store, copy);
    openMaps();
    publish();
    before.release();
  }

  /**
   * Closes without a checkpoint. A file that is mostly unused space is first copied to a smaller
   * one; if that fails for want of space or the like, it stays as it is.
   */
  @Override
  public void close() {
    writing.lock();
    try {
      if (closed) {
        return;
      }
      try {
        if (failure == null) {
          compactNow(false);
        }
      } finally {
        closed = true;
        StoreFile of = file;
        if (of == null) {
          store.closeImmediately();
        } else {
          of.close();
        }
      }
    } finally {
      writing.unlock();
    }
  }
}
