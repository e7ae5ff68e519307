package io.quiver.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.session.PreparedQuery;
import io.quiver.planner.session.QueryResult;
import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.session.RowCursor;
import io.quiver.planner.session.Session;
import io.quiver.planner.session.SessionOptions;
import io.quiver.storage.Database;
import io.quiver.storage.DatabaseOptions;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statements that differ in literals share a plan, and nobody can tell. */
final class PlanCacheTest {
  private static final int ROWS = 50;
  private static final int ROUNDS = 100;

  private static final List<String> TEMPLATES =
      List.of(
          "SELECT name, score FROM node WHERE id = %i",
          "SELECT id, price FROM node WHERE price > %d AND id < %i ORDER BY id",
          "SELECT id FROM node WHERE name = %s OR name < %s ORDER BY id",
          "SELECT name || %s AS label, %i AS number FROM node WHERE id BETWEEN %i AND %i ORDER BY"
              + " id",
          "SELECT a.id, b.id FROM node a JOIN node b ON b.id = a.id + %i WHERE a.id < %i ORDER BY"
              + " 1",
          "SELECT COUNT(*), SUM(price + %d) FROM node WHERE NOT id = %i",
          "SELECT id FROM node WHERE id IN (%i, %i) ORDER BY id DESC LIMIT 3",
          "SELECT MOD(id, 3), COUNT(*) FROM node WHERE score >= %d GROUP BY MOD(id, 3) ORDER BY 1");

  private final Database database = Database.open(DatabaseOptions.memory(null));
  private final QueryEngine engine = QueryEngine.of(database);
  private final Session session = engine.newSession(SessionOptions.DEFAULT, () -> {});

  /** Has changed definitions in its open transaction: its plans are its own, never the cache's. */
  private final Session privately = engine.newSession(SessionOptions.DEFAULT, () -> {});

  @BeforeEach
  void fill() {
    run(
        session,
        "CREATE TABLE node (id BIGINT PRIMARY KEY, name VARCHAR(40), score DOUBLE PRECISION,"
            + " price DECIMAL(10, 2))");
    for (int i = 0; i < ROWS; i++) {
      run(session, "INSERT INTO node VALUES (" + i + ", 'n" + i + "', " + i + ".5, " + i + ".25)");
    }
    privately.setAutoCommit(false);
    run(privately, "CREATE TABLE own_definition (id INT)");
  }

  @AfterEach
  void close() {
    privately.close();
    session.close();
    database.close();
  }

  @Test
  void aLiteralOfAnotherValueIsNotPlannedAgain() {
    run(session, "SELECT name, score FROM node WHERE id = 7");
    long plannings = engine.cache().plannings();
    for (int id = 0; id < ROWS; id++) {
      assertEquals(
          "n" + id,
          run(session, "SELECT name, score FROM node WHERE id = " + id).rows().get(0).get(0));
    }
    assertEquals(plannings, engine.cache().plannings());
    assertTrue(engine.cache().shapeHits() >= ROWS);
  }

  @Test
  void anInsertOfOtherValuesIsNotPlannedAgain() {
    run(session, "INSERT INTO node VALUES (100, 'same', 1.5, 2.50)");
    long plannings = engine.cache().plannings();
    for (int id = 101; id < 120; id++) {
      run(session, "INSERT INTO node VALUES (" + id + ", 'size', 2.5, 3.75)");
    }
    assertEquals(plannings, engine.cache().plannings());
  }

  @Test
  void literalsThatNameOrTypeAColumnStayInThePlan() {
    assertEquals(List.of(List.of(1L)), run(session, "SELECT 1 AS a FROM node WHERE id = 3").rows());
    assertEquals(List.of(List.of(2L)), run(session, "SELECT 2 AS a FROM node WHERE id = 3").rows());
  }

  @Test
  void cachedAndUncachedPlansAgree() {
    long seed = System.nanoTime();
    System.out.println("PlanCacheTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < ROUNDS; i++) {
      String sql = fill(TEMPLATES.get(random.nextInt(TEMPLATES.size())), random);
      assertEquals(
          outcome(privately, sql), outcome(session, sql), () -> "seed " + seed + ": " + sql);
    }
  }

  private static String fill(String template, Random random) {
    StringBuilder sql = new StringBuilder();
    for (int at = 0; at < template.length(); at++) {
      char c = template.charAt(at);
      if (c != '%') {
        sql.append(c);
        continue;
      }
      at++;
      switch (template.charAt(at)) {
        case 'i' -> sql.append(random.nextInt(8) == 0 ? 3_000_000_000L : random.nextInt(ROWS + 9));
        case 'd' -> sql.append(random.nextInt(ROWS)).append('.').append(random.nextInt(100));
        default ->
            sql.append('\'')
                .append(random.nextInt(9) == 0 ? "it''s" : "n" + random.nextInt(ROWS))
                .append('\'');
      }
    }
    return sql.toString();
  }

  /** What a statement gave. */
  private record Result(List<ResultColumn> columns, List<List<Object>> rows) {}

  private static Object outcome(Session session, String sql) {
    try {
      return run(session, sql);
    } catch (QuiverException e) {
      return e.code();
    }
  }

  private static Result run(Session session, String sql) {
    PreparedQuery query = session.prepare(sql);
    List<List<Object>> rows = new ArrayList<>();
    if (query.execute(new Object[0], ExecuteOptions.DEFAULT) instanceof QueryResult.Rows result) {
      try (RowCursor cursor = result.cursor()) {
        while (cursor.next()) {
          List<Object> row = new ArrayList<>();
          for (int i = 0; i < cursor.columns().size(); i++) {
            row.add(cursor.get(i));
          }
          rows.add(row);
        }
      }
    }
    return new Result(query.columns(), rows);
  }
}
