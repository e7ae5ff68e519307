package io.quiver.tck.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs every SQL file on Quiver. Extend it to run them over another store. */
public abstract class SqlFilesSuite {
  /** Where the files are. */
  protected abstract Path root();

  /** A connection to a new, empty database of Quiver. */
  protected abstract Connection open() throws Exception;

  /** Whether a file, named by its path below the root, is run. */
  protected boolean isChosen(String name) {
    return true;
  }

  /** After how many cases the store is brought up to date, so that reads reach it; 0: never. */
  protected int casesPerCheckpoint() {
    return 0;
  }

  @TestFactory
  final Stream<DynamicTest> files() throws IOException {
    List<SqlTestFile> files = read(root());
    assertTrue(files.size() > 5, "SQL files in " + root().toAbsolutePath());
    return files.stream()
        .filter(file -> isChosen(file.name()))
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.name(),
                    () -> {
                      try (Connection connection = open()) {
                        run(file, connection, SqlPeer.QUIVER, casesPerCheckpoint());
                      }
                    }));
  }

  /** All files below a directory. */
  public static List<SqlTestFile> read(Path root) throws IOException {
    List<SqlTestFile> files = new ArrayList<>();
    for (Path path : SqlFiles.all(root)) {
      String name = root.relativize(path).toString();
      files.add(SqlTestFile.parse(name, Files.readString(path)));
    }
    return files;
  }

  /** Runs a file's cases; fails with everything that was not as expected. */
  public static void run(SqlTestFile file, Connection connection, SqlPeer peer)
      throws SQLException {
    run(file, connection, peer, 0);
  }

  private static void run(
      SqlTestFile file, Connection connection, SqlPeer peer, int casesPerCheckpoint)
      throws SQLException {
    boolean quiver = peer == SqlPeer.QUIVER;
    int count = 0;
    List<String> wrong = new ArrayList<>();
    for (SqlCase test : file.cases()) {
      if (!quiver && test.differs().containsKey(peer.name().toLowerCase(Locale.ROOT))) {
        continue;
      }
      String mismatch =
          SqlOutcome.of(connection, test.sql()).mismatch(test.sql(), test.expected(), quiver);
      if (mismatch != null) {
        wrong.add(file.name() + ":" + test.line() + " " + test.sql() + "\n" + mismatch);
      }
      if (casesPerCheckpoint > 0 && ++count % casesPerCheckpoint == 0) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("CHECKPOINT");
        }
      }
    }
    assertEquals("", String.join("\n\n", wrong));
  }
}
