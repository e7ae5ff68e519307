package io.quiver.tck.kv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommitRequest;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.NamespaceKey;
import io.quiver.storage.kv.NamespaceRange;
import io.quiver.storage.kv.ReadView;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.kv.WriteBatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;

/** Short ways to say what a test commits and reads. Keys and values are strings here. */
public final class Commits {
  private Commits() {}

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  public static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  public static @Nullable String get(ReadView view, int namespace, String key) {
    return text(view.get(namespace, bytes(key)));
  }

  /** The latest visible value. */
  public static @Nullable String latest(KeyValueEngine engine, int namespace, String key) {
    try (Snapshot snapshot = engine.snapshot()) {
      return get(snapshot, namespace, key);
    }
  }

  public static List<String> entries(KeyValueCursor cursor) {
    List<String> all = new ArrayList<>();
    try (cursor) {
      while (cursor.next()) {
        all.add(text(cursor.key()) + "=" + text(cursor.value()));
      }
    }
    return all;
  }

  public static List<String> entries(ReadView view, int namespace) {
    return entries(view.scan(namespace, KeyRange.ALL, Direction.FORWARD));
  }

  public static KeyRange range(@Nullable String from, @Nullable String to) {
    return KeyRange.of(from == null ? null : bytes(from), to == null ? null : bytes(to));
  }

  public static void assertFails(ErrorCode code, Executable executable) {
    assertEquals(code, assertThrows(QuiverException.class, executable).code());
  }

  /** A commit on top of the latest state, to which checks are added. */
  public static Builder on(KeyValueEngine engine) {
    return new Builder(engine, engine.visibleTimestamp());
  }

  /** A commit of what was read at a snapshot. */
  public static Builder on(KeyValueEngine engine, Snapshot snapshot) {
    return new Builder(engine, snapshot.timestamp());
  }

  /** Collects one commit. */
  public static final class Builder {
    private final KeyValueEngine engine;
    private final long since;
    private final WriteBatch writes = new WriteBatch();
    private final List<NamespaceKey> unchanged = new ArrayList<>();
    private final List<NamespaceRange> readRanges = new ArrayList<>();
    private final List<NamespaceKey> present = new ArrayList<>();
    private final List<NamespaceKey> absent = new ArrayList<>();
    private final List<NamespaceRange> empty = new ArrayList<>();
    private final Map<Integer, Long> definitions = new HashMap<>();

    private Builder(KeyValueEngine engine, long since) {
      this.engine = engine;
      this.since = since;
    }

    public Builder put(int namespace, String key, String value) {
      writes.put(namespace, bytes(key), bytes(value));
      return this;
    }

    public Builder put(int namespace, byte[] key, byte[] value) {
      writes.put(namespace, key, value);
      return this;
    }

    public Builder remove(int namespace, String key) {
      writes.remove(namespace, bytes(key));
      return this;
    }

    /** Everything that a batch writes. */
    public Builder all(WriteBatch batch) {
      batch
          .writes()
          .forEach(
              (namespace, entries) ->
                  entries.forEach(
                      (key, value) -> {
                        if (value == null) {
                          writes.remove(namespace, key);
                        } else {
                          writes.put(namespace, key, value);
                        }
                      }));
      return this;
    }

    public Builder unchanged(int namespace, String key) {
      unchanged.add(new NamespaceKey(namespace, bytes(key)));
      return this;
    }

    public Builder read(int namespace, KeyRange range) {
      readRanges.add(new NamespaceRange(namespace, range));
      return this;
    }

    public Builder present(int namespace, String key) {
      present.add(new NamespaceKey(namespace, bytes(key)));
      return this;
    }

    public Builder absent(int namespace, String key) {
      absent.add(new NamespaceKey(namespace, bytes(key)));
      return this;
    }

    public Builder empty(int namespace, KeyRange range) {
      empty.add(new NamespaceRange(namespace, range));
      return this;
    }

    public Builder definition(int tableId, long version) {
      definitions.put(tableId, version);
      return this;
    }

    public long commit() {
      return engine.commit(request(writes));
    }

    /** Commits as if the writes did not fit into memory. */
    public long commitLarge() {
      return engine.commit(request(new WriteBatch()), new LargeBatch(writes));
    }

    private CommitRequest request(WriteBatch listed) {
      return new CommitRequest(
          1, since, listed, unchanged, readRanges, present, absent, empty, definitions);
    }
  }
}
