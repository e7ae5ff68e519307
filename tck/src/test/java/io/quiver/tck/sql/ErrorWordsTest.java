package io.quiver.tck.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.functions.FunctionCatalog;
import io.quiver.functions.spi.ScalarFunction;
import io.quiver.functions.spi.TableFunction;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Provokes errors of all kinds and looks at their words: a SQLSTATE of the right class, the place,
 * and nothing that only a reader of the source would understand.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorWordsTest {
  /** Literals of each kind. */
  private static final List<String> VALUES =
      List.of(
          "1",
          "1.5",
          "1e0",
          "'x'",
          "TRUE",
          "DATE '2024-01-01'",
          "TIME '01:02:03'",
          "TIMESTAMP '2024-01-01 00:00:00'",
          "INTERVAL '1' DAY",
          "INTERVAL '1' MONTH",
          "X'ff'",
          "ARRAY[1, 2]",
          "VECTOR '[1,2]'",
          "UUID '00000000-0000-0000-0000-000000000000'",
          "CAST('{}' AS JSON)");

  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "org\\.apache|[Cc]alcite|RexNode|SqlValidator|RelOpt|java\\.|io\\.quiver|Exception\\b"
              + "|EXPR\\$|\\$SCALAR|\\$ROW|ROW_ID|SqlKind|SqlType|RelData|\\bRex|\\bRel[A-Z]"
              + "|<[A-Z_]+>|CHARACTER SET|COLLATE|FAIL_ON|(?<!')\\bnull\\b|anonymous|@[0-9a-f]{5,}"
              + "|could not be planned|Was expecting|Encountered|internal error");

  /** Words as classes have them. */
  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b(?!LaTeX|JavaScript|PostgreSQL)[A-Z][a-z]+(?:[A-Z][a-z]+)+\\b");

  private Connection connection;
  private Statement statement;
  private final Map<String, String> wrong = new TreeMap<>();
  private int errors;

  @BeforeAll
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:quiver:mem:");
    statement = connection.createStatement();
    statement.execute(
        "CREATE TABLE person (id INT PRIMARY KEY, name VARCHAR(10), age INT, born DATE,"
            + " v VECTOR(2), j JSON, b BOOLEAN, CHECK (age >= 0))");
    statement.execute(
        "CREATE TABLE pet (id INT PRIMARY KEY, owner INT REFERENCES person, name VARCHAR)");
    statement.execute(
        "INSERT INTO person VALUES (1, 'Ann', 30, DATE '1994-01-01', '[1,2]', '{}', TRUE),"
            + " (2, 'Bob', 40, NULL, NULL, NULL, NULL)");
    statement.execute("CREATE SEQUENCE seq");
    statement.execute("CREATE VIEW adults AS SELECT id, name FROM person WHERE age >= 18");
  }

  @AfterAll
  void close() throws SQLException {
    connection.close();
  }

  /** Runs it; an error must be of a class and its words plain. */
  private void provoke(String sql, String states, boolean mustFail, boolean place) {
    try {
      if (statement.execute(sql)) {
        try (ResultSet rows = statement.getResultSet()) {
          while (rows.next()) {
            var unused = rows.getObject(1);
          }
        }
      }
      if (mustFail) {
        wrong.put(sql, "succeeds");
      }
    } catch (SQLException e) {
      errors++;
      String problem = problem(e, states, place);
      if (problem != null) {
        wrong.put(sql, problem + "  <<" + e.getSQLState() + " " + e.getMessage() + ">>");
      }
    } catch (RuntimeException | Error e) {
      wrong.put(sql, "not a SQLException: " + e);
    }
  }

  private static @Nullable String problem(SQLException e, String states, boolean place) {
    String state = e.getSQLState();
    if (state == null || state.length() != 5) {
      return "no SQLSTATE";
    }
    boolean known = false;
    for (String allowed : states.split(",")) {
      known |= state.startsWith(allowed);
    }
    if (!known) {
      return "SQLSTATE is not of " + states;
    }
    String message = String.valueOf(e.getMessage());
    String words = message.replaceAll("(?s)LINE \\d+:.*?\\^+", "");
    var found = FORBIDDEN.matcher(words);
    if (found.find()) {
      return "says '" + found.group() + "'";
    }
    found = CLASS_NAME.matcher(words.replaceAll("'[^']*'", ""));
    if (found.find()) {
      return "says '" + found.group() + "'";
    }
    if (place && !(message.contains("LINE ") && message.contains("^"))) {
      return "does not say where";
    }
    return null;
  }

  private void report() {
    StringBuilder text = new StringBuilder();
    wrong.forEach((sql, problem) -> text.append(sql).append("\n    ").append(problem).append('\n'));
    assertEquals("", text.toString());
  }

  @Test
  void functionsOfTheCatalog() {
    wrong.clear();
    errors = 0;
    for (ScalarFunction function : FunctionCatalog.standard().scalars()) {
      String name = function.name();
      if (!name.matches("[A-Z_][A-Z0-9_]*")) {
        continue;
      }
      if (function.minArguments() > 0) {
        provoke("SELECT " + name + "()", "42", false, true);
      }
      if (function.maxArguments() < 20) {
        String many = "1" + ", 1".repeat(function.maxArguments());
        provoke("SELECT " + name + "(" + many + ")", "42", false, true);
      }
      provoke("SELECT " + name + "(*) FROM person", "42", false, true);
      for (String value : VALUES) {
        int count = Math.max(1, function.minArguments());
        String arguments = value + (", " + value).repeat(count - 1);
        provoke("SELECT " + name + "(" + arguments + ")", "42,22,0A,54", false, false);
      }
    }
    assertTrue(errors > 1_500, "errors: " + errors);
    report();
  }

  @Test
  void tableFunctions() {
    wrong.clear();
    for (TableFunction function : FunctionCatalog.standard().tables()) {
      String name = function.name();
      provoke("SELECT * FROM " + name + "()", "42,22", true, true);
      provoke("SELECT * FROM " + name + "(nothing => 1)", "42,22", true, true);
      provoke("SELECT * FROM " + name + "(graph => 'none')", "42,22", true, false);
      provoke(
          "SELECT * FROM " + name + "(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14)",
          "42,22",
          true,
          true);
      provoke(
          "SELECT * FROM " + name + "(edges => TABLE pet, endpoints => DESCRIPTOR(a, b))",
          "42,22",
          true,
          false);
      provoke("SELECT * FROM " + name + "(edges => 1, endpoints => 2)", "42,22", true, true);
    }
    report();
  }

  @Test
  void operatorsBetweenTypes() {
    wrong.clear();
    errors = 0;
    for (String left : VALUES) {
      for (String right : VALUES) {
        for (String operator :
            List.of("+", "-", "*", "/", "%", "||", "=", "<", "AND", "LIKE", "<->", "->", "->>")) {
          provoke("SELECT " + left + " " + operator + " " + right, "42,22,0A", false, false);
        }
      }
      provoke("SELECT NOT " + left, "42,22", false, false);
      provoke("SELECT - " + left, "42,22", false, false);
      provoke("SELECT SUM(" + left + ")", "42,22", false, false);
      provoke("SELECT AVG(" + left + ")", "42,22", false, false);
      provoke("SELECT EXTRACT(HOUR FROM " + left + ")", "42,22", false, false);
      provoke("SELECT CASE WHEN " + left + " THEN 1 END", "42,22", false, false);
      provoke("SELECT 1 FROM person WHERE " + left, "42,22", false, false);
      provoke("SELECT 1 FROM person LIMIT " + left, "42,22", false, false);
      provoke("SELECT (" + left + ")[1]", "42,22", false, false);
      provoke("SELECT * FROM UNNEST(" + left + ")", "42,22", false, false);
      for (String type :
          List.of(
              "BOOLEAN",
              "TINYINT",
              "BIGINT",
              "DECIMAL(3,1)",
              "DOUBLE",
              "VARCHAR(1)",
              "VARBINARY",
              "DATE",
              "TIME",
              "TIMESTAMP",
              "INTERVAL DAY",
              "INTERVAL MONTH",
              "UUID",
              "JSON",
              "VECTOR(3)",
              "INTEGER ARRAY")) {
        provoke("SELECT CAST(" + left + " AS " + type + ")", "42,22,0A", false, false);
        provoke(
            "SELECT CAST(x AS " + type + ") FROM (VALUES (" + left + ")) AS t (x)",
            "42,22,0A",
            false,
            false);
      }
    }
    assertTrue(errors > 1_000, "errors: " + errors);
    report();
  }

  @Test
  void bothTypesOfAMisfit() {
    wrong.clear();
    for (String sql :
        List.of(
            "SELECT name + born FROM person",
            "SELECT born * 2 FROM person",
            "SELECT b + 1 FROM person",
            "SELECT v = 1 FROM person",
            "SELECT born < 3 FROM person",
            "SELECT b > born FROM person",
            "SELECT CASE WHEN TRUE THEN 1 ELSE DATE '2024-01-01' END",
            "SELECT id FROM person UNION SELECT born FROM person",
            "SELECT COALESCE(1, DATE '2024-01-01')",
            "SELECT id FROM person WHERE id IN (SELECT born FROM person)",
            "SELECT CAST(TRUE AS DATE)",
            "SELECT CAST(v AS DATE) FROM person",
            "INSERT INTO person (id, born) VALUES (9, TRUE)",
            "UPDATE person SET b = born")) {
      provoke(sql, "42804", true, !sql.matches("(?:INSERT|UPDATE|.* UNION ).*"));
      try {
        statement.execute(sql);
      } catch (SQLException e) {
        long types =
            Pattern.compile("\\b(INTEGER|VARCHAR|DATE|BOOLEAN|VECTOR|BIGINT)\\b")
                .matcher(String.valueOf(e.getMessage()).replaceAll("(?s)LINE \\d+:.*?\\^+", ""))
                .results()
                .map(r -> r.group())
                .distinct()
                .count();
        if (types < 2) {
          wrong.put(sql, "does not show both types: " + e.getMessage());
        }
      }
    }
    report();
  }

  @Test
  void namesWithCandidates() {
    wrong.clear();
    Map<String, String> hints =
        Map.ofEntries(
            Map.entry("SELECT nam FROM person", "NAME"),
            Map.entry("SELECT p.nam FROM person p", "NAME"),
            Map.entry("SELECT * FROM persn", "PERSON"),
            Map.entry("SELECT UPER(name) FROM person", "UPPER"),
            Map.entry("UPDATE person SET nam = 'x'", "NAME"),
            Map.entry("INSERT INTO person (id, nam) VALUES (1, 'x')", "NAME"),
            Map.entry("DELETE FROM person WHERE nam = 'x'", "NAME"),
            Map.entry("SELECT id FROM person ORDER BY nam", "NAME"),
            Map.entry("SELECT COUNT(*) FROM person GROUP BY nam", "NAME"),
            Map.entry("SELECT persn.id FROM person", "PERSON"),
            Map.entry("DROP TABLE persn", "PERSON"),
            Map.entry("SELECT * FROM adult", "ADULTS"),
            Map.entry("SELECT NEXT VALUE FOR sek", "SEQ"),
            Map.entry("CREATE INDEX i ON person (nam)", "NAME"),
            Map.entry("ALTER TABLE person DROP COLUMN nam", "NAME"),
            Map.entry(
                "SELECT * FROM PAGERANC(edges => TABLE pet, endpoints => DESCRIPTOR(id, owner))",
                "PAGERANK"),
            Map.entry("SET query_timout = 1", "query_timeout"));
    hints.forEach(
        (sql, candidate) -> {
          provoke(sql, "42,22023", true, !sql.startsWith("SET"));
          try {
            statement.execute(sql);
          } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains(candidate)) {
              wrong.put(sql, "does not offer " + candidate + ": " + e.getMessage());
            }
          }
        });
    report();
  }

  @Test
  void structure() {
    wrong.clear();
    for (String sql :
        List.of(
            "SELECT id FROM person, pet",
            "SELECT name, COUNT(*) FROM person",
            "SELECT id FROM person GROUP BY name",
            "SELECT name FROM person GROUP BY age HAVING id > 1",
            "SELECT id FROM person WHERE COUNT(*) > 1",
            "SELECT id FROM person WHERE ROW_NUMBER() OVER () = 1",
            "SELECT SUM(COUNT(*)) FROM person",
            "SELECT SUM(SUM(age)) FROM person",
            "SELECT ROW_NUMBER() FROM person",
            "SELECT RANK() OVER (PARTITION BY age) FROM person",
            "SELECT SUM(age) OVER (ORDER BY name RANGE 1 PRECEDING) FROM person",
            "SELECT SUM(age) OVER (ROWS BETWEEN 1 FOLLOWING AND 1 PRECEDING) FROM person",
            "SELECT SUM(age) OVER w FROM person",
            "SELECT id FROM person UNION SELECT id, name FROM person",
            "SELECT id FROM person INTERSECT SELECT id, name FROM person",
            "SELECT * FROM person ORDER BY 99",
            "SELECT id FROM person GROUP BY 9",
            "SELECT (SELECT id, name FROM person)",
            "SELECT id FROM person WHERE id IN (SELECT id, name FROM person)",
            "SELECT id FROM person WHERE (id, name) = (1)",
            "INSERT INTO person (id) VALUES (1, 2)",
            "INSERT INTO person (id, id) VALUES (1, 2)",
            "INSERT INTO person (id, name) SELECT 1",
            "INSERT INTO adults VALUES (1, 'x')",
            "UPDATE person SET id = 1, id = 2",
            "UPDATE person SET age = COUNT(*)",
            "DELETE FROM adults",
            "VALUES (1), (1, 2)",
            "SELECT * FROM person AS p (a, b)",
            "SELECT 1 AS a FROM (SELECT 1 AS x, 2 AS x) AS t WHERE t.x = 1",
            "SELECT p.* FROM person q",
            "SELECT *",
            "SELECT * FROM person JOIN pet USING (nothing)",
            "SELECT * FROM person NATURAL JOIN nothing",
            "SELECT * FROM person JOIN pet ON age",
            "WITH a AS (SELECT 1), a AS (SELECT 2) SELECT * FROM a",
            "WITH a (x, y) AS (SELECT 1) SELECT * FROM a",
            "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1, 2 FROM r) SELECT * FROM r",
            "SELECT GROUPING(id) FROM person",
            "SELECT id FROM person QUALIFY age > 1",
            "SELECT COUNT(DISTINCT *) FROM person",
            "SELECT COUNT(id, name, *) FROM person",
            "SELECT MIN() FROM person",
            "SELECT MAX(id, name, age) FROM person",
            "SELECT LISTAGG(name) WITHIN GROUP (ORDER BY nothing) FROM person",
            "SELECT PERCENTILE_CONT(2) WITHIN GROUP (ORDER BY age) FROM person",
            "SELECT PERCENTILE_CONT(age) FROM person",
            "SELECT NTILE('a') OVER (ORDER BY id) FROM person",
            "SELECT FIRST_VALUE(age) FROM person",
            "SELECT COUNT(*) FILTER (WHERE age) FROM person",
            "SELECT id FROM person FETCH FIRST 1 ROW WITH TIES",
            "SELECT CAST(1 AS nothing)",
            "SELECT CAST(1 AS DECIMAL(2, 5))",
            "SELECT CAST(1 AS VECTOR(0))",
            "SELECT CAST(1 AS VECTOR(99999))",
            "CREATE TABLE person (id INT)",
            "CREATE TABLE x (a INT, a INT)",
            "CREATE TABLE x (a INT PRIMARY KEY, b INT PRIMARY KEY)",
            "CREATE TABLE x (a INT REFERENCES nothing)",
            "CREATE TABLE x (a INT REFERENCES person (nothing))",
            "CREATE TABLE x (a INT DEFAULT 'x' || nothing)",
            "CREATE TABLE x (a INT CHECK (b > 1))",
            "CREATE TABLE x (a INT GENERATED ALWAYS AS (nothing))",
            "CREATE TABLE x (a NOTHING)",
            "CREATE VIEW x AS SELECT nothing FROM person",
            "CREATE VIEW x (a, b) AS SELECT id FROM person",
            "CREATE INDEX i ON nothing (a)",
            "CREATE VECTOR INDEX i ON person (age)",
            "CREATE VECTOR INDEX i ON person (v) WITH (metric = 'x')",
            "CREATE TEXT INDEX i ON person (age)",
            "CREATE SCHEMA public",
            "DROP VIEW person",
            "DROP TABLE adults",
            "DROP INDEX nothing",
            "DROP SEQUENCE nothing",
            "DROP SCHEMA nothing",
            "DROP TABLE person",
            "ALTER TABLE person ADD COLUMN id INT",
            "ALTER TABLE person ALTER COLUMN nothing SET NOT NULL",
            "ALTER TABLE person RENAME COLUMN id TO name",
            "ALTER TABLE person ADD CONSTRAINT c CHECK (age > 35)",
            "ALTER TABLE person ADD FOREIGN KEY (name) REFERENCES person",
            "ALTER TABLE nothing ADD COLUMN a INT",
            "ALTER INDEX nothing RENAME TO x",
            "TRUNCATE TABLE nothing",
            "COMMENT ON TABLE nothing IS 'x'",
            "CREATE PROPERTY GRAPH g VERTEX TABLES (nothing)",
            "SELECT * FROM GRAPH_TABLE (nothing MATCH (a) COLUMNS (a.id))",
            "SELECT * FROM JSON_TABLE('{}', 'x' COLUMNS (a INT))",
            "SELECT * FROM VECTOR_SEARCH(TABLE person, DESCRIPTOR(age), '[1,2]', 3)",
            "SELECT * FROM VECTOR_SEARCH(TABLE person, DESCRIPTOR(v), '[1,2,3]', 3)",
            "SELECT * FROM nothing()",
            "SELECT nothing.nothing()",
            "SELECT id FROM nothing.person",
            "MERGE INTO person USING pet ON nothing WHEN MATCHED THEN DELETE",
            "MERGE INTO person USING pet ON person.id = pet.id",
            "INSERT INTO person (id) VALUES (1) ON CONFLICT (age) DO NOTHING",
            "INSERT INTO person (id) VALUES (5) RETURNING nothing",
            "SELECT CURRENT_DATE()+",
            "SELEC 1",
            "SELECT 1 FROM",
            "SELECT FROM WHERE",
            "SELECT (1",
            "SELECT 'abc",
            "SELECT 1 1",
            "SELECT \"abc",
            "INSERT person VALUES (1)",
            "CREATE TABLE",
            "CREATE TABEL x (a INT)",
            "SELECT * FROM person WHERE id = = 1",
            "SELECT * FROM person LIMIT -1",
            "SELECT DATE '2024-13-01'",
            "SELECT DATE 'x'",
            "SELECT TIME '25:00:00'",
            "SELECT TIMESTAMP '2024-01-01 99:00:00'",
            "SELECT INTERVAL 'x' DAY",
            "SELECT INTERVAL '1' FORTNIGHT",
            "SELECT VECTOR '[1,x]'",
            "SELECT X'0'",
            "SELECT 1e999",
            "SELECT U&'\\zzzz'")) {
      provoke(sql, "42,22,2B,23,3F,0A,54", true, !mayMissPlace(sql));
    }
    report();
  }

  /** Errors about rows, not about a place in the text. */
  private static boolean mayMissPlace(String sql) {
    return sql.startsWith("ALTER TABLE person ADD CONSTRAINT c CHECK")
        || sql.startsWith("ALTER TABLE person ADD FOREIGN")
        || sql.startsWith("CREATE TABLE x (a INT")
        || sql.startsWith("CREATE VIEW x (a")
        || sql.startsWith("CREATE SCHEMA public")
        || sql.startsWith("DROP TABLE person")
        || sql.startsWith("INSERT INTO person (id) VALUES (5) RETURNING")
        || sql.contains("PERCENTILE_CONT(2)")
        || sql.contains("1e999")
        || sql.startsWith("CREATE TABLE person")
        || sql.contains("DECIMAL(2, 5)")
        || sql.contains("'[1,2,3]', 3)")
        || sql.contains("strict");
  }

  @Test
  void values() {
    wrong.clear();
    Map<String, String> states =
        Map.ofEntries(
            Map.entry("SELECT 1 / 0", "22012"),
            Map.entry("SELECT 1 % 0", "22012"),
            Map.entry("SELECT MOD(1, 0)", "22012"),
            Map.entry("SELECT 1.5 / 0", "22012"),
            Map.entry("SELECT age / (id - 1) FROM person", "22012"),
            Map.entry("SELECT 9223372036854775807 + 1", "22003"),
            Map.entry("SELECT 9223372036854775807 * 2", "22003"),
            Map.entry("SELECT - (-9223372036854775807 - 1) - 1", "22003"),
            Map.entry("SELECT CAST(300 AS TINYINT)", "22003"),
            Map.entry("SELECT CAST(1e30 AS BIGINT)", "22003"),
            Map.entry("SELECT CAST('x' AS INT)", "22018"),
            Map.entry("SELECT CAST('x' AS DATE)", "22007"),
            Map.entry("SELECT CAST('2024-02-30' AS DATE)", "22007,22008"),
            Map.entry("SELECT CAST('x' AS UUID)", "22018"),
            Map.entry("SELECT CAST('{' AS JSON)", "22032"),
            Map.entry("SELECT CAST('[1,2' AS VECTOR(2))", "22"),
            Map.entry("SELECT CAST('[1,2,3]' AS VECTOR(2))", "22V01"),
            Map.entry("SELECT CAST('maybe' AS BOOLEAN)", "22018"),
            Map.entry("SELECT SQRT(-1)", "22"),
            Map.entry("SELECT LN(0)", "22"),
            Map.entry("SELECT SUBSTRING('abc' FROM 1 FOR -1)", "22"),
            Map.entry("SELECT 'a' LIKE 'b' ESCAPE 'cc'", "22019"),
            Map.entry("SELECT 'a' LIKE 'b!x' ESCAPE '!'", "22025"),
            Map.entry("SELECT (SELECT id FROM person)", "21000"),
            Map.entry("SELECT REGEXP_LIKE('a', '(')", "22"),
            Map.entry("SELECT DATE '9999-12-31' + INTERVAL '9999' YEAR", "22"),
            Map.entry("SELECT l2_distance(VECTOR '[1]', VECTOR '[1,2]')", "22V01"),
            Map.entry("INSERT INTO person (id) VALUES (1)", "23505"),
            Map.entry("INSERT INTO person (id) VALUES (NULL)", "23502"),
            Map.entry("INSERT INTO person (id, age) VALUES (7, -1)", "23514"),
            Map.entry("INSERT INTO pet VALUES (1, 99, 'x')", "23503"),
            Map.entry("INSERT INTO person (id, name) VALUES (7, '12345678901')", "22001"),
            Map.entry("INSERT INTO person (id) VALUES (99999999999)", "22003"),
            Map.entry("INSERT INTO person (id, v) VALUES (7, '[1,2,3]')", "22V01"),
            Map.entry("INSERT INTO person (id, j) VALUES (7, '{')", "22032"),
            Map.entry("SELECT CURRENT VALUE FOR seq", "42,55"),
            Map.entry("SELECT CAST('x' AS JSON)", "22032"));
    states.forEach((sql, state) -> provoke(sql, state, true, false));
    report();
  }
}
