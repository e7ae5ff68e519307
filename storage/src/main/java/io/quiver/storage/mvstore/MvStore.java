package io.quiver.storage.mvstore;

import io.quiver.storage.file.StorageFiles;
import io.quiver.storage.kv.LocalStore;
import io.quiver.storage.kv.StoreSnapshot;
import io.quiver.storage.kv.WriteBatch;
import java.util.Set;

/** The local store over H2's MVStore, in a file or in memory. */
public final class MvStore implements LocalStore {
  private MvStore() {}

  /** Opens the store in a file, creating it when it is missing. */
  public static MvStore file(StorageFiles files, String name, MvStoreOptions options) {
    return new MvStore();
  }

  /** A new store without a file. */
  public static MvStore memory() {
    return new MvStore();
  }

  @Override
  public StoreSnapshot snapshot() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void apply(WriteBatch batch) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void dropNamespace(int namespace) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<Integer> namespaces() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void checkpoint(long appliedTimestamp) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long appliedTimestamp() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long dirtyBytes() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long sizeOnDisk() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void verify() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
