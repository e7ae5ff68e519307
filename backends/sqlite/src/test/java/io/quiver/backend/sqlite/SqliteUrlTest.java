package io.quiver.backend.sqlite;

import io.quiver.tck.store.StoreByUrlSuite;

class SqliteUrlTest extends StoreByUrlSuite {
  @Override
  protected String store() {
    return "sqlite";
  }
}
