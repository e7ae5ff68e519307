package io.quiver.tck.kv;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.Keys;
import io.quiver.storage.kv.LocalStore;
import io.quiver.storage.kv.StoreSnapshot;
import io.quiver.storage.kv.WriteBatch;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The plainest store that keeps the contract: maps copied with every batch. Can fail on demand and
 * tell what a crash would leave.
 */
public final class MemoryStore implements LocalStore {
  private record Content(Map<Integer, NavigableMap<byte[], byte[]>> maps, long timestamp) {
    static final Content EMPTY = new Content(Map.of(), 0);
  }

  private final AtomicInteger openSnapshots = new AtomicInteger();
  private final AtomicInteger writesUntilFailure = new AtomicInteger(Integer.MAX_VALUE);
  private volatile Content content;
  private volatile Content durable;
  private volatile long dirty;

  public MemoryStore() {
    this(Content.EMPTY);
  }

  private MemoryStore(Content content) {
    this.content = content;
    this.durable = content;
  }

  /** What is found when the machine stops now and comes back. */
  public MemoryStore afterCrash() {
    return new MemoryStore(durable);
  }

  /** The n-th write from now on, and every later one, fails. */
  public void failAfter(int writes) {
    writesUntilFailure.set(writes);
  }

  public int openSnapshots() {
    return openSnapshots.get();
  }

  private void write() {
    if (writesUntilFailure.decrementAndGet() < 0) {
      throw new QuiverException(ErrorCode.IO_ERROR, "the store was told to fail");
    }
  }

  @Override
  public StoreSnapshot snapshot() {
    openSnapshots.incrementAndGet();
    return new MemorySnapshot(content.maps, openSnapshots);
  }

  @Override
  public void apply(WriteBatch batch) {
    write();
    Map<Integer, NavigableMap<byte[], byte[]>> maps = new HashMap<>(content.maps);
    batch
        .writes()
        .forEach(
            (namespace, writes) -> {
              NavigableMap<byte[], byte[]> map = new TreeMap<>(Keys.ORDER);
              NavigableMap<byte[], byte[]> before = maps.get(namespace);
              if (before != null) {
                map.putAll(before);
              }
              writes.forEach(
                  (key, value) -> {
                    if (value == null) {
                      map.remove(key);
                    } else {
                      map.put(key, value);
                    }
                  });
              maps.put(namespace, map);
            });
    content = new Content(maps, content.timestamp);
    dirty = dirty + batch.bytes();
  }

  @Override
  public void dropNamespace(int namespace) {
    write();
    Map<Integer, NavigableMap<byte[], byte[]>> maps = new HashMap<>(content.maps);
    maps.remove(namespace);
    content = new Content(maps, content.timestamp);
  }

  @Override
  public Set<Integer> namespaces() {
    return Set.copyOf(content.maps.keySet());
  }

  @Override
  public void checkpoint(long appliedTimestamp) {
    write();
    content = new Content(content.maps, appliedTimestamp);
    durable = content;
    dirty = 0;
  }

  @Override
  public long appliedTimestamp() {
    return durable.timestamp;
  }

  @Override
  public long dirtyBytes() {
    return dirty;
  }

  @Override
  public long sizeOnDisk() {
    return 0;
  }

  @Override
  public void verify() {}

  @Override
  public void close() {}

  private record MemorySnapshot(Map<Integer, NavigableMap<byte[], byte[]>> maps, AtomicInteger open)
      implements StoreSnapshot {
    private NavigableMap<byte[], byte[]> map(int namespace) {
      return maps.getOrDefault(namespace, Collections.emptyNavigableMap());
    }

    private NavigableMap<byte[], byte[]> map(int namespace, KeyRange range) {
      NavigableMap<byte[], byte[]> map = map(namespace);
      byte[] from = range.from();
      byte[] to = range.to();
      if (range.isEmpty() || map.isEmpty()) {
        return Collections.emptyNavigableMap();
      }
      map = from == null ? map : map.tailMap(from, true);
      return to == null ? map : map.headMap(to, false);
    }

    @Override
    public byte @Nullable [] get(int namespace, byte[] key) {
      NavigableMap<byte[], byte[]> map = map(namespace);
      return map.isEmpty() ? null : map.get(key);
    }

    @Override
    public KeyValueCursor scan(int namespace, KeyRange range, Direction direction) {
      NavigableMap<byte[], byte[]> part = map(namespace, range);
      part = direction == Direction.BACKWARD ? part.descendingMap() : part;
      return new MapCursor(part.entrySet().iterator());
    }

    @Override
    public long estimateCount(int namespace, KeyRange range) {
      return map(namespace, range).size();
    }

    @Override
    public void close() {
      open.decrementAndGet();
    }
  }

  private static final class MapCursor implements KeyValueCursor {
    private final Iterator<Map.Entry<byte[], byte[]>> entries;
    private byte[] key = {};
    private byte[] value = {};

    MapCursor(Iterator<Map.Entry<byte[], byte[]>> entries) {
      this.entries = entries;
    }

    @Override
    public boolean next() {
      if (!entries.hasNext()) {
        return false;
      }
      Map.Entry<byte[], byte[]> entry = entries.next();
      key = entry.getKey();
      value = entry.getValue();
      return true;
    }

    @Override
    public byte[] key() {
      return key;
    }

    @Override
    public byte[] value() {
      return value;
    }

    @Override
    public void close() {}
  }
}
