package io.quiver.storage.kv;

import java.util.Set;

/**
 * One commit as the log has it: what the derived structures are made from.
 *
 * @param writes what was written, but for what {@code unlisted} names
 * @param unlisted namespaces with too many writes to be held in memory: whoever follows them reads
 *     them anew from a snapshot that has the commit
 */
public record CommittedBatch(
    long timestamp, long wallMicros, WriteBatch writes, Set<Integer> unlisted) {
  public CommittedBatch {
    unlisted = Set.copyOf(unlisted);
  }

  /** A commit with all that it wrote. */
  public CommittedBatch(long timestamp, long wallMicros, WriteBatch writes) {
    this(timestamp, wallMicros, writes, Set.of());
  }
}
