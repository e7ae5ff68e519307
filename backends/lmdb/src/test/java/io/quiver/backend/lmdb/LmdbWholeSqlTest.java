package io.quiver.backend.lmdb;

import org.junit.jupiter.api.Tag;

@Tag("long")
class LmdbWholeSqlTest extends LmdbSqlTest {
  @Override
  protected boolean isChosen(String name) {
    return true;
  }
}
