package io.quiver.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.planner.session.Session;
import io.quiver.planner.session.SessionOptions;
import io.quiver.storage.Database;
import io.quiver.storage.DatabaseOptions;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which way the optimizer takes to the rows, as EXPLAIN says it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlanChoiceTest {
  private final Database database = Database.open(DatabaseOptions.memory(null));
  private final Session session =
      QueryEngine.of(database).newSession(SessionOptions.DEFAULT, () -> {});

  @BeforeAll
  void define() {
    for (String sql :
        List.of(
            "CREATE TABLE p (id BIGINT PRIMARY KEY, name VARCHAR(50), age INT,"
                + " code VARCHAR(20) NOT NULL UNIQUE)",
            "CREATE INDEX p_name ON p(name, age)",
            "CREATE TABLE e (id BIGINT PRIMARY KEY, src BIGINT NOT NULL, dst BIGINT NOT NULL)",
            "CREATE INDEX e_src ON e(src)",
            "CREATE TABLE d (id BIGINT PRIMARY KEY, lang VARCHAR(2), emb VECTOR(2),"
                + " body VARCHAR(100))",
            "CREATE TEXT INDEX d_body ON d(body)",
            "CREATE VECTOR INDEX d_emb ON d(emb) WITH (metric='cosine')")) {
      Sql.run(session, sql);
    }
  }

  @AfterAll
  void close() {
    session.close();
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "SELECT * FROM p WHERE id = 5; Key get PUBLIC.P by primary key (row id) = 5",
        "SELECT name FROM p WHERE id = 5 AND age > 3; Key get PUBLIC.P by primary key",
        "SELECT name FROM p WHERE code = 'x'; Key get PUBLIC.P by index",
        "SELECT id FROM p WHERE id IN (1, 2, 3); Lookup PUBLIC.P by primary key (row id) in 1, 2,"
            + " 3",
        "SELECT id FROM p WHERE id > 10; Range scan PUBLIC.P by row id > 10",
        "SELECT id FROM p WHERE name = 'a' AND age BETWEEN 3 AND 5; where NAME = 'a' and AGE >= 3",
        "SELECT id FROM p WHERE name IN ('a', 'b'); Index scan PUBLIC.P by P_NAME (2 keys)",
        "SELECT id FROM p WHERE name LIKE 'ab%'; where NAME >= 'ab' and < 'ac'",
        "SELECT id FROM p WHERE age = 5; Scan PUBLIC.P (all rows)",
        "SELECT COUNT(*), COUNT(code) FROM p; Number of rows of PUBLIC.P, known without a scan",
        "SELECT COUNT(*) FROM p WHERE age = 5; Scan PUBLIC.P (all rows)",
        "SELECT COUNT(name) FROM p; Scan PUBLIC.P (all rows)",
        "SELECT id FROM p WHERE (age IS NOT NULL AND age IN (2, 3, 4)) OR age BETWEEN 7 AND 9;"
            + " Scan",
        "SELECT id FROM p ORDER BY id DESC LIMIT 5; Range scan PUBLIC.P by row id backward",
        "SELECT p.name FROM e JOIN p ON p.id = e.dst WHERE e.src = 4; Lookup inner join PUBLIC.P",
        "SELECT p.name FROM p LEFT JOIN e ON e.src = p.id WHERE p.id IN (1, 2); Lookup left"
            + " join PUBLIC.E",
        "SELECT p.name FROM p LEFT JOIN e ON e.src = p.id WHERE p.id = 1; Index scan PUBLIC.E by"
            + " E_SRC where SRC = 1",
        "SELECT id FROM p WHERE EXISTS (SELECT 1 FROM e WHERE e.src = p.id); semi join",
        "SELECT id FROM d ORDER BY emb <=> '[1,2]' LIMIT 3; nearest 3 by cosine with index D_EMB",
        "SELECT id FROM d ORDER BY emb <-> '[1,2]' LIMIT 3; exact scan: there is no vector index",
        "SELECT id FROM d WHERE lang = 'en' ORDER BY emb <=> '[1,2]' LIMIT 3; condition inside",
        "SELECT id FROM d WHERE id IN (1, 2) ORDER BY emb <=> '[1,2]' LIMIT 3; leaves few rows",
        "SELECT * FROM VECTOR_SEARCH(TABLE d, DESCRIPTOR(emb), '[1,2]', 3); Vector search PUBLIC.D",
        "SELECT * FROM TEXT_SEARCH(TABLE d, DESCRIPTOR(body), 'x', 3); Text search"
            + " PUBLIC.D(BODY) best 3 with index D_BODY",
        "SELECT id FROM d WHERE TEXT_MATCH(d, 'x') AND lang = 'en'; with index D_BODY, condition"
            + " inside the search where (LANG = 'en')",
        "SELECT id FROM d WHERE TEXT_MATCH(d, 'x') ORDER BY TEXT_SCORE() DESC LIMIT 5; best 5 with"
            + " index D_BODY",
        "SELECT * FROM TEXT_SEARCH(TABLE d, DESCRIPTOR(lang), 'x', 3); reads the table: no text"
            + " index",
        "SELECT d.id FROM p JOIN d ON p.id = d.id WHERE TEXT_MATCH(d, 'x'); Text search PUBLIC.D",
        "SELECT id FROM d WHERE TEXT_MATCH(d, 'x') OR id = 1; Scan PUBLIC.D",
        "SELECT * FROM HYBRID_SEARCH(TABLE d, DESCRIPTOR(body), DESCRIPTOR(emb), 'x', '[1,2]', 3);"
            + " with index D_BODY, vectors of EMB by cosine with index D_EMB, reciprocal ranks",
        "UPDATE p SET age = 1 WHERE id = 3; Lookup PUBLIC.P by primary key (row id) in 3",
        "INSERT INTO p VALUES (1, 'a', 2, 'c'); Insert one row into PUBLIC.P"
      })
  void takesThisWay(String sql, String expected) {
    String plan = String.join("\n", Sql.run(session, "EXPLAIN " + sql));
    assertTrue(plan.contains(expected), plan);
  }

  @Test
  void explainSaysTheSameTwice() {
    String sql = "EXPLAIN SELECT a.name, b.name FROM p a JOIN p b ON a.id = b.age ORDER BY 2";
    assertEquals(Sql.run(session, sql), Sql.run(session, sql));
  }
}
