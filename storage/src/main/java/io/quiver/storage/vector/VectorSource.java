package io.quiver.storage.vector;

import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.ReadView;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.storage.tx.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Where the vectors of an index come from: one VECTOR column of one table, seen through commits,
 * through a transaction or through a snapshot. Thread-safe.
 */
interface VectorSource {
  /** Takes what happened to rows' vectors. Arrays handed over are not modified by anybody. */
  interface Changes {
    /**
     * Called for every row whose vector may have changed.
     *
     * @param vector the value now; null: the row is gone or has NULL
     * @param included its INCLUDE columns, valid during the call; null: not known
     */
    void change(long rowId, float @Nullable [] vector, @Nullable IncludedValues included);

    /** Called for a row that was written with the vector it had. */
    default void kept(long rowId, @Nullable IncludedValues included) {}
  }

  /** Delivers what a commit changed; each row at most once. */
  void changes(WriteBatch batch, Changes changes);

  /** Whether a commit has changed more rows than it tells: all are to be loaded anew. */
  default boolean isUnlisted(CommittedBatch batch) {
    return false;
  }

  /** Whether {@link #ownChanges} would be too many to hold: the rows are searched instead. */
  default boolean hasManyOwnChanges(Transaction transaction) {
    return false;
  }

  /** Whether the transaction has uncommitted writes that {@link #ownChanges} could find. */
  boolean hasOwnChanges(Transaction transaction);

  /** Delivers what a transaction has changed itself so far; each row at most once. */
  void ownChanges(Transaction transaction, Changes changes);

  /**
   * The last commit that the transaction sees, for an index that answers in place of the rows: they
   * count as read.
   */
  long snapshotToAnswer(Transaction transaction);

  /** Delivers all rows that the transaction sees and whose vector is not NULL. */
  void scan(Transaction transaction, Changes rows);

  /** The vector of one row as the transaction sees it, or null. */
  float @Nullable [] get(Transaction transaction, long rowId);

  /** The vector of one row in a state, or null. */
  float @Nullable [] get(ReadView view, long rowId);

  /** About how many rows the table has. */
  long estimateRows(ReadView view);

  /**
   * Delivers all rows of a state whose vector is not NULL, in row id order.
   *
   * @param after rows up to this id are left out
   */
  void scan(ReadView view, long after, Changes rows);
}
