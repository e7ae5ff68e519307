package io.quiver.backend.lmdb;

import io.quiver.storage.backend.SortedStore;
import io.quiver.storage.backend.SortedView;
import io.quiver.storage.kv.Keys;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.lmdbjava.ByteArrayProxy;
import org.lmdbjava.Cursor;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;
import org.lmdbjava.GetOp;
import org.lmdbjava.LmdbException;
import org.lmdbjava.Txn;

/**
 * One LMDB environment with its unnamed map. A write is one transaction that LMDB forces; a view is
 * a few read transactions of one state.
 */
final class LmdbStore implements SortedStore {
  /** Address space, not memory and not disk; less where the system does not give as much. */
  private static final long LARGEST_MAP = 1L << 40;

  private static final long SMALLEST_MAP = 1L << 30;
  private static final int READERS = 1024;

  private final Path directory;
  private final Env<byte[]> environment;
  private final Dbi<byte[]> entries;

  /** Keys from this length on are kept as {@link LongKeys}. */
  private final int limit;

  private LmdbStore(Path directory, Env<byte[]> environment) {
    this.directory = directory;
    this.environment = environment;
    this.entries = environment.openDbi((byte[]) null, DbiFlags.MDB_CREATE);
    this.limit = environment.getMaxKeySize();
  }

  static LmdbStore open(Path directory) {
    try {
      Env<byte[]> environment = environment(directory);
      boolean opened = false;
      try {
        LmdbStore result = new LmdbStore(directory, environment);
        opened = true;
        return result;
      } finally {
        if (!opened) {
          environment.close();
        }
      }
    } catch (LmdbException e) {
      throw LmdbErrors.translate(e, "LMDB in " + directory);
    }
  }

  private static Env<byte[]> environment(Path directory) {
    for (long size = LARGEST_MAP; ; size /= 4) {
      try {
        return Env.create(ByteArrayProxy.PROXY_BA)
            .setMapSize(size)
            .setMaxReaders(READERS)
            .open(directory.toFile(), EnvFlags.MDB_NOTLS);
      } catch (LmdbException e) {
        if (size / 4 < SMALLEST_MAP || !String.valueOf(e.getMessage()).contains("memory")) {
          throw e;
        }
      }
    }
  }

  @Override
  public void write(Consumer<Changes> changes) {
    try (Txn<byte[]> transaction = environment.txnWrite()) {
      changes.accept(new RecordChanges(transaction));
      transaction.commit();
    } catch (LmdbException e) {
      throw LmdbErrors.translate(e, description());
    }
  }

  /** Makes changes within a transaction. */
  private final class RecordChanges implements Changes {
    private final Txn<byte[]> transaction;

    RecordChanges(Txn<byte[]> transaction) {
      this.transaction = transaction;
    }

    @Override
    public void put(byte[] key, byte[] value) {
      if (key.length < limit) {
        var unused = entries.put(transaction, key, value);
        return;
      }
      byte[] record = LongKeys.recordKey(key, limit);
      NavigableMap<byte[], byte[]> all = all(record);
      all.put(key, value);
      var unused = entries.put(transaction, record, LongKeys.write(limit, all));
    }

    private NavigableMap<byte[], byte[]> all(byte[] record) {
      byte[] found = entries.get(transaction, record);
      return found == null ? new TreeMap<>(Keys.ORDER) : LongKeys.read(record, found);
    }

    @Override
    public void remove(byte[] key) {
      if (key.length < limit) {
        var unused = entries.delete(transaction, key);
        return;
      }
      byte[] record = LongKeys.recordKey(key, limit);
      NavigableMap<byte[], byte[]> all = all(record);
      if (all.remove(key) == null) {
        return;
      }
      if (all.isEmpty()) {
        var unused = entries.delete(transaction, record);
      } else {
        var unused = entries.put(transaction, record, LongKeys.write(limit, all));
      }
    }

    /** Ends of ranges are shorter than the limit, so no record lies across one. */
    @Override
    public void removeRange(byte[] from, byte[] to) {
      try (Cursor<byte[]> cursor = entries.openCursor(transaction)) {
        boolean found = cursor.get(from, GetOp.MDB_SET_RANGE);
        while (found && Keys.ORDER.compare(cursor.key(), to) < 0) {
          cursor.delete();
          found = cursor.get(from, GetOp.MDB_SET_RANGE);
        }
      }
    }
  }

  @Override
  public SortedView view() {
    try {
      return new LmdbView(environment, entries, limit, description());
    } catch (LmdbException e) {
      throw LmdbErrors.translate(e, description());
    }
  }

  @Override
  public boolean hasChecksums() {
    return false;
  }

  /** LMDB has nothing to check by; reading all entries against their checksums is all there is. */
  @Override
  public void verify() {}

  /** LMDB reuses its free pages but never gives them back. */
  @Override
  public boolean compact() {
    return false;
  }

  @Override
  public long sizeOnDisk() {
    return directory.resolve("data.mdb").toFile().length();
  }

  @Override
  public String description() {
    return "LMDB in " + directory;
  }

  @Override
  public void close() {
    environment.close();
  }
}
