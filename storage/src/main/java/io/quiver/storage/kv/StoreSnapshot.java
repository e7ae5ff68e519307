package io.quiver.storage.kv;

/** One consistent cut of a {@link LocalStore}; pins what it needs until closed. */
public interface StoreSnapshot extends ReadView, AutoCloseable {
  @Override
  void close();
}
