package io.quiver.tck.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** EXPLAIN and EXPLAIN ANALYZE, as a tree and as JSON. */
class ExplainTest {
  private static String explain(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (id INT PRIMARY KEY, v INT)");
      statement.execute("INSERT INTO t SELECT x, x * 2 FROM UNNEST(ARRAY[1, 2, 3, 4, 5]) AS u(x)");
      StringBuilder text = new StringBuilder();
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          text.append(rows.getString(1)).append('\n');
        }
      }
      return text.toString();
    }
  }

  @Test
  void jsonHasEstimatesAndWhatHappened() throws Exception {
    JsonNode json =
        new ObjectMapper()
            .readTree(explain("EXPLAIN (ANALYZE, FORMAT JSON) SELECT v FROM t WHERE v > 3"));
    JsonNode plan = json.get("plan");
    assertTrue(plan.get("operator").asText().contains("V > 3"), json.toString());
    assertEquals(4, plan.get("actualRows").asLong());
    assertTrue(plan.has("estimatedRows") && plan.has("timeMicros"));
    assertEquals(4, json.get("executed").get("rows").asLong());
    assertTrue(plan.get("inputs").get(0).get("operator").asText().contains("PUBLIC.T"));
  }

  @Test
  void jsonOfAPlanThatDidNotRunHasNoActualRows() throws Exception {
    JsonNode json = new ObjectMapper().readTree(explain("EXPLAIN (FORMAT JSON) SELECT v FROM t"));
    assertTrue(json.get("plan").get("actualRows") == null);
    assertTrue(json.get("executed") == null);
  }

  @Test
  void commandsAreNamed() throws Exception {
    JsonNode json =
        new ObjectMapper()
            .readTree(explain("EXPLAIN (FORMAT JSON) CREATE TABLE \"a\"\"b\" (x INT)"));
    assertTrue(json.get("command").asText().contains("a\"\"b"));
  }

  @Test
  void theTreeShowsActualRowsBesideEstimates() throws Exception {
    String text = explain("EXPLAIN ANALYZE SELECT COUNT(*) FROM t a JOIN t b ON a.id = b.v");
    assertTrue(text.lines().filter(line -> line.contains("(rows ~")).count() >= 3, text);
    assertTrue(text.contains("[rows 1,"), text);
    assertTrue(text.contains("Executed: 1 rows"), text);
  }

  private static String explain(String sql, String... before) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:");
        Statement statement = connection.createStatement()) {
      for (String definition : before) {
        statement.execute(definition);
      }
      StringBuilder text = new StringBuilder();
      try (ResultSet rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          text.append(rows.getString(1)).append('\n');
        }
      }
      return text.toString();
    }
  }

  private static final String[] LARGE = {
    "CREATE TABLE big (id INT PRIMARY KEY, a INT, b INT, c VARCHAR(20))",
    "CREATE INDEX big_a ON big (a)",
    "CREATE INDEX big_bc ON big (b, c)",
    "INSERT INTO big SELECT x, x, MOD(x, 2), 'c' || x FROM SYSTEM_RANGE(1, 3000)"
  };

  @Test
  void operatorsTellTheirMemory() throws Exception {
    JsonNode json =
        new ObjectMapper()
            .readTree(
                explain(
                    "EXPLAIN (ANALYZE, FORMAT JSON) SELECT c FROM big ORDER BY c, a DESC", LARGE));
    assertTrue(json.get("executed").get("memoryBytes").asLong() > 30_000, json.toString());
    JsonNode sort = json.get("plan");
    while (!sort.get("operator").asText().startsWith("Sort")) {
      sort = sort.get("inputs").get(0);
    }
    assertTrue(sort.get("memoryBytes").asLong() > 30_000, json.toString());
    String text = explain("EXPLAIN ANALYZE SELECT a, COUNT(*) FROM big GROUP BY a", LARGE);
    assertTrue(text.contains("Aggregate") && text.contains(", memory "), text);
    assertTrue(text.contains("memory at most"), text);
  }

  @Test
  void whyAnIndexIsUsedOrNot() throws Exception {
    assertTrue(why("a = 5").contains("it gives about 1 of 3,000 rows"), why("a = 5"));
    assertTrue(why("b = 1").contains("index BIG_BC would give about"), why("b = 1"));
    assertTrue(why("b = 1").contains("costs more than reading all"), why("b = 1"));
    assertTrue(why("a + 1 = 5").contains("A stands in an expression"), why("a + 1 = 5"));
    assertTrue(why("a <> 5").contains("<> leaves too many"), why("a <> 5"));
    assertTrue(why("c = 'c5'").contains("begins with B"), why("c = 'c5'"));
    assertTrue(why("a = 5 OR c = 'c7'").contains("OR"), why("a = 5 OR c = 'c7'"));
    assertTrue(why("id = 5").contains("whole key"), why("id = 5"));
    String text =
        explain("EXPLAIN SELECT * FROM big x JOIN big y ON x.b = y.a WHERE x.c > 'a'", LARGE);
    assertTrue(text.contains("cost"), text);
  }

  private static String why(String condition) throws Exception {
    return explain("EXPLAIN SELECT * FROM big WHERE " + condition, LARGE);
  }
}
