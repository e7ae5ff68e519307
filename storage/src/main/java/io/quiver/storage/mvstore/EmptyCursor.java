package io.quiver.storage.mvstore;

import io.quiver.storage.kv.KeyValueCursor;
import java.util.NoSuchElementException;

/** Walks over nothing. */
enum EmptyCursor implements KeyValueCursor {
  INSTANCE;

  @Override
  public boolean next() {
    return false;
  }

  @Override
  public byte[] key() {
    throw new NoSuchElementException("the cursor stands on no entry");
  }

  @Override
  public byte[] value() {
    throw new NoSuchElementException("the cursor stands on no entry");
  }

  @Override
  public void close() {}
}
