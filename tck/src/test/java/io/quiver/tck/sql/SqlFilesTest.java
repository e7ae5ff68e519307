package io.quiver.tck.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
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
class SqlFilesTest {
  private static final Path ROOT = Path.of("src/test/resources/sql");

  @TestFactory
  Stream<DynamicTest> files() throws IOException {
    List<Path> files = SqlFiles.all(ROOT);
    assertTrue(files.size() > 5, "SQL files in " + ROOT.toAbsolutePath());
    List<DynamicTest> tests = new ArrayList<>();
    for (Path path : files) {
      SqlTestFile file =
          SqlTestFile.parse(ROOT.relativize(path).toString(), Files.readString(path));
      tests.add(DynamicTest.dynamicTest(file.name(), () -> run(file, SqlPeer.QUIVER)));
      for (String peer : file.peers()) {
        tests.add(
            DynamicTest.dynamicTest(
                file.name() + " on " + peer,
                () -> run(file, SqlPeer.valueOf(peer.toUpperCase(Locale.ROOT)))));
      }
    }
    return tests.stream();
  }

  private static void run(SqlTestFile file, SqlPeer peer) throws SQLException {
    boolean quiver = peer == SqlPeer.QUIVER;
    List<String> wrong = new ArrayList<>();
    try (Connection connection = peer.open()) {
      for (SqlCase test : file.cases()) {
        if (!quiver && test.differs().containsKey(peer.name().toLowerCase(Locale.ROOT))) {
          continue;
        }
        String mismatch =
            SqlOutcome.of(connection, test.sql()).mismatch(test.sql(), test.expected(), quiver);
        if (mismatch != null) {
          wrong.add(file.name() + ":" + test.line() + " " + test.sql() + "\n" + mismatch);
        }
      }
    }
    assertEquals("", String.join("\n\n", wrong));
  }
}
