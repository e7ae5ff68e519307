package io.quiver.backend.rocksdb;

import org.junit.jupiter.api.Tag;

@Tag("long")
class RocksWholeSqlTest extends RocksSqlTest {
  @Override
  protected boolean isChosen(String name) {
    return true;
  }
}
