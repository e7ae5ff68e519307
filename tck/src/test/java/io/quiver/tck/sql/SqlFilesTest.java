package io.quiver.tck.sql;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every SQL file on Quiver and on the peers it names: all of them must give the expected rows.
 */
class SqlFilesTest extends SqlFilesSuite {
  private static final Path ROOT = Path.of("src/test/resources/sql");

  @Override
  protected Path root() {
    return ROOT;
  }

  @Override
  protected Connection open() throws SQLException {
    return SqlPeer.QUIVER.open();
  }

  @TestFactory
  Stream<DynamicTest> peers() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (SqlTestFile file : read(ROOT)) {
      for (String peer : file.peers()) {
        tests.add(
            DynamicTest.dynamicTest(
                file.name() + " on " + peer,
                () -> runOn(file, SqlPeer.valueOf(peer.toUpperCase(Locale.ROOT)))));
      }
    }
    return tests.stream();
  }

  private static void runOn(SqlTestFile file, SqlPeer peer) throws SQLException {
    try (Connection connection = peer.open()) {
      run(file, connection, peer);
    }
  }
}
