package io.quiver.backend.sqlite;

import io.quiver.tck.isolation.ListAppendSuite;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteListAppendTest extends ListAppendSuite {
  @TempDir Path directory;
  private int databases;

  @Override
  protected String newUrl() {
    return "jdbc:quiver:"
        + directory.resolve("db" + databases++)
        + ";linger=0;durability=relaxed;store=sqlite";
  }
}
