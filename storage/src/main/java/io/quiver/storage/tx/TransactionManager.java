package io.quiver.storage.tx;

import java.util.List;

/** Begins transactions over one engine and knows the open ones. Thread-safe. */
public interface TransactionManager extends AutoCloseable {
  Transaction begin(TransactionOptions options);

  /** The open transactions, for views and diagnosis. */
  List<TransactionInfo> open();

  /** Who waits for whose locks at this moment. */
  default List<LockWait> waits() {
    return List.of();
  }

  /** Transactions that wait for their outcome. */
  List<PreparedInfo> prepared();

  /**
   * Commits a prepared transaction.
   *
   * @throws io.quiver.storage.error.QuiverException OBJECT_NOT_FOUND when there is none of this
   *     name
   */
  void commitPrepared(String name);

  /**
   * Rolls a prepared transaction back.
   *
   * @throws io.quiver.storage.error.QuiverException OBJECT_NOT_FOUND when there is none of this
   *     name
   */
  void rollbackPrepared(String name);

  /** Rolls back whatever is still open; prepared transactions stay. Does not close the engine. */
  @Override
  void close();
}
