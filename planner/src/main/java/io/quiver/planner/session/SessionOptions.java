package io.quiver.planner.session;

import io.quiver.storage.tx.IsolationLevel;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a session begins.
 *
 * @param schema initial schema
 * @param isolation initial level
 * @param readOnly refuses changes
 * @param files directory whose files statements may read and write; null: no files
 * @param settings further session settings by lower-case name, as for SET
 */
public record SessionOptions(
    String schema,
    IsolationLevel isolation,
    boolean readOnly,
    @Nullable Path files,
    Map<String, String> settings) {
  public static final SessionOptions DEFAULT =
      new SessionOptions("PUBLIC", IsolationLevel.READ_COMMITTED, false, null, Map.of());

  public SessionOptions {
    settings = Map.copyOf(settings);
  }
}
