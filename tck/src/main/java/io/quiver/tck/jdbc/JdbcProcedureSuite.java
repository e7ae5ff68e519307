package io.quiver.tck.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Procedures of plain SQL: what they may do, and what they depend on. */
public abstract class JdbcProcedureSuite extends JdbcContract {
  private Connection another() throws SQLException {
    return connect();
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String state(Connection connection, String sql) {
    return assertThrows(SQLException.class, () -> run(connection, sql), sql).getSQLState();
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= columns; i++) {
          row.add(String.valueOf(rows.getString(i)));
        }
        found.add(String.join("|", row));
      }
    }
    return found;
  }

  private Connection people() throws SQLException {
    Connection connection = another();
    run(
        connection,
        "CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(10), age INTEGER)",
        "INSERT INTO person VALUES (1, 'Ada', 36), (2, 'Bob', 20), (3, 'Cyd', 50)");
    return connection;
  }

  @Test
  void callGivesARow() throws SQLException {
    try (Connection connection = people()) {
      run(
          connection,
          "CREATE PROCEDURE older(IN than INTEGER, OUT count_ INTEGER, OUT oldest VARCHAR(10))"
              + " BEGIN ATOMIC SELECT COUNT(*), MAX(name) INTO count_, oldest FROM person WHERE age"
              + " > than; END");
      assertEquals(List.of("2|Cyd"), rows(connection, "CALL older(30, NULL, NULL)"));
      assertEquals(List.of("1|Cyd"), rows(connection, "CALL PUBLIC.older(20 + 25, NULL, NULL)"));
      assertEquals(
          List.of("2|Cyd"),
          rows(connection, "CALL older(count_ => NULL, oldest => NULL, than => 30)"));
      assertEquals("42883", state(connection, "CALL older(1)"));
      assertEquals("42883", state(connection, "CALL oldr(1, NULL, NULL)"));
      assertEquals("22023", state(connection, "CALL older(1, 2, NULL)"));
    }
  }

  @Test
  void changesUseParameters() throws SQLException {
    try (Connection connection = people()) {
      run(
          connection,
          "CREATE PROCEDURE grow(IN who INTEGER, IN years INTEGER) UPDATE person SET age = age +"
              + " years WHERE id = who",
          "CALL grow(2, 5)",
          "CREATE PROCEDURE keep_only(IN who INTEGER) DELETE FROM person WHERE id <> who",
          "CREATE OR REPLACE PROCEDURE put(IN id INTEGER, IN name VARCHAR(10), IN age INTEGER)"
              + " INSERT INTO person (id, name, age) VALUES (id, name, age) ON CONFLICT (id) DO"
              + " UPDATE SET age = EXCLUDED.age",
          "CALL put(4, 'Dan', 4)",
          "CALL put(4, 'Dan', 5)",
          "CREATE PROCEDURE merge_in(IN i INTEGER) MERGE INTO person USING (VALUES (i)) AS s (k) ON"
              + " person.id = s.k WHEN MATCHED THEN UPDATE SET age = 0",
          "CALL merge_in(1)");
      assertEquals(
          List.of("1|Ada|0", "2|Bob|25", "3|Cyd|50", "4|Dan|5"),
          rows(connection, "SELECT * FROM person ORDER BY id"));
      run(connection, "CALL keep_only(3)");
      assertEquals(List.of("3"), rows(connection, "SELECT id FROM person"));
    }
  }

  @Test
  void parametersInJoinsSubqueriesCasesAndWith() throws SQLException {
    try (Connection connection = people()) {
      run(
          connection,
          "CREATE PROCEDURE stat(IN low INTEGER, IN high INTEGER, OUT names VARCHAR(100), OUT kind"
              + " VARCHAR(10)) BEGIN ATOMIC"
              + " SET names = (WITH x AS (SELECT p.name FROM person p JOIN person q ON p.id = q.id"
              + " AND q.age BETWEEN low AND high) SELECT LISTAGG(x.name, ',') WITHIN GROUP (ORDER"
              + " BY x.name) FROM x);"
              + " SET kind = CASE WHEN low > high THEN 'empty' ELSE 'range' END;"
              + " END");
      assertEquals(List.of("Ada,Bob|range"), rows(connection, "CALL stat(10, 40, NULL, NULL)"));
      assertEquals(List.of("null|empty"), rows(connection, "CALL stat(40, 10, NULL, NULL)"));
      run(
          connection,
          "CREATE PROCEDURE pair_of(IN i INTEGER, OUT n VARCHAR(10), OUT a INTEGER) SET (n, a) ="
              + " (SELECT name, age FROM person WHERE id = i)");
      assertEquals(List.of("Bob|20"), rows(connection, "CALL pair_of(2, NULL, NULL)"));
      assertEquals(List.of("null|null"), rows(connection, "CALL pair_of(9, NULL, NULL)"));
    }
  }

  @Test
  void proceduresCallProcedures() throws SQLException {
    try (Connection connection = people()) {
      run(
          connection,
          "CREATE PROCEDURE next_of(IN i INTEGER, OUT j INTEGER) SET j = i + 1",
          "CREATE PROCEDURE after_next(IN i INTEGER, OUT j INTEGER) BEGIN ATOMIC CALL next_of(i,"
              + " j); CALL next_of(j, j); END");
      assertEquals(List.of("12"), rows(connection, "CALL after_next(10, NULL)"));
      assertEquals("2BP01", state(connection, "DROP PROCEDURE next_of"));
      run(connection, "DROP PROCEDURE next_of CASCADE");
      assertEquals("42883", state(connection, "CALL after_next(10, NULL)"));
      assertEquals(
          "42611",
          state(connection, "CREATE PROCEDURE p() BEGIN ATOMIC CALL q(); END")
              .replace("42883", "42611"));
    }
  }

  @Test
  void whatIsWrongIsSaidWhenItIsMade() throws SQLException {
    try (Connection connection = people()) {
      assertEquals("42P01", state(connection, "CREATE PROCEDURE p() DELETE FROM nowhere"));
      assertEquals(
          "42703", state(connection, "CREATE PROCEDURE p() UPDATE person SET nothing = 1"));
      assertEquals(
          "42702",
          state(connection, "CREATE PROCEDURE p(IN id INTEGER) DELETE FROM person WHERE id = id"));
      assertEquals("42611", state(connection, "CREATE PROCEDURE p(IN a INTEGER) SET a = 1"));
      assertEquals("42611", state(connection, "CREATE PROCEDURE p(IN a INTEGER) SET b = 1"));
      assertEquals(
          "42611", state(connection, "CREATE PROCEDURE p(IN a INTEGER, IN a DATE) SET b = 1"));
      assertEquals(
          "42611",
          state(connection, "CREATE PROCEDURE p(OUT a INTEGER) SELECT id, age INTO a FROM person"));
      assertEquals("0A000", state(connection, "CREATE PROCEDURE p() SELECT * FROM person"));
      assertEquals("42601", state(connection, "CREATE PROCEDURE p() LANGUAGE JAVA 'x.Y.z'"));
      assertEquals("42601", state(connection, "CREATE PROCEDURE p() DROP TABLE person"));
      assertEquals("42601", state(connection, "CREATE PROCEDURE p() COMMIT"));
      assertEquals("42601", state(connection, "SELECT 1 INTO a"));
      run(connection, "CREATE PROCEDURE p() DELETE FROM person");
      assertEquals("42710", state(connection, "CREATE PROCEDURE p() DELETE FROM person"));
      run(connection, "CREATE PROCEDURE IF NOT EXISTS p() DELETE FROM person");
      assertEquals("42704", state(connection, "DROP PROCEDURE q"));
      run(connection, "DROP PROCEDURE IF EXISTS q");
    }
  }

  @Test
  void whatItUsesStays() throws SQLException {
    try (Connection connection = people()) {
      run(
          connection,
          "CREATE SEQUENCE s",
          "CREATE VIEW adults AS SELECT * FROM person WHERE age > 30",
          "CREATE PROCEDURE p(OUT n BIGINT, OUT c BIGINT) BEGIN ATOMIC SET n = NEXT VALUE FOR s;"
              + " SELECT COUNT(*) INTO c FROM adults; END");
      assertEquals(List.of("1|2"), rows(connection, "CALL p(NULL, NULL)"));
      assertEquals("2BP01", state(connection, "DROP SEQUENCE s"));
      assertEquals("2BP01", state(connection, "DROP VIEW adults"));
      assertEquals("2BP01", state(connection, "ALTER VIEW adults RENAME TO grown"));
      run(connection, "ALTER SEQUENCE s RESTART WITH 10");
      assertEquals("2BP01", state(connection, "DROP SEQUENCE s"));
      assertEquals(List.of("10|2"), rows(connection, "CALL p(NULL, NULL)"));
      run(connection, "DROP VIEW adults CASCADE");
      assertEquals("42883", state(connection, "CALL p(NULL, NULL)"));
    }
  }

  @Test
  void aFailedCallLeavesNothingAndDefinitionsRollBack() throws SQLException {
    try (Connection connection = people()) {
      run(
          connection,
          "CREATE PROCEDURE bad() BEGIN ATOMIC DELETE FROM person WHERE id = 1; INSERT INTO person"
              + " (id) VALUES (2); END");
      assertEquals("23505", state(connection, "CALL bad()"));
      assertEquals(List.of("3"), rows(connection, "SELECT COUNT(*) FROM person"));
      connection.setAutoCommit(false);
      run(connection, "DELETE FROM person WHERE id = 3");
      assertEquals("23505", state(connection, "CALL bad()"));
      assertEquals(List.of("2"), rows(connection, "SELECT COUNT(*) FROM person"));
      run(connection, "CREATE PROCEDURE gone() DELETE FROM person", "CALL gone()");
      connection.rollback();
      assertEquals(List.of("3"), rows(connection, "SELECT COUNT(*) FROM person"));
      assertEquals("42883", state(connection, "CALL gone()"));
    }
  }

  @Test
  void valuesAreAssignedAsToColumns() throws SQLException {
    try (Connection connection = another()) {
      run(connection, "CREATE PROCEDURE shorten(IN a VARCHAR(3), OUT b VARCHAR(2)) SET b = a");
      assertEquals(List.of("ab"), rows(connection, "CALL shorten('ab', NULL)"));
      assertEquals("22001", state(connection, "CALL shorten('abcd', NULL)"));
      assertEquals("22001", state(connection, "CALL shorten('abc', NULL)"));
      try (CallableStatement call = connection.prepareCall("{call shorten(?, ?)}")) {
        call.setString(1, "abcd");
        assertEquals("22001", assertThrows(SQLException.class, call::execute).getSQLState());
        call.setString(1, "xy");
        assertFalse(call.execute());
        assertEquals("xy", call.getString(2));
      }
      try (CallableStatement call = connection.prepareCall("CALL shorten(? || 'y', ?)")) {
        call.setString(1, "x");
        call.execute();
        assertEquals("xy", call.getString("B"));
        assertTrue(call.getParameterMetaData().getParameterCount() == 2);
      }
    }
  }

  @Test
  void inAGraph() throws SQLException {
    try (Connection connection = another()) {
      run(
          connection,
          "CREATE TABLE v (id INTEGER PRIMARY KEY, name VARCHAR(10))",
          "CREATE TABLE e (id INTEGER PRIMARY KEY, a INTEGER REFERENCES v, b INTEGER REFERENCES v)",
          "INSERT INTO v VALUES (1, 'x'), (2, 'y')",
          "INSERT INTO e VALUES (1, 1, 2)",
          "CREATE PROPERTY GRAPH g VERTEX TABLES (v) EDGE TABLES (e SOURCE KEY (a) REFERENCES v"
              + " (id) DESTINATION KEY (b) REFERENCES v (id))",
          "CREATE PROCEDURE next_names(IN start_id INTEGER, OUT found VARCHAR(100)) SELECT"
              + " LISTAGG(t.n, ',') INTO found FROM GRAPH_TABLE (g MATCH (p WHERE p.id ="
              + " start_id)-[IS e]->(q) COLUMNS (q.name AS n)) AS t");
      assertEquals(List.of("y"), rows(connection, "CALL next_names(1, NULL)"));
      assertEquals("2BP01", state(connection, "DROP PROPERTY GRAPH g"));
    }
  }
}
