package io.quiver.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.planner.session.Session;
import io.quiver.planner.session.SessionOptions;
import io.quiver.storage.Database;
import io.quiver.storage.DatabaseOptions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every form of vector search over one table of 12,000 rows: which way it takes, and whether it
 * finds what measuring every row finds.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VectorSearchFormsTest {
  private static final int ROWS = 12_000;
  private static final int DIMENSIONS = 8;
  private static final int GROUPS = 100;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);
  private final float[][] vectors = new float[ROWS][];
  private final float[] query = vector();
  private final Database database = Database.open(DatabaseOptions.memory(null));
  private final Session session =
      QueryEngine.of(database).newSession(SessionOptions.DEFAULT, () -> {});

  private float[] vector() {
    float[] vector = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = Math.round(random.nextGaussian() * 1000) / 1000f;
    }
    return vector;
  }

  private static String text(float[] vector) {
    StringBuilder text = new StringBuilder("[");
    for (float value : vector) {
      text.append(text.length() > 1 ? "," : "").append(value);
    }
    return "'" + text.append("]'");
  }

  @BeforeAll
  void load() {
    System.err.println("VectorSearchFormsTest seed " + seed);
    Sql.run(session, "CREATE TABLE c (id INT PRIMARY KEY, name VARCHAR(10))");
    Sql.run(session, "CREATE TABLE small (id INT PRIMARY KEY, v VECTOR(8))");
    Sql.run(session, "CREATE VECTOR INDEX small_v ON small(v) WITH (metric = 'l2')");
    Sql.run(
        session, "CREATE TABLE t (id INT PRIMARY KEY, g INT NOT NULL, near DOUBLE, v VECTOR(8))");
    Sql.run(session, "CREATE INDEX t_g ON t(g)");
    for (int group = 0; group < GROUPS; group += 2) {
      Sql.run(session, "INSERT INTO c VALUES (" + group + ", 'n" + group % 10 + "')");
    }
    for (int from = 0; from < ROWS; from += 500) {
      List<String> rows = new ArrayList<>();
      for (int id = from; id < from + 500; id++) {
        vectors[id] = vector();
        rows.add("(" + id + "," + id % GROUPS + "," + distance(id) + "," + text(vectors[id]) + ")");
      }
      Sql.run(session, "INSERT INTO t VALUES " + String.join(",", rows));
    }
    Sql.run(session, "CREATE VECTOR INDEX t_v ON t(v) WITH (metric = 'l2')");
  }

  @AfterAll
  void close() {
    session.close();
    database.close();
  }

  private double distance(int id) {
    double sum = 0;
    for (int i = 0; i < DIMENSIONS; i++) {
      double d = (double) vectors[id][i] - query[i];
      sum += d * d;
    }
    return Math.sqrt(sum);
  }

  private List<String> truth(int limit, IntPredicate condition) {
    return IntStream.range(0, ROWS)
        .filter(condition)
        .boxed()
        .sorted(Comparator.comparingDouble(this::distance))
        .limit(limit)
        .map(String::valueOf)
        .toList();
  }

  private String explain(String sql) {
    return String.join("\n", Sql.run(session, "EXPLAIN " + with(sql)));
  }

  private String with(String sql) {
    return sql.replace(":q", text(query));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "SELECT id FROM t ORDER BY l2_distance(v, :q) LIMIT 5; with index T_V, graph",
        "SELECT id FROM t ORDER BY v <-> :q LIMIT 5 OFFSET 3; nearest (5 + 3) by l2 with index T_V,"
            + " graph",
        "SELECT id FROM t ORDER BY vector_distance(v, :q, 'l2') LIMIT 5; with index T_V, graph",
        "SELECT id FROM t ORDER BY v <=> :q LIMIT 5; exact scan: there is no vector index",
        "SELECT id FROM small ORDER BY v <-> :q LIMIT 5; exact scan: the table is small",
        "SELECT id FROM t WHERE near > 3 ORDER BY v <-> :q LIMIT 5; filtered graph",
        "SELECT id FROM t WHERE g = 3 ORDER BY v <-> :q LIMIT 5; exact scan of the candidates",
        "SELECT id FROM t ORDER BY v <-> :q FETCH EXACT FIRST 5 ROWS ONLY; exact scan: asked for",
        "SELECT id FROM t ORDER BY v <-> :q FETCH APPROX FIRST 5 ROWS ONLY; with index T_V, graph",
        "SELECT id FROM t WHERE v <-> :q < 1; nearest or all within 1",
        "SELECT id FROM t WHERE v <-> :q < 1 ORDER BY v <-> :q LIMIT 5; nearest 5 within",
        "SELECT t.id FROM t LEFT JOIN c ON c.id = t.g ORDER BY v <-> :q LIMIT 5; with index T_V,"
            + " graph",
        "SELECT t.id FROM t JOIN c ON c.id = t.g ORDER BY v <-> :q LIMIT 5; partners as listed",
        "SELECT id FROM t WHERE g IN (SELECT id FROM c) ORDER BY v <-> :q LIMIT 5; partners as"
            + " listed",
        "SELECT id FROM t WHERE EXISTS (SELECT 1 FROM c WHERE c.id = t.g) ORDER BY v <-> :q LIMIT"
            + " 5; partners as listed",
        "SELECT id FROM t WHERE NOT EXISTS (SELECT 1 FROM c WHERE c.id = t.g) ORDER BY v <-> :q"
            + " LIMIT 5; partners as listed",
        "SELECT id FROM t WHERE g NOT IN (SELECT id FROM c) ORDER BY v <-> :q LIMIT 5; partners as"
            + " listed",
        "SELECT t.id FROM t LEFT JOIN c ON c.id = t.g WHERE c.id IS NULL ORDER BY v <-> :q LIMIT 5;"
            + " partners as listed",
        "SELECT t.id FROM t JOIN c ON c.id < t.g WHERE c.id > 50 ORDER BY v <-> :q LIMIT 5;"
            + " partners as listed",
        "SELECT id FROM t WHERE g > (SELECT MIN(id) FROM c) ORDER BY v <-> :q LIMIT 5; Vector"
            + " search PUBLIC.T(V) nearest 5 by l2 with index T_V, filtered graph",
        "SELECT id FROM t WHERE near > (SELECT AVG(near) FROM t) ORDER BY v <-> :q LIMIT 5; Vector"
            + " search PUBLIC.T(V) nearest 5 by l2 with index T_V, filtered graph",
        "SELECT id FROM t WHERE near > 3 OR MOD(id, 2) = 0 ORDER BY v <-> :q LIMIT 5; filtered"
            + " graph",
        "SELECT id FROM t WHERE near BETWEEN 2 AND 9 AND id IS NOT NULL ORDER BY v <-> :q LIMIT 5;"
            + " filtered graph",
        "SELECT * FROM (SELECT id, v, near FROM t WHERE near > 3) x WHERE near < 9 ORDER BY v <->"
            + " :q LIMIT 5; filtered graph",
        "SELECT s.id FROM VECTOR_SEARCH(DATA => TABLE t, COL => DESCRIPTOR(v), QUERY => :q, TOP_K"
            + " => 5, OPTIONS => MAP['ef', '99']) s; nearest 5 by l2 with index T_V, graph",
        "SELECT s.id FROM VECTOR_SEARCH(SEARCH_TABLE => TABLE t, COLUMN_TO_SEARCH => DESCRIPTOR(v),"
            + " COLUMN_TO_QUERY => :q, TOP_K => 5) s; with index T_V, graph",
        "SELECT s.id FROM VECTOR_SEARCH(TABLE t, DESCRIPTOR(v), :q, 5, MAP['max_distance', '2']) s;"
            + " with index T_V, graph",
        "SELECT s.id FROM VECTOR_SEARCH(TABLE t, DESCRIPTOR(v), CAST(? AS VECTOR(8)), ?) s; with"
            + " index T_V, graph",
        "SELECT id FROM t ORDER BY v <-> CAST(? AS VECTOR(8)) LIMIT ? OFFSET ?; with index T_V,"
            + " graph",
        "SELECT id FROM t ORDER BY v <-> ? LIMIT ?; with index T_V, graph",
        "SELECT id FROM t WHERE v <-> ? < ?; exact scan: every row within the distance counts",
        "SELECT s.id FROM VECTOR_SEARCH((SELECT * FROM t WHERE g NOT IN (SELECT id FROM c)),"
            + " DESCRIPTOR(v), :q, 5) s; partners as listed",
        "SELECT s.id FROM VECTOR_SEARCH(TABLE t, DESCRIPTOR(v), :q, 5) s; with index T_V, graph",
        "SELECT s.id FROM VECTOR_SEARCH(TABLE t, DESCRIPTOR(v), :q, 5, MAP['exact', 'true']) s;"
            + " exact scan: asked for",
        "SELECT s.id FROM VECTOR_SEARCH(TABLE t, DESCRIPTOR(v), :q, 5, MAP['exact', 'never']) s;"
            + " graph, asked for",
        "SELECT s.id FROM VECTOR_SEARCH((SELECT * FROM t WHERE near > 3), DESCRIPTOR(v), :q, 5) s;"
            + " filtered graph",
        "SELECT s.id, c.name FROM VECTOR_SEARCH(TABLE t, DESCRIPTOR(v), :q, 5) s JOIN c ON c.id ="
            + " s.g; with index T_V, graph",
        "SELECT c.id, s.id FROM c, LATERAL VECTOR_SEARCH(TABLE t, DESCRIPTOR(v), :q, 2) s; with"
            + " index T_V, graph",
        "SELECT a.id, s.id FROM small a, LATERAL (SELECT id FROM t ORDER BY t.v <-> a.v LIMIT 2)"
            + " s; with index T_V, graph"
      })
  void takesThisWay(String sql, String expected) {
    String plan = explain(sql);
    assertTrue(plan.contains(expected.replace("nearest or all", ") all")), plan);
  }

  @ParameterizedTest
  @CsvSource({"50, 6000", "10, 1200", "1, 120", "0.1, 12", "0.01, 1"})
  void findsAllRowsThatAFilterLeaves(String percent, int rows) {
    // near the query and far from it, and unrelated to it
    int step = ROWS / rows;
    checkFilter("MOD(id, " + step + ") = 0", id -> id % step == 0);
    double close = distance(Integer.parseInt(truth(rows, id -> true).getLast()));
    checkFilter("near <= " + close, id -> distance(id) <= close);
    List<String> all = truth(ROWS, id -> true);
    double far = distance(Integer.parseInt(all.get(ROWS - rows)));
    checkFilter("near >= " + far, id -> distance(id) >= far);
    assertTrue(Double.parseDouble(percent) > 0);
  }

  private void checkFilter(String condition, IntPredicate predicate) {
    List<String> expected = truth(10, predicate);
    List<String> found =
        Sql.run(
            session, with("SELECT id FROM t WHERE " + condition + " ORDER BY v <-> :q LIMIT 10"));
    assertEquals(expected.size(), found.size(), condition);
    long right = found.stream().filter(expected::contains).count();
    assertTrue(right >= expected.size() * 0.9, condition + ": " + found + " not " + expected);
  }

  @Test
  void joinsGiveTheNearestRowsWithAPartner() {
    List<String> expected = truth(10, id -> id % GROUPS % 2 == 0);
    for (String sql :
        List.of(
            "SELECT t.id FROM t JOIN c ON c.id = t.g ORDER BY v <-> :q LIMIT 10",
            "SELECT id FROM t WHERE g IN (SELECT id FROM c) ORDER BY v <-> :q LIMIT 10",
            "SELECT s.id FROM VECTOR_SEARCH((SELECT * FROM t WHERE g IN (SELECT id FROM c)),"
                + " DESCRIPTOR(v), :q, 10) s")) {
      List<String> found = Sql.run(session, with(sql));
      assertEquals(10, found.size(), sql);
      assertTrue(found.stream().filter(expected::contains).count() >= 9, sql);
    }
  }

  @Test
  void whatHasNoPartnerIsSearched() {
    List<String> expected = truth(10, id -> id % GROUPS % 2 == 1);
    for (String sql :
        List.of(
            "SELECT id FROM t WHERE NOT EXISTS (SELECT 1 FROM c WHERE c.id = t.g) ORDER BY v <-> :q"
                + " LIMIT 10",
            "SELECT id FROM t WHERE g NOT IN (SELECT id FROM c) ORDER BY v <-> :q LIMIT 10",
            "SELECT t.id FROM t LEFT JOIN c ON c.id = t.g WHERE c.id IS NULL ORDER BY v <-> :q"
                + " LIMIT 10")) {
      List<String> found = Sql.run(session, with(sql));
      assertEquals(10, found.size(), sql);
      assertTrue(found.stream().filter(expected::contains).count() >= 9, sql + found + expected);
    }
  }

  @Test
  void rowsOfAnyJoinAreSearched() {
    checkExact(
        "SELECT id FROM t WHERE EXISTS (SELECT 1 FROM c WHERE c.id < t.g AND c.id > 50) ORDER BY v"
            + " <-> :q FETCH EXACT FIRST 10 ROWS ONLY",
        id -> id % GROUPS > 52);
    checkExact(
        "SELECT id FROM t WHERE g > (SELECT MIN(id) FROM c) ORDER BY v <-> :q"
            + " FETCH EXACT FIRST 10 ROWS ONLY",
        id -> id % GROUPS > 0);
  }

  private void checkExact(String sql, IntPredicate condition) {
    String plan = explain(sql);
    assertTrue(plan.contains("Vector search PUBLIC.T(V) nearest 10"), plan);
    assertEquals(truth(10, condition), Sql.run(session, with(sql)), sql);
  }

  @Test
  void everyRowWithinADistanceIsFound() {
    List<String> near = truth(200, id -> true);
    double limit = distance(Integer.parseInt(near.getLast()));
    List<String> found =
        Sql.run(session, with("SELECT id FROM t WHERE v <-> :q <= " + (limit + 1e-6)));
    assertEquals(near.stream().sorted().toList(), found.stream().sorted().toList());
    assertEquals(
        near.subList(0, 5),
        Sql.run(
            session,
            with(
                String.format(
                    Locale.ROOT,
                    "SELECT id FROM t WHERE v <-> :q < %s ORDER BY v <-> :q FETCH EXACT FIRST 9"
                        + " ROWS ONLY",
                    (distance(Integer.parseInt(near.get(4)))
                            + distance(Integer.parseInt(near.get(5))))
                        / 2))));
  }

  @Test
  void offsetSkipsTheNearest() {
    assertEquals(
        truth(8, id -> true).subList(3, 8),
        Sql.run(
            session,
            with("SELECT id FROM t ORDER BY v <-> :q OFFSET 3 FETCH EXACT FIRST 5 ROWS ONLY")));
  }
}
