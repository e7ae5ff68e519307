package io.quiver.storage;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;

/**
 * How many backups a directory of backups keeps. Each is a <em>set</em>, a base with its
 * increments; a set is removed as a whole, and never the newest one.
 *
 * @param sets so many newest sets are kept; 0: however many
 * @param days every state of so many days can be restored: sets that serve only older ones are
 *     removed; 0: however old
 * @param base whether this backup begins a new set instead of adding to the newest
 */
public record BackupRetention(int sets, int days, boolean base) {
  public BackupRetention {
    if (sets < 0 || days < 0 || sets > 100_000 || days > 100_000) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          "a backup keeps from 1 to 100000 sets or days, not " + (sets < 0 ? sets : days));
    }
  }
}
