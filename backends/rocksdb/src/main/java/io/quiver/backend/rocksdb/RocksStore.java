package io.quiver.backend.rocksdb;

import io.quiver.storage.backend.SortedStore;
import io.quiver.storage.backend.SortedView;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * One RocksDB with one column family. A write is one batch, forced in RocksDB's own log; RocksDB's
 * checksums cover its log and its tables.
 */
final class RocksStore implements SortedStore {
  private final Path directory;
  private final Options options;
  private final LRUCache cache;
  private final BloomFilter filter;
  private final RocksDB database;
  private final WriteOptions forced = new WriteOptions().setSync(true);

  private RocksStore(
      Path directory, Options options, LRUCache cache, BloomFilter filter, RocksDB database) {
    this.directory = directory;
    this.options = options;
    this.cache = cache;
    this.filter = filter;
    this.database = database;
  }

  static RocksStore open(Path directory, int cacheMegabytes) {
    RocksDB.loadLibrary();
    LRUCache cache = new LRUCache((long) cacheMegabytes << 20);
    BloomFilter filter = new BloomFilter(10);
    Options options =
        new Options()
            .setCreateIfMissing(true)
            .setParanoidChecks(true)
            .setInfoLogLevel(InfoLogLevel.ERROR_LEVEL)
            .setKeepLogFileNum(1)
            .setTableFormatConfig(
                new BlockBasedTableConfig().setBlockCache(cache).setFilterPolicy(filter));
    boolean opened = false;
    try {
      RocksDB database = RocksDB.open(options, directory.toString());
      opened = true;
      return new RocksStore(directory, options, cache, filter, database);
    } catch (RocksDBException e) {
      throw RocksErrors.translate(e, "RocksDB in " + directory);
    } finally {
      if (!opened) {
        options.close();
        filter.close();
        cache.close();
      }
    }
  }

  @Override
  public void write(Consumer<Changes> changes) {
    try (WriteBatch batch = new WriteBatch()) {
      changes.accept(new BatchChanges(batch, description()));
      database.write(forced, batch);
    } catch (RocksDBException e) {
      throw RocksErrors.translate(e, description());
    }
  }

  /** Collects changes in RocksDB's form. */
  private record BatchChanges(WriteBatch batch, String description) implements Changes {
    @Override
    public void put(byte[] key, byte[] value) {
      try {
        batch.put(key, value);
      } catch (RocksDBException e) {
        throw RocksErrors.translate(e, description);
      }
    }

    @Override
    public void remove(byte[] key) {
      try {
        batch.delete(key);
      } catch (RocksDBException e) {
        throw RocksErrors.translate(e, description);
      }
    }

    @Override
    public void removeRange(byte[] from, byte[] to) {
      try {
        batch.deleteRange(from, to);
      } catch (RocksDBException e) {
        throw RocksErrors.translate(e, description);
      }
    }
  }

  @Override
  public SortedView view() {
    return new RocksView(database, description());
  }

  @Override
  public boolean hasChecksums() {
    return true;
  }

  @Override
  public void verify() {
    try {
      database.verifyChecksum();
    } catch (RocksDBException e) {
      throw RocksErrors.translate(e, description());
    }
  }

  @Override
  public boolean compact() {
    try {
      database.compactRange();
      return true;
    } catch (RocksDBException e) {
      throw RocksErrors.translate(e, description());
    }
  }

  @Override
  public long sizeOnDisk() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new QuiverException(ErrorCode.IO_ERROR, "cannot read directory " + directory, e);
    }
  }

  @Override
  public String description() {
    return "RocksDB in " + directory;
  }

  @Override
  public void close() {
    database.close();
    forced.close();
    options.close();
    filter.close();
    cache.close();
  }
}
