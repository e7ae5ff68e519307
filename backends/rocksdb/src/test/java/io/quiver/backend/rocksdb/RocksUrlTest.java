package io.quiver.backend.rocksdb;

import io.quiver.tck.store.StoreByUrlSuite;

class RocksUrlTest extends StoreByUrlSuite {
  @Override
  protected String store() {
    return "rocksdb";
  }
}
