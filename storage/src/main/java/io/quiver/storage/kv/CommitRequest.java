package io.quiver.storage.kv;

import java.util.List;
import java.util.Map;

/**
 * One validated atomic commit. Everything is checked against the latest committed state, under the
 * engine's commit order; if any check fails nothing is written.
 *
 * @param transactionId for the log
 * @param snapshotTimestamp the state that the reads below were made in
 * @param writes what to write
 * @param unchanged keys that no commit after {@code snapshotTimestamp} may have written (first
 *     updater wins); failure is SERIALIZATION_FAILURE
 * @param readRanges ranges that no commit after {@code snapshotTimestamp} may have written
 *     (SERIALIZABLE); failure is SERIALIZATION_FAILURE
 * @param present keys that must exist; failure is FOREIGN_KEY_VIOLATION
 * @param absent keys that must not exist; failure is UNIQUE_VIOLATION
 * @param empty ranges that must hold no key but those that {@code writes} removes; failure is
 *     FOREIGN_KEY_VIOLATION
 * @param definitions table id to the definition version it was used with, compared with {@link
 *     DefinitionVersions}; failure is SERIALIZATION_FAILURE
 */
public record CommitRequest(
    long transactionId,
    long snapshotTimestamp,
    WriteBatch writes,
    List<NamespaceKey> unchanged,
    List<NamespaceRange> readRanges,
    List<NamespaceKey> present,
    List<NamespaceKey> absent,
    List<NamespaceRange> empty,
    Map<Integer, Long> definitions) {
  public CommitRequest {
    unchanged = List.copyOf(unchanged);
    readRanges = List.copyOf(readRanges);
    present = List.copyOf(present);
    absent = List.copyOf(absent);
    empty = List.copyOf(empty);
    definitions = Map.copyOf(definitions);
  }
}
