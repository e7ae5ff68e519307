package io.quiver.backend.sqlite;

import org.junit.jupiter.api.Tag;

@Tag("long")
class SqliteWholeSqlTest extends SqliteSqlTest {
  @Override
  protected boolean isChosen(String name) {
    return true;
  }
}
