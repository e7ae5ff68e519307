package io.quiver.storage;

import io.quiver.storage.codec.ByteReader;
import io.quiver.storage.codec.ByteWriter;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionManager;
import io.quiver.storage.tx.TransactionOptions;

/**
 * Numbers for definitions and namespaces, each given once. The stored limit runs ahead by blocks,
 * so that a number given before a crash is not given again. Thread-safe.
 */
final class ObjectIds {
  /** Namespaces below are the system's own. */
  static final int FIRST = 16;

  private static final int BLOCK = 64;

  private final TransactionManager transactions;
  private final byte[] key;
  private int next;
  private int limit;

  ObjectIds(TransactionManager transactions, byte[] key) {
    this.transactions = transactions;
    this.key = key;
  }

  synchronized int next() {
    if (next == limit) {
      reserve();
    }
    return next++;
  }

  private void reserve() {
    try (Transaction transaction = transactions.begin(TransactionOptions.DEFAULT)) {
      byte[] stored = transaction.getLatest(MetaKeys.NAMESPACE, key);
      int start = stored == null ? FIRST : new ByteReader(stored).readInt();
      if (start > Integer.MAX_VALUE - 2 * BLOCK) {
        throw new QuiverException(
            ErrorCode.LIMIT_EXCEEDED, "the database has used up its object numbers");
      }
      ByteWriter out = new ByteWriter();
      out.writeInt(start + BLOCK);
      transaction.put(MetaKeys.NAMESPACE, key, out.toBytes());
      transaction.commit();
      next = start;
      limit = start + BLOCK;
    }
  }
}
