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
}
