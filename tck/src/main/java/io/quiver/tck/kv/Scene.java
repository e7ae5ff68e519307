package io.quiver.tck.kv;

import static io.quiver.tck.kv.Commits.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quiver.storage.engine.EngineOptions;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.Snapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One database of a case, open, with short ways to change and look at it. */
final class Scene implements AutoCloseable {
  /** The namespace that cases use unless they need two. */
  static final int MAIN = 7;

  static final int OTHER = 8;

  private final EngineUnderTest database;
  KeyValueEngine engine;

  Scene(EngineUnderTest database) {
    this.database = database;
    engine = database.open(EngineOptions.defaults());
  }

  Commits.Builder commit() {
    return Commits.on(engine);
  }

  void put(String... keysAndValues) {
    Commits.Builder commit = commit();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      commit.put(MAIN, keysAndValues[i], keysAndValues[i + 1]);
    }
    commit.commit();
  }

  void putBytes(byte[] key, byte[] value) {
    commit().put(MAIN, key, value).commit();
  }

  void remove(String... keys) {
    Commits.Builder commit = commit();
    for (String key : keys) {
      commit.remove(MAIN, key);
    }
    commit.commit();
  }

  @Nullable String get(String key) {
    return Commits.latest(engine, MAIN, key);
  }

  void assertValue(byte[] key, byte @Nullable [] value) {
    try (Snapshot snapshot = engine.snapshot()) {
      assertArrayEquals(value, snapshot.get(MAIN, key));
    }
  }

  List<String> walk(KeyRange range, Direction direction) {
    try (Snapshot snapshot = engine.snapshot()) {
      return Commits.entries(snapshot.scan(MAIN, range, direction));
    }
  }

  List<String> scan(@Nullable String from, @Nullable String to) {
    return walk(Commits.range(from, to), Direction.FORWARD);
  }

  List<String> scanBack(@Nullable String from, @Nullable String to) {
    return walk(Commits.range(from, to), Direction.BACKWARD);
  }

  List<String> prefix(String prefix) {
    return walk(KeyRange.prefix(bytes(prefix)), Direction.FORWARD);
  }

  void assertAll(String... entries) {
    assertEquals(List.of(entries), scan(null, null));
  }

  long count(KeyRange range) {
    try (Snapshot snapshot = engine.snapshot()) {
      return snapshot.estimateCount(MAIN, range);
    }
  }

  /** From here on reads find in the store what was in memory. */
  void checkpoint() {
    engine.checkpoint();
  }

  void reopen() {
    engine.close();
    engine = database.open(EngineOptions.defaults());
  }

  void crash() {
    database.crash();
    engine = database.open(EngineOptions.defaults());
  }

  @Override
  public void close() {
    engine.close();
    database.close();
  }
}
