package io.quiver.tck.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays each history of the anomaly matrix at every isolation level. */
public abstract class AnomalySuite {
  private static final String[] SETUP = {
    "CREATE TABLE test (id INT PRIMARY KEY, v INT)",
    "CREATE INDEX test_v ON test (v)",
    "INSERT INTO test VALUES (1, 10), (2, 20)",
    "CREATE TABLE par (id INT PRIMARY KEY)",
    "INSERT INTO par VALUES (1), (2)",
    "CREATE TABLE chi (id INT PRIMARY KEY, p INT REFERENCES par)",
  };

  /** A level of JDBC and the column of {@link History#expected} that it has to keep to. */
  private record Level(String name, int jdbc, int column) {}

  private static final List<Level> LEVELS =
      List.of(
          new Level("READ UNCOMMITTED", Connection.TRANSACTION_READ_UNCOMMITTED, 0),
          new Level("READ COMMITTED", Connection.TRANSACTION_READ_COMMITTED, 0),
          new Level("REPEATABLE READ", Connection.TRANSACTION_REPEATABLE_READ, 1),
          new Level("SERIALIZABLE", Connection.TRANSACTION_SERIALIZABLE, 2));

  /** The URL of a new, empty database that several connections can share. */
  protected abstract String newUrl();

  @TestFactory
  final List<DynamicTest> matrix() {
    List<DynamicTest> tests = new ArrayList<>();
    for (History history : Histories.all()) {
      for (Level level : LEVELS) {
        tests.add(
            DynamicTest.dynamicTest(
                history.name() + " at " + level.name(), () -> check(history, level)));
      }
    }
    return tests;
  }

  private void check(History history, Level level) throws SQLException, InterruptedException {
    try (Stage stage = new Stage(newUrl(), 3, level.jdbc(), SETUP)) {
      for (String line : history.lines()) {
        stage.play(line);
      }
      Outcome outcome = outcome(history, stage);
      assertEquals(
          Outcome.of(history.expected().charAt(level.column())),
          outcome,
          () -> stage.results().toString());
    }
  }

  private static Outcome outcome(History history, Stage stage) throws SQLException {
    if (stage.anyRefused()) {
      return Outcome.REFUSED;
    }
    if (history.anomaly().happened(stage)) {
      return Outcome.ANOMALY;
    }
    return stage.anyBlocked() ? Outcome.BLOCKED : Outcome.OK;
  }
}
