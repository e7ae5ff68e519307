package io.quiver.driver.migrate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a version stands.
 *
 * @param applied when it was applied, or null
 */
public record MigrationState(int version, String name, Kind kind, @Nullable Instant applied) {

  /** What there is to say of a version. */
  public enum Kind {
    /** In the directory, not yet in the database. */
    PENDING,
    APPLIED,
    /** Applied, but its file is not what it was. */
    CHANGED,
    /** Applied, but its file is gone. */
    MISSING
  }
}
