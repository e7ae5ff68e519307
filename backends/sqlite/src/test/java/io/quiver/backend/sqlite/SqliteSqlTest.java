package io.quiver.backend.sqlite;

import io.quiver.tck.sql.SqlFilesSuite;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

/** Some of the SQL files, from every area; {@link SqliteWholeSqlTest} runs all of them. */
class SqliteSqlTest extends SqlFilesSuite {
  private static final Set<String> SAMPLE =
      Set.of(
          "change/insert_update_delete.sql",
          "constraint/keys.sql",
          "definition/truncate.sql",
          "graph/traverse.sql",
          "json/aggregates.sql",
          "query/joins.sql",
          "text/hybrid.sql",
          "transaction/basics.sql",
          "vector/search.sql");

  @TempDir Path directory;
  private int databases;

  @Override
  protected Path root() {
    return Path.of("../../tck/src/test/resources/sql");
  }

  @Override
  protected Connection open() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:quiver:"
            + directory.resolve("db" + databases++)
            + ";linger=0;durability=relaxed;store=sqlite");
  }

  @Override
  protected boolean isChosen(String name) {
    return SAMPLE.contains(name);
  }

  @Override
  protected int casesPerCheckpoint() {
    return 10;
  }
}
