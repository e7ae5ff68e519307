package io.quiver.planner.system;

import io.quiver.storage.Database;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The open sessions of a database, of this process and of those it serves. Thread-safe. */
public final class OpenSessions {
  private final ConcurrentHashMap<Long, Supplier<SessionInfo>> sessions = new ConcurrentHashMap<>();

  private OpenSessions() {}

  /** Those of a database. */
  public static OpenSessions of(Database database) {
    return database.attached(OpenSessions.class, opened -> new OpenSessions());
  }

  /**
   * Adds one.
   *
   * @param state asked from any thread
   */
  public void opened(long id, Supplier<SessionInfo> state) {
    sessions.put(id, state);
  }

  /** Takes one away. */
  public void closed(long id) {
    sessions.remove(id);
  }

  List<SessionInfo> all() {
    return sessions.values().stream()
        .map(Supplier::get)
        .sorted(Comparator.comparingLong(SessionInfo::id))
        .toList();
  }
}
