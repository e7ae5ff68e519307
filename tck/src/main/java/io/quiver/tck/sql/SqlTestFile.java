package io.quiver.tck.sql;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A SQL test file. Its form:
 *
 * <pre>
 * -- peers: h2, duckdb            (first lines; "none: why" when no peer has what the file tests)
 * -- any other comment
 * -- differs: duckdb: why         (for the next statement only)
 * SELECT 1 + 1;
 * --> 2
 * SELECT * FROM nowhere;
 * --> error 42P01 nowhere
 * INSERT INTO t VALUES (1), (2);
 * --> changed 2
 * CREATE TABLE u (a INT);
 * --> ok
 * </pre>
 *
 * A statement ends with a semicolon at the end of a line. A query without rows expects {@code -->
 * empty}. Rows are compared in order when the statement says ORDER BY, else as a bag. An expected
 * error is {@code error SQLSTATE words}: the state and every word must occur; peers only have to
 * fail.
 */
public record SqlTestFile(String name, List<String> peers, List<SqlCase> cases) {
  private static final String EXPECT = "-->";

  public SqlTestFile {
    peers = List.copyOf(peers);
    cases = List.copyOf(cases);
  }

  public static SqlTestFile parse(String name, String text) {
    List<String> peers = new ArrayList<>();
    List<SqlCase> cases = new ArrayList<>();
    Map<String, String> differs = new LinkedHashMap<>();
    StringBuilder sql = new StringBuilder();
    List<String> expected = new ArrayList<>();
    int start = 0;
    boolean complete = false;
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i].stripTrailing();
      if (line.startsWith(EXPECT)) {
        expected.add(line.substring(EXPECT.length()).strip());
        continue;
      }
      if (complete) {
        cases.add(new SqlCase(start, sql.toString(), expected, differs));
        sql.setLength(0);
        expected = new ArrayList<>();
        differs = new LinkedHashMap<>();
        complete = false;
      }
      if (sql.isEmpty() && line.startsWith("--")) {
        readDirective(line.substring(2).strip(), peers, differs);
      } else if (!(sql.isEmpty() && line.isBlank())) {
        start = sql.isEmpty() ? i + 1 : start;
        sql.append(sql.isEmpty() ? "" : "\n").append(line);
        if (line.endsWith(";")) {
          sql.setLength(sql.length() - 1);
          complete = true;
        }
      }
    }
    if (complete) {
      cases.add(new SqlCase(start, sql.toString(), expected, differs));
    }
    return new SqlTestFile(name, peers, cases);
  }

  private static void readDirective(
      String comment, List<String> peers, Map<String, String> differs) {
    if (comment.startsWith("peers:")) {
      String list = comment.substring("peers:".length()).strip();
      if (!list.startsWith("none")) {
        peers.addAll(Arrays.asList(list.split("\\s*,\\s*")));
      }
    } else if (comment.startsWith("differs:")) {
      String[] parts = comment.substring("differs:".length()).split(":", 2);
      differs.put(parts[0].strip(), parts.length > 1 ? parts[1].strip() : "");
    }
  }
}
