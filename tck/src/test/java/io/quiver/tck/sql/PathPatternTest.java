package io.quiver.tck.sql;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Random patterns on random graphs against an enumeration of everything. */
class PathPatternTest {
  /** Patterns that are planned once and run on each of the graphs. */
  private static final int PATTERNS = 12;

  private static final int GRAPHS = 7;

  @Test
  void fiveHundredPairs() throws SQLException {
    pairs(20_261_121L, 500);
  }

  @Test
  @Tag("long")
  void tenThousandPairs() throws SQLException {
    pairs(System.nanoTime(), 10_000);
  }

  private static void pairs(long seed, int count) throws SQLException {
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    int done = 0;
    int rows = 0;
    List<String> wrong = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:paths" + seed)) {
      while (done < count && wrong.size() < 5) {
        boolean twoTables = random.nextBoolean();
        boolean wide = random.nextInt(3) == 0;
        RandomGraph.run(connection, RandomGraph.definitions(twoTables, random.nextBoolean(), wide));
        List<RandomPattern> patterns = new ArrayList<>();
        for (int i = 0; i < PATTERNS; i++) {
          patterns.add(new RandomPattern(random, twoTables));
        }
        for (int i = 0; i < GRAPHS; i++) {
          RandomGraph graph = new RandomGraph(random, twoTables, wide);
          RandomGraph.run(connection, graph.rows());
          for (RandomPattern pattern : patterns) {
            List<PatternOracle.Match> matches = new PatternOracle(graph, pattern).matches();
            if (matches != null) {
              rows += matches.size();
              done++;
              String difference = check(connection, graph, pattern, matches);
              if (difference != null) {
                wrong.add(difference);
              }
            }
          }
        }
      }
    }
    if (!wrong.isEmpty()) {
      fail("seed " + seed + "\n" + String.join("\n\n", wrong));
    }
    assertTrue(rows > count, "matches found: " + rows);
  }

  private static @Nullable String check(
      Connection connection,
      RandomGraph graph,
      RandomPattern pattern,
      List<PatternOracle.Match> matches) {
    String sql = pattern.sql("");
    try {
      String difference = PatternOracle.difference(pattern, matches, rows(connection, sql));
      if (difference == null && pattern.search == RandomPattern.Search.ALL) {
        difference = elements(connection, pattern, matches);
      }
      return difference == null ? null : sql + "\n" + graph + "\n" + difference;
    } catch (SQLException e) {
      return sql + "\n" + graph + "\n" + e;
    }
  }

  /** The same matches counted, and one row for each of their vertices and steps. */
  private static @Nullable String elements(
      Connection connection, RandomPattern pattern, List<PatternOracle.Match> matches)
      throws SQLException {
    List<String> vertices = new ArrayList<>();
    List<String> steps = new ArrayList<>();
    for (PatternOracle.Match match : matches) {
      String[] ids = list(match.row().split("\\|")[0]);
      String[] edges = list(match.row().split("\\|")[1]);
      for (int i = 0; i < ids.length; i++) {
        vertices.add(2 * i + 1 + "|" + ids[i]);
      }
      for (int i = 0; i < Math.max(1, match.length()); i++) {
        boolean edge = i < match.length();
        steps.add(ids[i] + "|" + (edge ? edges[i] + "|" + ids[i + 1] : "null|null"));
      }
    }
    String text = pattern.text().substring("p = ".length());
    String difference =
        compare(connection, text + " COLUMNS (1 AS one)", List.of("" + matches.size()), "COUNT(*)");
    if (difference == null) {
      difference =
          compare(
              connection,
              text
                  + " ONE ROW PER VERTEX (v$) COLUMNS (ELEMENT_NUMBER(v$) AS n, ELEMENT_ID(v$) AS"
                  + " i)",
              vertices,
              "*");
    }
    return difference != null
        ? difference
        : compare(
            connection,
            text
                + " ONE ROW PER STEP (v$, e$, w$) COLUMNS"
                + " (ELEMENT_ID(v$) AS v, ELEMENT_ID(e$) AS e, ELEMENT_ID(w$) AS w)",
            steps,
            "*");
  }

  private static String[] list(String text) {
    return text.substring(1, text.length() - 1).split(", ");
  }

  private static @Nullable String compare(
      Connection connection, String match, List<String> wanted, String what) throws SQLException {
    String sql = "SELECT " + what + " FROM GRAPH_TABLE (g MATCH " + match + ")";
    List<String> got = rows(connection, sql);
    List<String> sorted = new ArrayList<>(wanted);
    sorted.sort(null);
    got.sort(null);
    return sorted.equals(got) ? null : sql + "\nwanted " + sorted + "\nbut got " + got;
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(i == 1 ? "" : "|").append(result.getString(i));
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }
}
