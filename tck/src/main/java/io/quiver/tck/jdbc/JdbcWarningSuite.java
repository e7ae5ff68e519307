package io.quiver.tck.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Warnings of statements: what they are about, when they come and when they go. */
public abstract class JdbcWarningSuite extends JdbcContract {
  private static final String TRUNCATION = "01004";
  private static final String IMPLICIT_CAST = "01Q01";
  private static final String INDEX_NOT_USED = "01Q02";

  @BeforeEach
  final void createTables() throws SQLException {
    run("CREATE TABLE W (ID INT PRIMARY KEY, T VARCHAR(20), E VECTOR(3), D VARCHAR(100))");
    run("CREATE VECTOR INDEX W_E ON W (E) WITH (metric = 'cosine')");
    run("CREATE INDEX W_T ON W (T)");
    run("INSERT INTO W VALUES (1, '10', '[1,0,0]', 'a red fox'), (2, '9', '[0,1,0]', 'a dog')");
  }

  private static List<String> states(Statement statement) throws SQLException {
    List<String> states = new ArrayList<>();
    for (SQLWarning next = statement.getWarnings(); next != null; next = next.getNextWarning()) {
      states.add(next.getSQLState());
    }
    return states;
  }

  private List<String> warnings(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      if (statement.execute(sql)) {
        ResultSet rows = statement.getResultSet();
        while (rows.next()) {
          assertNotNull(rows);
        }
      }
      return states(statement);
    }
  }

  @Test
  final void castsThatCutWarn() throws SQLException {
    assertEquals(List.of(TRUNCATION), warnings("SELECT CAST('abcdef' AS VARCHAR(3))"));
    assertEquals(List.of(TRUNCATION), warnings("SELECT CAST(D AS CHAR(2)) FROM W"));
    assertEquals(List.of(TRUNCATION), warnings("SELECT CAST(X'0102' AS BINARY(1))"));
    assertEquals(
        List.of(TRUNCATION, TRUNCATION),
        warnings("SELECT CAST(D AS CHAR(2)), CAST(D AS VARCHAR(1)) FROM W"));
    assertEquals(
        List.of(TRUNCATION), warnings("UPDATE W SET T = CAST(D AS VARCHAR(4)) WHERE ID = 1"));
  }

  @Test
  final void castsThatCutNothingOfMeaningDoNot() throws SQLException {
    assertEquals(List.of(), warnings("SELECT CAST('abc   ' AS VARCHAR(3))"));
    assertEquals(List.of(), warnings("SELECT CAST('abc' AS VARCHAR(3))"));
    assertEquals(List.of(), warnings("SELECT CAST(X'0100' AS BINARY(1))"));
  }

  @Test
  final void truncationOfLateRowsIsToldOf() throws SQLException {
    run("CREATE TABLE N (ID INT PRIMARY KEY)");
    try (PreparedStatement insert = connection().prepareStatement("INSERT INTO N VALUES (?)")) {
      for (int i = 1; i <= 9_999; i++) {
        insert.setInt(1, i);
        insert.addBatch();
      }
      insert.executeBatch();
      assertNull(insert.getWarnings());
    }
    try (Statement statement = connection().createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT CAST(CASE WHEN ID = 9990 THEN 'long' ELSE 's' END AS VARCHAR(2)) FROM N"
                    + " ORDER BY ID")) {
      while (rows.next()) {
        assertTrue(rows.getString(1).length() <= 2);
      }
      assertEquals(List.of(TRUNCATION), states(statement));
    }
  }

  @Test
  final void batchesWarn() throws SQLException {
    try (PreparedStatement update =
        connection()
            .prepareStatement(
                "UPDATE W SET T = CAST(CAST(? AS VARCHAR(9)) AS VARCHAR(2)) WHERE ID = ?")) {
      for (int i = 1; i <= 2; i++) {
        update.setString(1, i == 1 ? "xyz" : "x");
        update.setInt(2, i);
        update.addBatch();
      }
      update.executeBatch();
      assertEquals(List.of(TRUNCATION), states(update));
    }
  }

  @Test
  final void textsComparedWithNumbersWarn() throws SQLException {
    assertEquals(List.of(IMPLICIT_CAST), warnings("SELECT ID FROM W WHERE T < 10"));
    assertEquals(List.of(IMPLICIT_CAST), warnings("SELECT ID FROM W WHERE 10 = T"));
    assertEquals(List.of(IMPLICIT_CAST), warnings("SELECT A.ID FROM W A JOIN W B ON A.T = B.ID"));
    assertEquals(List.of(IMPLICIT_CAST), warnings("DELETE FROM W WHERE T = 77"));
    assertEquals(List.of(), warnings("SELECT ID FROM W WHERE T = '10'"));
    assertEquals(List.of(), warnings("SELECT ID FROM W WHERE ID = '10'"));
    assertEquals(List.of(), warnings("SELECT ID FROM W WHERE CAST(T AS INT) = 10"));
  }

  @Test
  final void unusedVectorIndexWarns() throws SQLException {
    assertEquals(
        List.of(), warnings("SELECT ID FROM W ORDER BY COSINE_DISTANCE(E, '[1,0,0]') LIMIT 1"));
    assertEquals(
        List.of(INDEX_NOT_USED),
        warnings("SELECT ID FROM W ORDER BY L2_DISTANCE(E, '[1,0,0]') LIMIT 1"));
    assertEquals(
        List.of(INDEX_NOT_USED),
        warnings("SELECT ID FROM W ORDER BY COSINE_DISTANCE(E, '[1,0,0]'), T LIMIT 1"));
    assertEquals(List.of(), warnings("SELECT ID FROM W ORDER BY COSINE_DISTANCE(E, '[1,0,0]')"));
    run("DROP INDEX W_E");
    assertEquals(
        List.of(), warnings("SELECT ID FROM W ORDER BY L2_DISTANCE(E, '[1,0,0]') LIMIT 1"));
  }

  @Test
  final void unusedTextIndexWarns() throws SQLException {
    String search = "SELECT ID FROM TEXT_SEARCH(TABLE W, DESCRIPTOR(%s), 'fox', 5)";
    assertEquals(List.of(), warnings(search.formatted("D, T")));
    run("CREATE TEXT INDEX W_D ON W (D)");
    assertEquals(List.of(), warnings(search.formatted("D")));
    assertEquals(List.of(INDEX_NOT_USED), warnings(search.formatted("D, T")));
  }

  @Test
  final void warningNamesTheIndex() throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.executeQuery("SELECT ID FROM W ORDER BY L2_DISTANCE(E, '[1,0,0]') LIMIT 1").close();
      SQLWarning warning = statement.getWarnings();
      assertNotNull(warning);
      String message = String.valueOf(warning.getMessage());
      assertTrue(message.contains("W_E"), message);
      assertTrue(message.contains("cosine"), message);
      assertTrue(message.contains("l2"), message);
    }
  }

  @Test
  final void warningsAreCleared() throws SQLException {
    try (PreparedStatement cut =
        connection().prepareStatement("SELECT CAST(CAST(? AS VARCHAR(9)) AS VARCHAR(2))")) {
      assertNull(cut.getWarnings());
      cut.setString(1, "abc");
      cut.executeQuery().next();
      assertEquals(List.of(TRUNCATION), states(cut));
      assertEquals(List.of(TRUNCATION), states(cut));
      cut.clearWarnings();
      assertNull(cut.getWarnings());
      cut.executeQuery().next();
      assertEquals(List.of(TRUNCATION), states(cut));
      cut.setString(1, "ab");
      cut.executeQuery().next();
      assertNull(cut.getWarnings());
    }
    assertNull(connection().getWarnings());
  }

  @Test
  final void warningsOfReadingStayWithTheResult() throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.setMaxFieldSize(3);
      ResultSet rows = statement.executeQuery("SELECT D FROM W ORDER BY ID");
      rows.next();
      assertEquals("a r", rows.getString(1));
      SQLWarning cut = rows.getWarnings();
      assertNotNull(cut);
      assertEquals(TRUNCATION, cut.getSQLState());
      assertNull(statement.getWarnings());
      rows.next();
      assertNull(rows.getWarnings());
    }
  }
}
