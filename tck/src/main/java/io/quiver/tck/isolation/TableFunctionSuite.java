package io.quiver.tck.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quiver.functions.FunctionCatalog;
import io.quiver.functions.spi.TableFunction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a table function has read counts as read by a SERIALIZABLE transaction: each registered
 * function is called here, so that a later one is, too.
 */
public abstract class TableFunctionSuite {
  private static final String[] SETUP = {
    "CREATE TABLE node (id INT PRIMARY KEY, name VARCHAR(20), emb VECTOR(2))",
    "CREATE TABLE edge (src INT NOT NULL, dst INT NOT NULL)",
    "CREATE INDEX edge_src ON edge (src)",
    "CREATE INDEX edge_dst ON edge (dst)",
    "INSERT INTO node VALUES (1, 'a', '[1,1]'), (2, 'b', '[2,2]'), (3, 'c', '[3,3]')",
    "INSERT INTO edge VALUES (1, 2), (2, 3)",
    "CREATE VECTOR INDEX node_emb ON node (emb) WITH (metric = 'l2')",
    "CREATE TABLE note (id INT PRIMARY KEY)",
  };

  /** What functions want to know beside the edges; others are called without. */
  private static final Map<String, String> ARGUMENTS =
      Map.of(
          "TRAVERSE", ", seeds => 1",
          "NEIGHBORS", ", seeds => 1",
          "SHORTEST_PATH", ", source => 1, target => 3",
          "SHORTEST_PATH_STEPS", ", source => 1, target => 3",
          "ALL_SHORTEST_PATHS", ", source => 1, target => 3",
          "MINIMUM_SPANNING_TREE", ", weight => DESCRIPTOR(src)");

  /** Functions that read nothing of the database, with their arguments: nobody is in their way. */
  private static final Map<String, String> READING_NOTHING =
      Map.of("GENERATE_SERIES", "1, 3", "SYSTEM_RANGE", "1, 3");

  /** The URL of a new, empty database that several connections can share. */
  protected abstract String newUrl();

  @TestFactory
  final List<DynamicTest> registeredFunctions() {
    List<DynamicTest> tests = new ArrayList<>();
    for (TableFunction function : FunctionCatalog.standard().tables()) {
      String name = function.name();
      String alone = alone(name);
      if (alone != null) {
        tests.add(
            DynamicTest.dynamicTest(
                name, () -> checkNotRefused("SELECT * FROM " + name + "(" + alone + ")", "edge")));
        continue;
      }
      tests.add(
          DynamicTest.dynamicTest(
              name,
              () -> {
                String graph = "edges => TABLE edge, endpoints => DESCRIPTOR(src, dst)";
                String arguments =
                    name.startsWith("VECTOR_")
                        ? "'NODE_EMB'"
                        : graph + ARGUMENTS.getOrDefault(name, "");
                check("SELECT * FROM " + name + "(" + arguments + ")");
              }));
    }
    // Operators of the planner that read derived structures.
    tests.add(
        DynamicTest.dynamicTest(
            "VECTOR_SEARCH",
            () ->
                check(
                    "SELECT v.id FROM VECTOR_SEARCH(TABLE node, DESCRIPTOR(emb), '[1,1]', 2)"
                        + " AS v")));
    tests.add(
        DynamicTest.dynamicTest(
            "nearest rows",
            () -> check("SELECT id FROM node ORDER BY l2_distance(emb, '[1,1]') LIMIT 2")));
    return tests;
  }

  /** Arguments of a function that reads nothing of the database; null of others. */
  private static @Nullable String alone(String name) {
    if (name.startsWith("JSON")) {
      return name.contains("ARRAY") ? "'[1, 2]'" : "'{\"a\": 1}'";
    }
    return READING_NOTHING.get(name);
  }

  private void check(String query) throws SQLException, InterruptedException {
    try (Stage stage = new Stage(newUrl(), 2, Connection.TRANSACTION_SERIALIZABLE, SETUP)) {
      // Asked before, so that derived structures are there and answer.
      stage.ask(query);
      stage.play("1 " + query);
      stage.play("2 INSERT INTO edge VALUES (1, 9)");
      stage.play("2 INSERT INTO node VALUES (9, 'z', '[1,1]')");
      stage.play("2 COMMIT");
      stage.play("1 INSERT INTO note VALUES (1)");
      stage.play("1 COMMIT");
      assertNull(stage.step(0).state(), stage.text(0));
      assertEquals("40001", stage.step(5).state(), query);
    }
    checkNotRefused(query, "note");
  }

  /** Whoever writes to the other table is no reason to refuse the commit of who asked. */
  private void checkNotRefused(String query, String written)
      throws SQLException, InterruptedException {
    try (Stage stage = new Stage(newUrl(), 2, Connection.TRANSACTION_SERIALIZABLE, SETUP)) {
      stage.ask(query);
      stage.play("1 " + query);
      stage.play(
          written.equals("edge")
              ? "2 INSERT INTO edge VALUES (1, 9)"
              : "2 INSERT INTO note VALUES (2)");
      stage.play("2 COMMIT");
      stage.play("1 INSERT INTO note VALUES (1)");
      stage.play("1 COMMIT");
      assertNull(stage.step(0).state(), stage.text(0));
      assertFalse(stage.anyRefused(), () -> stage.results().toString());
    }
  }
}
