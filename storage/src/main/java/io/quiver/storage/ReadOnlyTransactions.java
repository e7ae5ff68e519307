package io.quiver.storage;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.PreparedInfo;
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
  public List<PreparedInfo> prepared() {
    return transactions.prepared();
  }

  @Override
  public void commitPrepared(String name) {
    throw readOnly();
  }

  @Override
  public void rollbackPrepared(String name) {
    throw readOnly();
  }

  private static QuiverException readOnly() {
    return new QuiverException(
        ErrorCode.READ_ONLY_TRANSACTION, "the database is open for reading only");
  }

  @Override
  public void close() {
    transactions.close();
  }
}
