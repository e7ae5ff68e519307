package io.quiver.tck.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.h2.command.dml.Help;
import org.junit.jupiter.api.Test;

/**
 * Every function that H2's help has either works here or docs/SQL.md says what to write instead.
 */
class H2FunctionsTest {
  /** Ways to call a function; one that can be planned is enough. */
  private static final List<String> ARGUMENTS =
      List.of(
          "()",
          "",
          "(1)",
          "(1, 1)",
          "(1, 1, 1)",
          "('1')",
          "('1', '1')",
          "('1', '1', '1')",
          "('1', '1', '1', '1')",
          "('1', 1)",
          "('1', 1, 1)",
          "('1', 1, 1, '1')",
          "(1 = 1)",
          "(1 = 1, 1, 2)",
          "(v) OVER (ORDER BY v)",
          "() OVER (ORDER BY v)",
          "(v, 1) OVER (ORDER BY v)",
          "(1) OVER (ORDER BY v)",
          "(0.5) WITHIN GROUP (ORDER BY v)",
          "() WITHIN GROUP (ORDER BY v)",
          "(1) WITHIN GROUP (ORDER BY v)",
          "(x, ',') WITHIN GROUP (ORDER BY v)",
          "(x VALUE v)",
          "(ARRAY[1])",
          "(ARRAY[1], 1)",
          "(ARRAY[1], 1, 1)",
          "(ARRAY[1], ARRAY[1])",
          "('DAY', 1, DATE '2020-01-01')",
          "('DAY', DATE '2020-01-01', DATE '2020-01-01')",
          "('DAY', DATE '2020-01-01')",
          "(YEAR FROM DATE '2020-01-01')",
          "(DATE '2020-01-01')",
          "(DATE '2020-01-01', 'yyyy')",
          "(1 AS INT)",
          "('a' IN 'abc')",
          "('abc' FROM 2)",
          "('abc' PLACING 'x' FROM 2)",
          "(1 + 1)",
          "('SQ')");

  @Test
  void everyFunctionExistsOrHasAReplacement() throws Exception {
    String documentation = Files.readString(Path.of("../docs/SQL.md"));
    Set<String> missing = new TreeSet<>();
    Set<String> documentedForNothing = new TreeSet<>();
    int known = 0;
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SEQUENCE sq");
      for (String name : names()) {
        boolean exists = exists(statement, name.replaceAll(" (Function|aggregate)$", ""));
        boolean documented = documentation.contains("\n| `" + name + "` |");
        known += exists ? 1 : 0;
        if (!exists && !documented) {
          missing.add(name);
        }
        if (exists && documented) {
          documentedForNothing.add(name);
        }
      }
    }
    assertEquals("[]", missing.toString());
    assertEquals("[]", documentedForNothing.toString());
    assertTrue(known > 170, "functions that work: " + known);
  }

  private static List<String> names() throws Exception {
    List<String> names = new ArrayList<>();
    try (ResultSet help = Help.getTable()) {
      while (help.next()) {
        if (help.getString(1).matches("(Functions|Aggregate|Window) ?.*")) {
          for (String name : help.getString(2).split(",")) {
            names.add(name.strip());
          }
        }
      }
    }
    assertTrue(names.size() > 200, names.toString());
    return names;
  }

  private static boolean exists(Statement statement, String name) {
    for (String arguments : ARGUMENTS) {
      try (ResultSet plan =
          statement.executeQuery(
              "EXPLAIN SELECT " + name + arguments + " FROM (VALUES (1, 'a')) AS t (v, x)")) {
        return plan.next();
      } catch (SQLException e) {
        // Another way may do.
      }
    }
    return false;
  }
}
