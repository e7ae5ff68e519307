package io.quiver.storage.tx;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.LargeWrites;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.kv.WriteCursor;
import io.quiver.storage.log.WriteBatchCodec;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * The writes that a prepared transaction has promised, read part by part from a snapshot that has
 * the promise. Lives no longer than the snapshot, which it does not own; confined to one thread.
 */
final class PreparedWrites implements LargeWrites {
  private final Snapshot snapshot;
  private final String name;
  private final PreparedIndex index;
  private final SortedSet<Integer> namespaces;

  PreparedWrites(Snapshot snapshot, String name, PreparedIndex index) {
    this.snapshot = snapshot;
    this.name = name;
    this.index = index;
    this.namespaces = index.namespaces();
  }

  /** One part as it was stored. */
  static byte[] part(Snapshot snapshot, String name, int part) {
    byte[] bytes = snapshot.get(PreparedRecord.NAMESPACE, PreparedRecord.key(name, part));
    if (bytes == null) {
      throw new QuiverException(
          ErrorCode.CORRUPT_FILE, "part " + part + " of prepared transaction " + name + " is gone");
    }
    return bytes;
  }

  /** Moves the writes to a namespace into a batch, and out of {@link #namespaces}. */
  void take(int namespace, WriteBatch into) {
    WriteCursor cursor = open(namespace);
    while (cursor.next()) {
      byte @Nullable [] value = cursor.value();
      if (value == null) {
        into.remove(namespace, cursor.key());
      } else {
        into.put(namespace, cursor.key(), value);
      }
    }
    namespaces.remove(namespace);
  }

  @Override
  public SortedSet<Integer> namespaces() {
    return namespaces;
  }

  @Override
  public WriteCursor open(int namespace) {
    PreparedIndex.Span span = index.span(namespace);
    if (span == null) {
      throw QuiverException.bug(name + " has not written to namespace " + namespace);
    }
    return new Cursor(namespace, span);
  }

  @Override
  public boolean touches(int namespace, KeyRange range) {
    byte[] first = ceiling(namespace, range.from());
    return first != null && range.contains(first);
  }

  private byte @Nullable [] ceiling(int namespace, byte @Nullable [] from) {
    PreparedIndex.Span span = index.span(namespace);
    if (span == null) {
      return null;
    }
    int part = span.partOf(from);
    NavigableMap<byte[], byte @Nullable []> writes = writes(namespace, span, part);
    byte[] found = from == null ? writes.firstKey() : writes.ceilingKey(from);
    return found == null && part + 1 < span.parts() ? span.firstKeys.get(part + 1) : found;
  }

  @Override
  public boolean removes(int namespace, byte[] key) {
    PreparedIndex.Span span = index.span(namespace);
    if (span == null) {
      return false;
    }
    NavigableMap<byte[], byte @Nullable []> writes = writes(namespace, span, span.partOf(key));
    return writes.containsKey(key) && writes.get(key) == null;
  }

  private NavigableMap<byte[], byte @Nullable []> writes(
      int namespace, PreparedIndex.Span span, int part) {
    WriteBatch batch = new WriteBatch();
    WriteBatchCodec.decode(part(snapshot, name, span.firstPart + part), batch);
    return batch.writes(namespace);
  }

  /** Walks from part to part. */
  private final class Cursor implements WriteCursor {
    private final int namespace;
    private final PreparedIndex.Span span;
    private int nextPart;
    private @Nullable Iterator<Map.Entry<byte[], byte @Nullable []>> entries;
    private byte[] key = {};
    private byte @Nullable [] value;

    Cursor(int namespace, PreparedIndex.Span span) {
      this.namespace = namespace;
      this.span = span;
    }

    @Override
    public boolean next() {
      Iterator<Map.Entry<byte[], byte @Nullable []>> from = entries;
      while (from == null || !from.hasNext()) {
        if (nextPart == span.parts()) {
          return false;
        }
        from = writes(namespace, span, nextPart++).entrySet().iterator();
        entries = from;
      }
      Map.Entry<byte[], byte @Nullable []> entry = from.next();
      key = entry.getKey();
      value = entry.getValue();
      return true;
    }

    @Override
    public byte[] key() {
      return key;
    }

    @Override
    public byte @Nullable [] value() {
      return value;
    }
  }
}
