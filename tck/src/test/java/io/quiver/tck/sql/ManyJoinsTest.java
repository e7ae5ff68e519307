package io.quiver.tck.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chains of many tables, written in any order, are joined along the chain. */
class ManyJoinsTest {
  private static final int ROWS = 10;

  @ParameterizedTest
  @ValueSource(ints = {10, 13, 31, 64})
  void everyRowMeetsOne(int tables) throws SQLException {
    long seed = System.nanoTime();
    System.err.println("ManyJoinsTest seed " + seed);
    Random random = new Random(seed);
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:");
        Statement statement = connection.createStatement()) {
      // Along the written order products of 10 rows each would never end.
      statement.setQueryTimeout(60);
      List<String> from = new ArrayList<>();
      List<String> where = new ArrayList<>();
      for (int t = 0; t < tables; t++) {
        statement.execute("CREATE TABLE t" + t + " (a INTEGER PRIMARY KEY, b INTEGER)");
        List<Integer> next = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
        Collections.shuffle(next, random);
        for (int a = 0; a < ROWS; a++) {
          statement.execute("INSERT INTO t%d VALUES (%d, %d)".formatted(t, a, next.get(a)));
        }
        from.add("t" + t);
        if (t > 0) {
          where.add("t%d.b = t%d.a".formatted(t - 1, t));
        }
      }
      Collections.shuffle(from, random);
      Collections.shuffle(where, random);
      String query =
          "SELECT COUNT(*), SUM(t%d.b) FROM ".formatted(tables - 1)
              + String.join(", ", from)
              + " WHERE "
              + String.join(" AND ", where);
      try (ResultSet result = statement.executeQuery(query)) {
        result.next();
        assertEquals(ROWS, result.getInt(1), "seed " + seed);
        assertEquals(ROWS * (ROWS - 1) / 2, result.getInt(2), "seed " + seed);
      }
    }
  }
}
