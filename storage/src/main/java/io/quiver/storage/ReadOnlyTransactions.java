package io.quiver.storage;

import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionInfo;
import io.quiver.storage.tx.TransactionManager;
import io.quiver.storage.tx.TransactionOptions;
import java.util.List;

/** Begins every transaction read-only. */
record ReadOnlyTransactions(TransactionManager transactions) implements TransactionManager {
  @Override
  public Transaction begin(TransactionOptions options) {
    return transactions.begin(
        new TransactionOptions(options.isolation(), true, options.lockTimeoutMillis()));
  }

  @Override
  public List<TransactionInfo> open() {
    return transactions.open();
  }

  @Override
  public void close() {
    transactions.close();
  }
}
