package io.quiver.storage.tx;

import io.quiver.storage.kv.EntryBlock;
import io.quiver.storage.kv.KeyValueCursor;
import org.jspecify.annotations.Nullable;

/** A cursor that holds its snapshot open and does not outlive its transaction. */
final class TransactionCursor implements KeyValueCursor {
  private final LocalTransaction transaction;
  private final HeldSnapshot held;
  private final KeyValueCursor entries;
  private final @Nullable OwnLayer own;
  private final @Nullable ScanRead read;
  private boolean closed;

  TransactionCursor(
      LocalTransaction transaction,
      HeldSnapshot held,
      KeyValueCursor entries,
      @Nullable OwnLayer own,
      @Nullable ScanRead read) {
    this.transaction = transaction;
    this.held = held;
    this.entries = entries;
    this.own = own;
    this.read = read;
  }

  @Override
  public boolean next() {
    if (closed) {
      return false;
    }
    transaction.checkActive();
    if (entries.next()) {
      if (read != null) {
        read.reach(entries.key());
      }
      return true;
    }
    if (read != null) {
      read.exhaust();
    }
    close();
    return false;
  }

  @Override
  public @Nullable EntryBlock nextBlock(byte @Nullable [] limit) {
    if (closed || read != null) {
      return null;
    }
    transaction.checkActive();
    return entries.nextBlock(limit);
  }

  @Override
  public byte[] key() {
    return entries.key();
  }

  @Override
  public byte[] value() {
    return entries.value();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    entries.close();
    if (own != null) {
      own.end();
    }
    if (read != null) {
      read.close();
    }
    transaction.leave(held);
  }
}
