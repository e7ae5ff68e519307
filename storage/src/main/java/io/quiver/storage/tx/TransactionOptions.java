package io.quiver.storage.tx;

/**
 * How a transaction begins.
 *
 * @param isolation what it may see of others
 * @param readOnly whether writes are refused with READ_ONLY_TRANSACTION
 * @param lockTimeoutMillis how long it waits for one lock before LOCK_TIMEOUT
 */
public record TransactionOptions(
    IsolationLevel isolation, boolean readOnly, long lockTimeoutMillis) {
  public static final TransactionOptions DEFAULT =
      new TransactionOptions(IsolationLevel.READ_COMMITTED, false, 10_000);
}
