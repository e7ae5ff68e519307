package io.quiver.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quiver.planner.session.Session;
import io.quiver.planner.session.SessionOptions;
import io.quiver.storage.Database;
import io.quiver.storage.DatabaseOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that differ only in literals share a plan, and answer as if they did not. */
final class PlanSharingTest {
  private static final String[] WORDS = {"a", "bb", "it''s", "", "dddddddddd"};

  private final Database database = Database.open(DatabaseOptions.memory(null));
  private final QueryEngine engine = QueryEngine.of(database);
  private final Session session = engine.newSession(SessionOptions.DEFAULT, () -> {});

  @BeforeEach
  void define() {
    Sql.run(
        session,
        "CREATE TABLE t (id BIGINT PRIMARY KEY, n INT, s VARCHAR(20), d DECIMAL(10, 2), f DOUBLE)");
    Sql.run(session, "CREATE INDEX t_n ON t(n)");
    Sql.run(session, "CREATE INDEX t_s ON t(s)");
  }

  @AfterEach
  void close() {
    session.close();
    database.close();
  }

  /** Each form is planned once, whatever values follow; # is a number, $ a word, % a decimal. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT * FROM t WHERE id = #",
        "SELECT n FROM t WHERE s = '$' AND d > %",
        "SELECT n FROM t WHERE n IN (#, #) OR n BETWEEN # AND #",
        "INSERT INTO t VALUES (#, #, '$', %, %)",
        "INSERT INTO t (id, s) VALUES (#, '$'), (#, '$')",
        "UPDATE t SET s = '$', d = % WHERE id = #",
        "DELETE FROM t WHERE id = # AND s <> '$'",
        "SELECT id FROM t WHERE n > # ORDER BY id LIMIT #",
        "SELECT x.n FROM (SELECT n FROM t WHERE id > #) x JOIN t y ON y.n = x.n AND y.s = '$'",
        "SELECT count(*) FROM t WHERE EXISTS (SELECT 1 FROM t u WHERE u.n = t.n AND u.id < #)"
      })
  void aFormIsPlannedOnce(String form) {
    Random random = new Random(7);
    run(form, random, 0);
    long planned = engine.cache().plannings();
    for (int i = 1; i < 40; i++) {
      run(form, random, i);
    }
    assertEquals(planned, engine.cache().plannings(), form);
  }

  private void run(String form, Random random, int round) {
    StringBuilder sql = new StringBuilder();
    int number = round * 10 + 1;
    for (char c : form.toCharArray()) {
      switch (c) {
        case '#' -> sql.append(number++);
        case '$' -> sql.append(WORDS[random.nextInt(WORDS.length)]);
        case '%' -> sql.append(decimal(random));
        default -> sql.append(c);
      }
    }
    Sql.run(session, sql.toString());
  }

  private static String decimal(Random random) {
    return random.nextInt(1000) + "." + (random.nextBoolean() ? "5" : "25");
  }

  /**
   * A session with uncommitted definitions of its own plans privately, with its literals as they
   * are: it must see the same rows.
   */
  @Test
  void sharedPlansAnswerLikePrivateOnes() {
    long seed = System.nanoTime();
    System.err.println("PlanSharingTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      Sql.run(
          session,
          "INSERT INTO t VALUES (?, ?, ?, ?, ?)",
          i,
          random.nextInt(8) == 0 ? null : random.nextInt(20),
          random.nextInt(8) == 0 ? null : WORDS[random.nextInt(WORDS.length)].replace("''", "'"),
          random.nextInt(8) == 0 ? null : decimal(random),
          random.nextInt(8) == 0 ? null : random.nextInt(10) / 2.0);
    }
    try (Session own = engine.newSession(SessionOptions.DEFAULT, () -> {})) {
      own.setAutoCommit(false);
      Sql.run(own, "CREATE TABLE only_here (x INT)");
      for (int i = 0; i < 300; i++) {
        String sql = query(random);
        assertEquals(sorted(Sql.run(own, sql)), sorted(Sql.run(session, sql)), sql);
      }
      own.rollback();
    }
  }

  private static List<String> sorted(List<String> rows) {
    List<String> sorted = new ArrayList<>(rows);
    Collections.sort(sorted);
    return sorted;
  }

  private static String query(Random random) {
    String where = condition(random, 2, "t");
    return switch (random.nextInt(5)) {
      case 0 -> "SELECT * FROM t WHERE " + where;
      case 1 -> "SELECT n, count(*), max(s) FROM t WHERE " + where + " GROUP BY n";
      case 2 ->
          "SELECT t.id, u.id FROM t JOIN t u ON u.n = t.n AND "
              + condition(random, 1, "u")
              + " WHERE "
              + where;
      case 3 -> "SELECT id FROM t WHERE " + where + " ORDER BY id LIMIT " + random.nextInt(10);
      default ->
          "SELECT id FROM t WHERE n IN (SELECT n FROM t u WHERE "
              + condition(random, 1, "u")
              + ") AND "
              + where;
    };
  }

  private static String condition(Random random, int depth, String table) {
    if (depth > 0 && random.nextInt(3) > 0) {
      String left = condition(random, depth - 1, table);
      String right = condition(random, depth - 1, table);
      return switch (random.nextInt(3)) {
        case 0 -> "(" + left + " AND " + right + ")";
        case 1 -> "(" + left + " OR " + right + ")";
        default -> "NOT (" + left + ")";
      };
    }
    String[] comparisons = {"=", "<>", "<", "<=", ">", ">="};
    String comparison = " " + comparisons[random.nextInt(comparisons.length)] + " ";
    return switch (random.nextInt(7)) {
      case 0 -> table + ".id" + comparison + random.nextInt(200);
      case 1 -> table + ".n" + comparison + random.nextInt(20);
      case 2 -> table + ".s" + comparison + "'" + WORDS[random.nextInt(WORDS.length)] + "'";
      case 3 -> table + ".d" + comparison + decimal(random);
      case 4 -> table + ".f" + comparison + random.nextInt(5) + ".5";
      case 5 -> table + ".n BETWEEN " + random.nextInt(10) + " AND " + random.nextInt(20);
      default -> table + ".n IN (" + random.nextInt(20) + ", " + random.nextInt(20) + ")";
    };
  }
}
