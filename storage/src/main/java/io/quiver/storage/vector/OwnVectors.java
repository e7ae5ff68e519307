package io.quiver.storage.vector;

import io.quiver.storage.tx.Transaction;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction itself has done to the indexed column: its vectors, to be scanned, and the
 * rows whose committed vectors it must not see any more.
 */
final class OwnVectors {
  static final OwnVectors NONE = new OwnVectors(null, new long[0], Set.of());

  private final @Nullable VectorEntries entries;
  private final long[] changedRows;
  private final Set<Long> keptRows;

  private OwnVectors(@Nullable VectorEntries entries, long[] changedRows, Set<Long> keptRows) {
    this.entries = entries;
    this.changedRows = changedRows;
    this.keptRows = keptRows;
  }

  static OwnVectors of(Transaction transaction, VectorSource source, int dimensions) {
    if (!source.hasOwnChanges(transaction)) {
      return NONE;
    }
    Collector collector = new Collector(dimensions);
    source.ownChanges(transaction, collector);
    return collector.result();
  }

  /** Its vectors, or null when it has none; all of them count as visible. */
  @Nullable VectorEntries entries() {
    return entries;
  }

  boolean isEmpty() {
    return changedRows.length == 0;
  }

  /** Whether the transaction has written the row but for its vector. */
  boolean kept(long rowId) {
    return !keptRows.isEmpty() && keptRows.contains(rowId);
  }

  boolean changed(long rowId) {
    return Arrays.binarySearch(changedRows, rowId) >= 0;
  }

  private static final class Collector implements VectorSource.Changes {
    private final VectorEntries entries;
    private long[] rows = new long[16];
    private int count;
    private final Set<Long> kept = new HashSet<>();

    Collector(int dimensions) {
      entries = VectorEntries.inCommitOrder(dimensions, List.of());
    }

    @Override
    public void change(long rowId, float @Nullable [] vector, @Nullable IncludedValues included) {
      if (count == rows.length) {
        rows = Arrays.copyOf(rows, count * 2);
      }
      rows[count++] = rowId;
      if (vector != null) {
        entries.append(rowId, 0, vector, 0, null);
      }
    }

    @Override
    public void kept(long rowId, @Nullable IncludedValues included) {
      kept.add(rowId);
    }

    OwnVectors result() {
      long[] sorted = Arrays.copyOf(rows, count);
      Arrays.sort(sorted);
      return new OwnVectors(entries.size() == 0 ? null : entries, sorted, kept);
    }
  }
}
