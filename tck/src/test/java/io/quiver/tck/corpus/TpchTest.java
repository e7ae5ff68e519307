package io.quiver.tck.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The 22 queries of TPC-H give what DuckDB gives on the same data. */
class TpchTest {
  private static final int QUERIES = 22;
  private static final double SCALE = 0.01;

  @Test
  void sameAsDuckDb(@TempDir Path directory) throws IOException, SQLException {
    try (Connection quiver = DriverManager.getConnection("jdbc:quiver:mem:");
        Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
      TpchData.insert(quiver, SCALE);
      TpchData.copy(duckdb, SCALE, directory);
      List<String> empty = new ArrayList<>();
      for (int i = 1; i <= QUERIES; i++) {
        String name = "q%02d".formatted(i);
        String sql = TpchData.resource("/tpch/" + name + ".sql");
        List<String> expected = Rows.of(duckdb, sql);
        if (expected.isEmpty()) {
          empty.add(name);
        }
        assertEquals(String.join("\n", expected), String.join("\n", Rows.of(quiver, sql)), name);
      }
      assertFalse(empty.size() > 2, () -> "queries without rows prove little: " + empty);
    }
  }
}
