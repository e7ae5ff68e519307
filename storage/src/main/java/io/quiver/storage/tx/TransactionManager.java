package io.quiver.storage.tx;

import java.util.List;

/** Begins transactions over one engine and knows the open ones. Thread-safe. */
public interface TransactionManager extends AutoCloseable {
  Transaction begin(TransactionOptions options);

  /** The open transactions, for views and diagnosis. */
  List<TransactionInfo> open();

  /** Rolls back whatever is still open. Does not close the engine. */
  @Override
  void close();
}
