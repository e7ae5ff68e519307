package io.quiver.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.planner.session.Session;
import io.quiver.planner.session.SessionOptions;
import io.quiver.storage.Database;
import io.quiver.storage.DatabaseOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * LIKE served by a text index finds what {@code String.contains} finds, or says why it does not.
 */
final class LikeByTextIndexTest {
  private static final List<String> PIECES =
      List.of(
          "word",
          "WORD",
          "Sword7",
          "wor",
          "d",
          "o'word",
          "x_word",
          "5word5",
          "word\u00e9",
          "\u00fcword",
          "w\u00f6rd",
          "wo\u00adrd",
          "\ud83d\ude00word",
          "word\u0301",
          "\u4e2dword\u6587",
          "1\ufe0f\u20e3word",
          "wo.rd",
          "word.word",
          "a".repeat(250),
          "b".repeat(253),
          "!",
          "42",
          "\u212aword",
          "word\u0640",
          "\u0e01word\u0e02");

  private final Database database = Database.open(DatabaseOptions.memory(null));
  private final Session session =
      QueryEngine.of(database).newSession(SessionOptions.DEFAULT, () -> {});
  private final List<String> texts = new ArrayList<>();

  @BeforeEach
  void load() {
    long seed = System.nanoTime();
    System.err.println("LikeByTextIndexTest seed " + seed);
    Random random = new Random(seed);
    Sql.run(session, "CREATE TABLE d (id INT PRIMARY KEY, g INT, body VARCHAR(5000))");
    Sql.run(session, "CREATE INDEX d_g ON d(g)");
    for (int id = 0; id < 300; id++) {
      StringBuilder text = new StringBuilder();
      int pieces = random.nextInt(6);
      for (int i = 0; i < pieces; i++) {
        text.append(PIECES.get(random.nextInt(PIECES.size())))
            .append(random.nextBoolean() ? " " : "");
      }
      texts.add(text.toString());
      Sql.run(session, "INSERT INTO d VALUES (?, ?, ?)", id, id % 100, text.toString());
    }
  }

  @AfterEach
  void close() {
    session.close();
    database.close();
  }

  private String explain(String sql) {
    return String.join("\n", Sql.run(session, "EXPLAIN " + sql));
  }

  private void check(String pattern, String inside) {
    String sql = "SELECT id FROM d WHERE body LIKE '" + pattern + "'";
    assertTrue(explain(sql).contains("inside"), explain(sql));
    List<String> expected = new ArrayList<>();
    for (int id = 0; id < texts.size(); id++) {
      if (texts.get(id).contains(inside)) {
        expected.add(Integer.toString(id));
      }
    }
    assertEquals(expected, Sql.run(session, sql + " ORDER BY id"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "simple", "whitespace"})
  void findsEveryTextThatHasTheLetters(String analyzer) {
    Sql.run(session, "CREATE TEXT INDEX d_t ON d(body) WITH (analyzer = '" + analyzer + "')");
    check("%word%", "word");
    check("%WORD%", "WORD");
    check("%aaaw%", "aaaw");
    check("%bbbword%", "bbbword");
    check("%Sword7word%", "Sword7word");
    check("%o''word%", "o'word");
  }

  @ParameterizedTest
  @ValueSource(strings = {"standard", "simple", "whitespace"})
  void patternsOfParametersAreLookedUpWhenTheStatementRuns(String analyzer) {
    Sql.run(session, "CREATE TEXT INDEX d_t ON d(body) WITH (analyzer = '" + analyzer + "')");
    String sql = "SELECT id FROM d WHERE body LIKE ?";
    String escaped = sql + " ESCAPE '!'";
    assertTrue(explain(sql).contains("of the pattern"), explain(sql));
    assertTrue(explain(escaped).contains("of the pattern"), explain(escaped));
    for (String inside : List.of("word", "Sword7", "aaaw", "o'word", "!", "42", "", "5word5")) {
      List<String> expected = new ArrayList<>();
      for (int id = 0; id < texts.size(); id++) {
        if (texts.get(id).contains(inside)) {
          expected.add(Integer.toString(id));
        }
      }
      assertEquals(expected, Sql.run(session, sql + " ORDER BY id", "%" + inside + "%"));
      String pattern = "%" + inside.replace("!", "!!") + "%";
      assertEquals(expected, Sql.run(session, escaped + " ORDER BY id", pattern));
    }
    assertEquals(List.of(), Sql.run(session, sql, new Object[] {null}));
    assertEquals(List.of(), Sql.run(session, sql, "%word%" + "x".repeat(40_000)));
  }

  @Test
  void otherConditionsAndTransactionsCount() {
    Sql.run(session, "CREATE TEXT INDEX d_t ON d(body)");
    String sql = "SELECT COUNT(*) FROM d WHERE body LIKE '%unique%' AND g >= 0";
    assertTrue(explain(sql).contains("with index D_T"), explain(sql));
    session.setAutoCommit(false);
    Sql.run(session, "INSERT INTO d VALUES (1000, 1, 'a veryuniqueword')");
    assertEquals(List.of("1"), Sql.run(session, sql));
    session.rollback();
    assertEquals(List.of("0"), Sql.run(session, sql));
    session.setAutoCommit(true);
    Sql.run(session, "UPDATE d SET body = 'nonunique' WHERE id < 3");
    assertEquals(List.of("3"), Sql.run(session, sql));
    assertEquals(List.of("3"), Sql.run(session, "DELETE FROM d WHERE body LIKE 'non%unique'"));
    assertEquals(List.of("0"), Sql.run(session, sql));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "english; body LIKE '%word%'; analyzer english changes words",
        "standard; body LIKE '%w_rd%'; no 3 letters or digits in a row",
        "standard; body LIKE UPPER(?); not known before the statement runs",
        "standard; body LIKE ? ESCAPE ?; not known before the statement runs",
        "simple; body LIKE '%1234%'; no 3 letters or digits in a row"
      })
  void tellsWhyAnIndexDoesNotHelp(String analyzer, String condition, String reason) {
    Sql.run(session, "CREATE TEXT INDEX d_t ON d(body) WITH (analyzer = '" + analyzer + "')");
    String plan = explain("SELECT id FROM d WHERE " + condition);
    assertTrue(plan.contains("LIKE not by text index D_T: ") && plan.contains(reason), plan);
  }

  @Test
  void anIndexOfKeysComesFirst() {
    Sql.run(session, "CREATE TEXT INDEX d_t ON d(body)");
    String plan = explain("SELECT id FROM d WHERE id = 7 AND body LIKE '%word%'");
    assertTrue(!plan.contains("Text search"), plan);
  }
}
