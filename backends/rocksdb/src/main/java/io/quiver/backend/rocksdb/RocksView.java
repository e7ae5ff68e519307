package io.quiver.backend.rocksdb;

import io.quiver.storage.backend.SortedView;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.Snapshot;

/** A snapshot of RocksDB. */
final class RocksView implements SortedView {
  private final RocksDB database;
  private final String description;
  private final Snapshot snapshot;
  private final ReadOptions options;

  RocksView(RocksDB database, String description) {
    this.database = database;
    this.description = description;
    this.snapshot = database.getSnapshot();
    this.options = new ReadOptions().setSnapshot(snapshot);
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    try {
      return database.get(options, key);
    } catch (RocksDBException e) {
      throw RocksErrors.translate(e, description);
    }
  }

  @Override
  public List<Entry> page(KeyRange range, Direction direction, int limit) {
    List<Entry> page = new ArrayList<>();
    long bytes = 0;
    byte[] from = range.from();
    byte[] to = range.to();
    // Bounds keep RocksDB from walking over what was removed behind the range.
    try (ReadOptions bounded = new ReadOptions().setSnapshot(snapshot);
        @Nullable Slice lower = from == null ? null : new Slice(from);
        @Nullable Slice upper = to == null ? null : new Slice(to)) {
      if (lower != null) {
        bounded.setIterateLowerBound(lower);
      }
      if (upper != null) {
        bounded.setIterateUpperBound(upper);
      }
      try (RocksIterator iterator = database.newIterator(bounded)) {
        boolean forward = direction == Direction.FORWARD;
        if (forward) {
          iterator.seekToFirst();
        } else {
          iterator.seekToLast();
        }
        while (iterator.isValid() && page.size() < limit && bytes < PAGE_BYTES) {
          byte[] value = iterator.value();
          page.add(new Entry(iterator.key(), value));
          bytes += value.length;
          if (forward) {
            iterator.next();
          } else {
            iterator.prev();
          }
        }
        iterator.status();
      }
    } catch (RocksDBException e) {
      throw RocksErrors.translate(e, description);
    }
    return page;
  }

  @Override
  public void close() {
    options.close();
    database.releaseSnapshot(snapshot);
  }
}
