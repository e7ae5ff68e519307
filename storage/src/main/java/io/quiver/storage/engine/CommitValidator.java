package io.quiver.storage.engine;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.CommitRequest;
import io.quiver.storage.kv.DefinitionVersions;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.kv.KeyRange;
import io.quiver.storage.kv.KeyValueCursor;
import io.quiver.storage.kv.LargeWrites;
import io.quiver.storage.kv.NamespaceKey;
import io.quiver.storage.kv.NamespaceRange;
import io.quiver.storage.kv.WriteBatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks a commit against the latest state: every commit with a lower timestamp, visible yet or
 * not. Used under the commit mutex only.
 */
final class CommitValidator {
  private static final long LATEST = Long.MAX_VALUE;

  private final RecentChanges recent;

  /** Versions known so far, so that the usual commit looks nothing up. */
  private final Map<Integer, Long> definitions = new HashMap<>();

  /** What prepared transactions have read; mostly empty. */
  private final Map<Long, List<NamespaceRange>> bound = new HashMap<>();

  private final boolean validatesRanges;

  CommitValidator(RecentChanges recent, boolean validatesRanges) {
    this.recent = recent;
    this.validatesRanges = validatesRanges;
  }

  /**
   * Throws what {@link CommitRequest} says, or returns.
   *
   * @param large what is written beside the writes of the request, or null
   */
  void validate(
      CommitRequest request, @Nullable LargeWrites large, Cut latest, long lastTimestamp) {
    long since = request.snapshotTimestamp();
    if (since < lastTimestamp) {
      checkUnchanged(request, latest, since);
      if (validatesRanges) {
        checkReadRanges(request, latest, since);
      }
    }
    if (!bound.isEmpty()) {
      checkBound(request, large);
    }
    for (NamespaceKey key : request.present()) {
      if (latest.get(key.namespace(), key.key(), LATEST) == null) {
        throw new QuiverException(
            ErrorCode.FOREIGN_KEY_VIOLATION, "a row that was referred to no longer exists");
      }
    }
    for (NamespaceKey key : request.absent()) {
      if (latest.get(key.namespace(), key.key(), LATEST) != null) {
        throw new QuiverException(
            ErrorCode.UNIQUE_VIOLATION, "another transaction has inserted the same key");
      }
    }
    for (NamespaceRange range : request.empty()) {
      checkEmpty(range, request.writes(), large, latest);
    }
    for (Map.Entry<Integer, Long> definition : request.definitions().entrySet()) {
      checkDefinition(definition.getKey(), definition.getValue(), latest);
    }
  }

  void bind(long transactionId, List<NamespaceRange> ranges) {
    if (ranges.isEmpty()) {
      bound.remove(transactionId);
    } else {
      bound.put(transactionId, List.copyOf(ranges));
    }
  }

  private void checkBound(CommitRequest request, @Nullable LargeWrites large) {
    bound.forEach(
        (transactionId, ranges) -> {
          if (transactionId != request.transactionId()) {
            for (NamespaceRange range : ranges) {
              if (request.writes().touches(range.namespace(), range.range())
                  || (large != null && large.touches(range.namespace(), range.range()))) {
                throw conflict("a prepared transaction has read what is to be written");
              }
            }
          }
        });
  }

  private void checkUnchanged(CommitRequest request, Cut latest, long since) {
    for (NamespaceKey key : request.unchanged()) {
      Version version = latest.find(key.namespace(), key.key(), LATEST);
      long changed =
          version != null
              ? version.timestamp
              : recent.changedAt(key.namespace(), key.key(), since, LATEST);
      if (changed > since) {
        throw conflict("a row to be changed was changed by another transaction meanwhile");
      }
    }
  }

  private void checkReadRanges(CommitRequest request, Cut latest, long since) {
    for (NamespaceRange read : request.readRanges()) {
      int namespace = read.namespace();
      KeyRange range = read.range();
      Generation frozen = latest.frozen;
      if (latest.active.changedAfter(namespace, range, since)
          || (frozen != null && frozen.changedAfter(namespace, range, since))
          || recent.changedAfter(namespace, range, since)) {
        throw conflict("rows that were read were changed by another transaction meanwhile");
      }
    }
  }

  /** What the commit itself removes does not count. */
  private static void checkEmpty(
      NamespaceRange empty, WriteBatch writes, @Nullable LargeWrites large, Cut latest) {
    int namespace = empty.namespace();
    try (KeyValueCursor cursor = latest.scan(namespace, empty.range(), Direction.FORWARD, LATEST)) {
      while (cursor.next()) {
        byte[] key = cursor.key();
        if (!writes.removes(namespace, key) && (large == null || !large.removes(namespace, key))) {
          throw new QuiverException(
              ErrorCode.FOREIGN_KEY_VIOLATION,
              "another transaction has inserted a row that refers to a removed one");
        }
      }
    }
  }

  private void checkDefinition(int tableId, long expected, Cut latest) {
    Long current = definitions.get(tableId);
    if (current == null) {
      byte @Nullable [] value =
          latest.get(DefinitionVersions.NAMESPACE, DefinitionVersions.key(tableId), LATEST);
      // A table without an entry is remembered as matching whatever is expected first.
      current = value == null ? Long.valueOf(expected) : DefinitionVersions.version(value);
      if (value != null) {
        definitions.put(tableId, current);
      }
    }
    if (current != expected) {
      throw conflict("the definition of a table was changed by another transaction meanwhile");
    }
  }

  /** Learns new definition versions from a commit that passed. */
  void committed(WriteBatch writes) {
    writes
        .writes(DefinitionVersions.NAMESPACE)
        .forEach(
            (key, value) -> {
              int tableId = DefinitionVersions.tableId(key);
              if (value == null) {
                definitions.remove(tableId);
              } else {
                definitions.put(tableId, DefinitionVersions.version(value));
              }
            });
  }

  private static QuiverException conflict(String message) {
    return new QuiverException(ErrorCode.SERIALIZATION_FAILURE, message)
        .withHint("Run the transaction again.");
  }
}
