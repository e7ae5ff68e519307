package io.quiver.tck.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The 99 queries of TPC-DS on a tiny part of its data: they run, and give what DuckDB gives where
 * it takes the text as it is.
 */
@Tag("slow")
class TpcdsTest {
  /** Queries that fail, and the SQLSTATE that they end with. */
  private static final Map<Integer, String> FAILING =
      new TreeMap<>(
          Map.of(
              // A sum of this little data is zero; PostgreSQL refuses to divide by it as well.
              12, "22012",
              90, "22012",
              98, "22012",
              // The template and the generator do not agree about a column's name.
              30, "42703"));

  @Test
  void sameAsDuckDb(@TempDir Path directory) throws IOException, SQLException {
    TpcdsData data = TpcdsData.generate();
    List<String> wrong = new ArrayList<>();
    Map<Integer, String> failing = new TreeMap<>();
    int compared = 0;
    try (Connection quiver = DriverManager.getConnection("jdbc:quiver:mem:");
        Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
      data.insert(quiver);
      data.copy(duckdb, directory);
      for (int number = 1; number <= TpcdsQueries.COUNT; number++) {
        for (String sql : TpcdsQueries.sql(number)) {
          List<String> rows;
          try {
            rows = Rows.of(quiver, sql);
          } catch (SQLException e) {
            failing.put(number, e.getSQLState());
            continue;
          }
          List<String> expected = peer(duckdb, sql);
          if (expected != null) {
            compared++;
            if (!sorted(expected).equals(sorted(rows))) {
              wrong.add(number + ": expected " + expected + " but was " + rows);
            }
          }
        }
      }
    }
    System.err.println("TpcdsTest: " + compared + " statements compared, failing " + failing);
    assertEquals("", String.join("\n", wrong));
    assertEquals(FAILING, failing);
  }

  /** DuckDB's rows, or null when it does not take the text. */
  private static @Nullable List<String> peer(Connection duckdb, String sql) {
    try {
      return Rows.of(duckdb, sql);
    } catch (SQLException e) {
      return null;
    }
  }

  private static List<String> sorted(List<String> rows) {
    return rows.stream().sorted().toList();
  }
}
