package io.quiver.storage.engine;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who still needs which part of the log. Thread-safe. */
final class LogRetention {
  private final Map<String, Long> retained = new ConcurrentHashMap<>();

  void retain(String name, long timestamp) {
    retained.merge(name, timestamp, Math::max);
  }

  void release(String name) {
    retained.remove(name);
  }

  /** Everything after this commit is needed; at most {@code applied}. */
  long oldestNeeded(long applied) {
    long needed = applied;
    for (long timestamp : retained.values()) {
      needed = Math.min(needed, timestamp);
    }
    return needed;
  }
}
