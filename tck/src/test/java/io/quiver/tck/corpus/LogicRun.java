package io.quiver.tck.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs files of SQL logic tests and counts. */
final class LogicRun {
  private static final ThreadMXBean THREAD = ManagementFactory.getThreadMXBean();

  private final List<String> failures = new ArrayList<>();
  private static final Pattern DROP_VIEW = Pattern.compile("(?i)DROP VIEW (IF EXISTS )?(\\w+)");

  private final int maxRecords;
  private final LeftOut leftOut;
  private long queries;
  private long statements;
  private long nanos;

  /**
   * Makes one.
   *
   * @param maxRecords how many records of each file are run
   * @param leftOut records that are not run
   */
  LogicRun(int maxRecords, LeftOut leftOut) {
    this.maxRecords = maxRecords;
    this.leftOut = leftOut;
  }

  /**
   * Runs a file on an empty database; a record that fails does not keep the others from running.
   */
  void run(String name, BufferedReader text, Connection connection)
      throws IOException, SQLException {
    LogicReader reader = new LogicReader(text);
    Map<String, String> hashOfLabel = new HashMap<>();
    try (Statement statement = connection.createStatement()) {
      LogicRecord record = reader.next();
      for (int i = 0; i < maxRecords && record != null; i++, record = reader.next()) {
        if (leftOut.reason(name + ":" + record.line()) != null) {
          continue;
        }
        long start = THREAD.getCurrentThreadCpuTime();
        String wrong =
            switch (record) {
              case LogicRecord.Statement change -> change(statement, change);
              case LogicRecord.Query query -> query(statement, query, hashOfLabel);
            };
        nanos += THREAD.getCurrentThreadCpuTime() - start;
        if (!wrong.isEmpty()) {
          failures.add(name + ":" + record.line() + " " + record.sql() + "\n  " + wrong);
        }
      }
    }
  }

  private String change(Statement statement, LogicRecord.Statement record) {
    statements++;
    try {
      statement.execute(record.fails() ? record.sql() : portable(record.sql()));
      return record.fails() ? "should have failed" : "";
    } catch (SQLException e) {
      return record.fails() ? "" : e.getSQLState() + " " + e.getMessage();
    }
  }

  /**
   * SQLite drops views that others read. PostgreSQL and H2 refuse it, like Quiver, and so drop the
   * others too: what their runs of these files do as well.
   */
  private static String portable(String sql) {
    Matcher drop = DROP_VIEW.matcher(sql.strip());
    return drop.matches() ? "DROP VIEW IF EXISTS " + drop.group(2) + " CASCADE" : sql;
  }

  private String query(
      Statement statement, LogicRecord.Query record, Map<String, String> hashOfLabel) {
    queries++;
    try (ResultSet rows = statement.executeQuery(record.sql())) {
      LogicResult result = LogicResult.read(rows, record.types(), record.sort());
      String wrong = result.mismatch(record);
      if (wrong != null) {
        return wrong;
      }
      if (record.label() != null) {
        String hash = result.hash();
        String known = hashOfLabel.putIfAbsent(record.label(), hash);
        if (known != null && !known.equals(hash)) {
          return "another result than the other queries with label " + record.label();
        }
      }
      return "";
    } catch (SQLException e) {
      return e.getSQLState() + " " + e.getMessage();
    }
  }

  List<String> failures() {
    return failures;
  }

  long queries() {
    return queries;
  }

  long statements() {
    return statements;
  }

  /** CPU time of the thread in the database and for comparing, without reading the files. */
  double seconds() {
    return nanos / 1e9;
  }

  @Override
  public String toString() {
    return "%,d queries and %,d statements, %d failed, %,.0f a CPU second"
        .formatted(queries, statements, failures.size(), (queries + statements) / seconds());
  }
}
