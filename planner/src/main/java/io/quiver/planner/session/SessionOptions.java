package io.quiver.planner.session;

import io.quiver.storage.tx.IsolationLevel;
import java.util.Map;

/**
 * How a session begins.
 *
 * @param schema initial schema
 * @param isolation initial level
 * @param readOnly refuses changes
 * @param settings further session settings by lower-case name, as for SET
 */
public record SessionOptions(
    String schema, IsolationLevel isolation, boolean readOnly, Map<String, String> settings) {
  public static final SessionOptions DEFAULT =
      new SessionOptions("PUBLIC", IsolationLevel.READ_COMMITTED, false, Map.of());

  public SessionOptions {
    settings = Map.copyOf(settings);
  }
}
