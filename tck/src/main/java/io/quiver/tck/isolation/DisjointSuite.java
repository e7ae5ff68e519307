package io.quiver.tck.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Transactions on disjoint rows neither wait for nor abort each other, at every level. */
public abstract class DisjointSuite {
  private static final String[] SETUP = {
    "CREATE TABLE hub (id INT PRIMARY KEY, name VARCHAR(20))",
    "INSERT INTO hub VALUES (1, 'a'), (2, 'b')",
    "CREATE TABLE edge (id INT PRIMARY KEY, src INT NOT NULL REFERENCES hub, w INT, u INT UNIQUE)",
    "CREATE INDEX edge_w ON edge (w)",
    "INSERT INTO edge VALUES (10, 1, 5, 10), (20, 2, 6, 20), (30, 1, 7, 30), (40, 2, 8, 40)",
    "CREATE SEQUENCE numbers",
  };

  private static final List<String> LINES =
      List.of(
          "1 UPDATE edge SET w = w + 1 WHERE id = 10",
          "2 UPDATE edge SET w = w + 1 WHERE id = 20",
          // Both refer to the same row, whose other columns a third one changes.
          "1 INSERT INTO edge VALUES (11, 1, 100, 11)",
          "2 INSERT INTO edge VALUES (21, 1, 100, 21)",
          "3 UPDATE hub SET name = 'c' WHERE id = 1",
          "1 DELETE FROM edge WHERE id = 30",
          "2 DELETE FROM edge WHERE id = 40",
          "1 SELECT id FROM edge WHERE u = 11",
          "2 SELECT id FROM edge WHERE u = 21",
          "1 SELECT NEXT VALUE FOR numbers",
          "2 SELECT NEXT VALUE FOR numbers",
          "1 SELECT id FROM edge WHERE w BETWEEN 6 AND 6 AND id < 15",
          "2 COMMIT",
          "3 COMMIT",
          "1 INSERT INTO edge VALUES (12, 2, 101, 12)",
          "1 COMMIT");

  /** The URL of a new, empty database that several connections can share. */
  protected abstract String newUrl();

  @TestFactory
  final List<DynamicTest> levels() {
    return List.of(
        DynamicTest.dynamicTest(
            "READ COMMITTED", () -> check(Connection.TRANSACTION_READ_COMMITTED)),
        DynamicTest.dynamicTest(
            "REPEATABLE READ", () -> check(Connection.TRANSACTION_REPEATABLE_READ)),
        DynamicTest.dynamicTest("SERIALIZABLE", () -> check(Connection.TRANSACTION_SERIALIZABLE)));
  }

  private void check(int level) throws SQLException, InterruptedException {
    boolean serializable = level == Connection.TRANSACTION_SERIALIZABLE;
    try (Stage stage = new Stage(newUrl(), 3, level, SETUP)) {
      for (String line : LINES) {
        // A range that others write into is not disjoint.
        if (serializable && line.contains("BETWEEN")) {
          continue;
        }
        stage.play(line);
      }
      assertFalse(stage.anyBlocked(), () -> stage.results().toString());
      assertFalse(stage.anyRefused(), () -> stage.results().toString());
      assertEquals("10 11 12 20 21", stage.ask("SELECT id FROM edge ORDER BY id"));
    }
  }
}
