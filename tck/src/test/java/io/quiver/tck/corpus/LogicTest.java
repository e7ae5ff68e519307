package io.quiver.tck.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The SQL logic tests that SQLite uses, with PostgreSQL's policy of leaving out records. Each file
 * runs on a database of its own.
 */
class LogicTest {
  /** Records of each file of the sample. */
  private static final int SAMPLE_RECORDS = 400;

  /** How much may be left out beside what PostgreSQL's policy leaves out. */
  private static final int MAX_LEFT_OUT = 100;

  @Test
  void twoFilesOfEveryDirectory() throws IOException, SQLException {
    LogicRun run = new LogicRun(SAMPLE_RECORDS, LeftOut.read());
    for (List<String> directory : LogicFiles.byDirectory().values()) {
      run(run, directory.get(0));
      if (directory.size() > 1) {
        run(run, directory.get(directory.size() - 1));
      }
    }
    check(run, 12_000);
  }

  /**
   * Property {@code logic.directory}: part of the path of the files to run; all when it is not set.
   */
  @Test
  @Tag("long")
  void everything() throws IOException, SQLException {
    String only = System.getProperty("logic.directory", "");
    LogicRun run = new LogicRun(Integer.MAX_VALUE, LeftOut.read());
    for (Map.Entry<String, List<String>> directory : LogicFiles.byDirectory().entrySet()) {
      if (directory.getKey().contains(only)) {
        for (String file : directory.getValue()) {
          run(run, file);
        }
        System.err.println("LogicTest up to " + directory.getKey() + ": " + run);
      }
    }
    check(run, only.isEmpty() ? 5_000_000 : 0);
  }

  @Test
  void leftOutRecordsAreRefusedByOthersToo() throws IOException, SQLException {
    LeftOut leftOut = LeftOut.read();
    assertTrue(leftOut.size() <= MAX_LEFT_OUT);
    Map<String, String> byH2 = new LinkedHashMap<>();
    for (Map.Entry<String, LeftOut.Reason> entry : leftOut.byPlace().entrySet()) {
      if (entry.getValue().database().equals("H2")) {
        byH2.put(entry.getKey(), entry.getValue().answer());
      }
    }
    LogicRun run = new LogicRun(Integer.MAX_VALUE, LeftOut.nothing());
    TreeSet<String> files = new TreeSet<>();
    byH2.keySet().forEach(place -> files.add(place.substring(0, place.indexOf(':'))));
    for (String file : files) {
      try (BufferedReader text = LogicFiles.open(file);
          Connection connection = DriverManager.getConnection("jdbc:h2:mem:")) {
        run.run(file, text, connection);
      }
    }
    byH2.forEach(
        (place, answer) ->
            assertTrue(
                run.failures().stream()
                    .anyMatch(
                        failure -> failure.startsWith(place + " ") && failure.contains(answer)),
                () -> place + " on H2: " + run.failures()));
  }

  private static void run(LogicRun run, String file) throws IOException, SQLException {
    try (BufferedReader text = LogicFiles.open(file);
        Connection connection = DriverManager.getConnection("jdbc:quiver:mem:")) {
      run.run(file, text, connection);
    }
  }

  private static void check(LogicRun run, long minQueries) {
    System.err.println("LogicTest: " + run);
    List<String> failures = run.failures();
    assertEquals("", String.join("\n\n", failures.subList(0, Math.min(failures.size(), 100))));
    assertTrue(run.queries() >= minQueries, () -> "only " + run);
  }
}
