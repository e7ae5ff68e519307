package io.quiver.storage.tx;

/**
 * A place in a transaction's writes that it can go back to; valid in the transaction that made it.
 */
public record Savepoint(long transactionId, int number) {}
