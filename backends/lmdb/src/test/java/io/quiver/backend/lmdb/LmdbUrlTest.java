package io.quiver.backend.lmdb;

import io.quiver.tck.store.StoreByUrlSuite;

class LmdbUrlTest extends StoreByUrlSuite {
  @Override
  protected String store() {
    return "lmdb";
  }
}
