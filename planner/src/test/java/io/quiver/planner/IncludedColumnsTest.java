package io.quiver.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.planner.session.Session;
import io.quiver.planner.session.SessionOptions;
import io.quiver.storage.Database;
import io.quiver.storage.DatabaseOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions on INCLUDE columns against measuring every row, while rows change. */
final class IncludedColumnsTest {
  private static final List<String> CONDITIONS =
      List.of(
          "g = 3",
          "g < 2 AND lang = 'en'",
          "lang = 'de'",
          "lang IS NULL",
          "weight > 0.5",
          "g BETWEEN 4 AND 6 AND id > 40",
          "g IN (1, 5) OR weight IS NULL",
          "g = 2 AND note LIKE '%7'",
          "g = NULL");

  @TempDir private Path directory = Path.of("");
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  private String vector(int dimensions) {
    StringBuilder text = new StringBuilder("'[");
    for (int i = 0; i < dimensions; i++) {
      text.append(i == 0 ? "" : ",").append(random.nextInt(2000) / 1000.0 - 1);
    }
    return text.append("]'").toString();
  }

  private String row(int id, int dimensions) {
    String lang = random.nextInt(5) == 0 ? "NULL" : random.nextBoolean() ? "'en'" : "'de'";
    String weight = random.nextInt(5) == 0 ? "NULL" : String.valueOf(random.nextDouble());
    String note = "'note " + random.nextInt(100) + "'";
    return String.format(
        Locale.ROOT,
        "(%d, %d, %s, %s, %s, %s)",
        id,
        random.nextInt(8),
        lang,
        weight,
        note,
        vector(dimensions));
  }

  private void change(Session session, int rows, int dimensions) {
    int id = random.nextInt(rows);
    switch (random.nextInt(5)) {
      case 0 -> Sql.run(session, "UPDATE t SET g = " + random.nextInt(8) + " WHERE id = " + id);
      case 1 -> Sql.run(session, "UPDATE t SET lang = NULL, weight = 0.9 WHERE id = " + id);
      case 2 -> Sql.run(session, "UPDATE t SET v = " + vector(dimensions) + " WHERE id = " + id);
      case 3 -> Sql.run(session, "UPDATE t SET note = 'note 7' WHERE id = " + id);
      default -> {
        Sql.run(session, "DELETE FROM t WHERE id = " + id);
        Sql.run(session, "INSERT INTO t VALUES " + row(id, dimensions));
      }
    }
  }

  private void check(Session session, int dimensions) {
    for (String condition : CONDITIONS) {
      String query = vector(dimensions);
      String from = "SELECT id FROM t WHERE " + condition + " ORDER BY ";
      List<String> found = Sql.run(session, from + "v <-> " + query + " LIMIT 10");
      // A sum is no distance that an index could serve.
      List<String> expected = Sql.run(session, from + "(v <-> " + query + ") + 0, id LIMIT 10");
      assertEquals(expected, found, condition + ", seed " + seed);
    }
  }

  private static void awaitGraph(Session session) throws InterruptedException {
    String sql = "SELECT 1 FROM SYS.VECTOR_INDEXES WHERE state = 'READY' AND rows_in_graph > 0";
    for (int i = 0; i < 600 && Sql.run(session, sql).isEmpty(); i++) {
      Thread.sleep(50);
    }
    assertTrue(!Sql.run(session, sql).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"4, none", "4, int8", "1100, none", "1100, int8"})
  void areTestedInsideTheSearch(int dimensions, String quantization) throws InterruptedException {
    int rows = dimensions > 100 ? 150 : 600;
    try (Database database = Database.open(DatabaseOptions.directory(directory.resolve("db")))) {
      fill(database, rows, dimensions, quantization);
    }
    try (Database database = Database.open(DatabaseOptions.directory(directory.resolve("db")));
        Session session = QueryEngine.of(database).newSession(SessionOptions.DEFAULT, () -> {})) {
      check(session, dimensions);
    }
  }

  private void fill(Database database, int rows, int dimensions, String quantization)
      throws InterruptedException {
    QueryEngine engine = QueryEngine.of(database);
    try (Session session = engine.newSession(SessionOptions.DEFAULT, () -> {});
        Session older = engine.newSession(SessionOptions.DEFAULT, () -> {})) {
      Sql.run(
          session,
          "CREATE TABLE t (id INT PRIMARY KEY, g SMALLINT, lang VARCHAR(2), weight DOUBLE"
              + " PRECISION, note VARCHAR(20), v VECTOR("
              + dimensions
              + "))");
      List<String> all = new ArrayList<>();
      for (int id = 0; id < rows; id++) {
        all.add(row(id, dimensions));
      }
      Sql.run(session, "INSERT INTO t VALUES " + String.join(",", all));
      Sql.run(
          session,
          "CREATE VECTOR INDEX t_v ON t(v) INCLUDE (g, lang, weight) WITH (metric = 'l2', rescore ="
              + " 20, quantization = '"
              + quantization
              + "')");
      check(session, dimensions);
      awaitGraph(session);
      check(session, dimensions);
      Sql.run(older, "START TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      Sql.run(older, "SELECT COUNT(*) FROM t");
      for (int i = 0; i < 40; i++) {
        change(session, rows, dimensions);
      }
      check(session, dimensions);
      check(older, dimensions);
      Sql.run(older, "ROLLBACK");
      Sql.run(session, "START TRANSACTION");
      for (int i = 0; i < 20; i++) {
        change(session, rows, dimensions);
      }
      check(session, dimensions);
      Sql.run(session, "ROLLBACK");
      check(session, dimensions);
    }
  }

  @Test
  void explainSaysSo() {
    try (Database database = Database.open(DatabaseOptions.memory(null));
        Session session = QueryEngine.of(database).newSession(SessionOptions.DEFAULT, () -> {})) {
      Sql.run(session, "CREATE TABLE t (id INT PRIMARY KEY, g INT, n INT, v VECTOR(2))");
      Sql.run(session, "CREATE VECTOR INDEX t_v ON t(v) INCLUDE (g) WITH (metric = 'l2')");
      String search =
          "SELECT s.id FROM VECTOR_SEARCH((SELECT * FROM t WHERE %s), DESCRIPTOR(v),"
              + " '[1,1]', 5, MAP['exact', 'never']) s";
      String included = "condition inside the search by included columns";
      assertTrue(explain(session, search.formatted("g = 1 AND id < 7")).contains(included));
      assertTrue(!explain(session, search.formatted("g = 1 AND n = 2")).contains(included));
    }
  }

  private static String explain(Session session, String sql) {
    return String.join("\n", Sql.run(session, "EXPLAIN " + sql));
  }
}
