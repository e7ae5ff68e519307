package io.quiver.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text made to break the parser gets a syntax error, soon, and nothing else. */
class HostileTextTest {
  private static final int MANY = 100_000;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT |(|1|)|",
        "SELECT * FROM t WHERE |(|a = 1|)|",
        "SELECT |f(|1|)|",
        "SELECT * FROM |(SELECT * FROM |t|)|",
        "SELECT |(SELECT |1|)|",
        "SELECT |CASE WHEN a THEN |1| END|",
        "SELECT |NOT |a||",
        "SELECT |- |a||",
        "SELECT |(1, |1|)|",
        "SELECT |ARRAY[|1|]|",
        "SELECT |(|||",
        "SELECT * FROM GRAPH_TABLE (g MATCH |(|a|)| COLUMNS (a.id))",
        "SELECT * FROM GRAPH_TABLE (g MATCH (a IS |!|x||) COLUMNS (a.id))",
        "|EXPLAIN |SELECT 1||",
        "SELECT f(|x -> |1||)",
        "SELECT a|.a|||",
        "SELECT 1| + 1|||",
        "SELECT a| LIKE 'x'|||",
        "SELECT 1| UNION SELECT 1|||",
        "SELECT \"|a||\"|",
        "SELECT |a|||",
      })
  void repetitionIsRefused(String shape) {
    String[] parts = shape.split("\\|", -1);
    StringBuilder sql = new StringBuilder(parts[0]);
    sql.append(parts[1].repeat(MANY)).append(parts[2]);
    sql.append(parts.length > 3 ? parts[3].repeat(parts[3].equals("\"") ? 1 : MANY) : "");
    sql.append(parts.length > 4 ? parts[4] : "");
    assertThrows(SyntaxException.class, () -> SqlParsing.parseStatement(sql.toString()));
  }

  @Test
  void longConditionsAndListsAreFine() {
    SqlParsing.parseStatement("SELECT * FROM t WHERE a = 1" + " OR a = 1 AND b = 2".repeat(20_000));
    SqlParsing.parseStatement(
        "SELECT * FROM t WHERE a BETWEEN 1 AND 2" + " AND a BETWEEN 1 AND 2".repeat(2_000));
    SqlParsing.parseStatement("SELECT * FROM t WHERE a IN (1" + ", 1".repeat(20_000) + ")");
    SqlParsing.parseStatement("INSERT INTO t VALUES (1, 'a')" + ", (1, 'a')".repeat(20_000));
  }

  @Test
  void aLongConditionMeansWhatAShortOneMeans() {
    String terms = " OR b = 2 AND c BETWEEN 3 AND 4 AND NOT d";
    String printed =
        SqlPrinter.print(SqlParsing.parseExpression("a = 1" + terms.repeat(100)))
            .replaceAll("[()\"]", "");
    String expected = SqlPrinter.print(SqlParsing.parseExpression("a = 1" + terms));
    String tail = expected.substring(expected.indexOf(" OR ")).replaceAll("[()\"]", "");
    assertEquals(expected.replaceAll("[()\"]", "") + tail.repeat(99), printed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        ";",
        "-- only a comment",
        "SELECT \0",
        "SELECT \u0007",
        "SELECT \ud800",
        "SELECT \ud83d\ude00",
        "\ufeffSELECT 1",
        "SELECT 1e99999999999",
        "SELECT U&'\\zzzz'",
        "SELECT E'\\u00'",
        "SELECT _nocharset'x'",
        "SELECT {d 'x'}",
        "SELECT '",
        "SELECT '''",
        "\"",
        "/*",
        "/**",
        "/*+ x",
        "SELECT /*+ x */",
      })
  void oddTextIsRefused(String sql) {
    assertThrows(SyntaxException.class, () -> SqlParsing.parseStatement(sql));
  }

  @Test
  void anythingMayStandInStrings() {
    SqlParsing.parseStatement("SELECT 'a\0b', '\ud800', '\ud83d\ude00', \"\ud83d\ude00\" FROM t");
    SqlParsing.parseStatement("SELECT '" + "x".repeat(1_000_000) + "'");
    assertEquals(
        "a name may have at most 256 characters",
        assertThrows(
                SyntaxException.class, () -> SqlParsing.parseStatement("SELECT " + "a".repeat(257)))
            .getMessage());
    SqlParsing.parseStatement("SELECT " + "a".repeat(256));
  }

  /** Random tokens: every outcome but a tree or a syntax error is a defect. */
  @Test
  void randomTokensNeverEscape() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String[] tokens =
        ("SELECT FROM WHERE a b , ( ) * = 1 'x' \"q\" ? :: -> [ ] { } INSERT INTO VALUES CREATE"
             + " TABLE INT VECTOR GRAPH_TABLE MATCH - < > ON CONFLICT DO UPDATE SET NOT NULL AND OR"
             + " IS LABELED CASE WHEN END AS WITH RECURSIVE JOIN LATERAL ; -- /* */ ' \" . .. % ! |"
             + " ORDER BY LIMIT FETCH FIRST ROWS ONLY")
            .split(" ", -1);
    for (int i = 0; i < 300; i++) {
      StringBuilder sql = new StringBuilder(random.nextBoolean() ? "SELECT " : "");
      for (int n = random.nextInt(25); n >= 0; n--) {
        sql.append(tokens[random.nextInt(tokens.length)]).append(' ');
      }
      String text = sql.toString();
      try {
        SqlPrinter.print(SqlParsing.parseStatement(text));
      } catch (SyntaxException e) {
        assertTrue(e.line() >= 1 && e.column() >= 1, text);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + text, e);
      }
    }
  }

  @Test
  void aSmallStackIsNoProblem() throws InterruptedException {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    String sql = "SELECT " + "f(".repeat(390) + "1" + ")".repeat(390);
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                SqlParsing.parseStatement(sql);
              } catch (SyntaxException e) {
                thrown.set(e);
              }
            },
            "small stack",
            256 * 1024L);
    thread.start();
    thread.join();
    assertTrue(thrown.get() instanceof SyntaxException);
  }
}
