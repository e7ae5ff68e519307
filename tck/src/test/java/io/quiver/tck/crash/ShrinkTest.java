package io.quiver.tck.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Space that deleted rows leave goes back to the file system, while the database is used. */
class ShrinkTest {
  @Test
  void vacuumGivesSpaceBackUnderOpenSnapshots(@TempDir Path directory) throws Exception {
    Path store = directory.resolve("db").resolve("store");
    String url = "jdbc:quiver:" + directory.resolve("db") + ";linger=0";
    try (Connection connection = DriverManager.getConnection(url);
        Connection reader = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        Statement old = reader.createStatement()) {
      statement.execute("CREATE TABLE t (id INT PRIMARY KEY, s VARCHAR(2000))");
      connection.setAutoCommit(false);
      for (int i = 0; i < 4_000; i++) {
        statement.addBatch(
            "INSERT INTO t VALUES (" + i + ", '" + ("row " + i + " ").repeat(80) + "')");
      }
      statement.executeBatch();
      connection.commit();
      connection.setAutoCommit(true);
      statement.execute("CHECKPOINT");
      reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      reader.setAutoCommit(false);
      assertEquals(4_000, count(old, "SELECT COUNT(*) FROM t"));
      statement.execute("DELETE FROM t WHERE id >= 40");
      statement.execute("CHECKPOINT");
      long before = Files.size(store);
      statement.execute("VACUUM");
      long after = Files.size(store);
      assertTrue(after < before / 4, before + " -> " + after + " bytes");
      assertEquals(4_000, count(old, "SELECT COUNT(*) FROM t WHERE s LIKE 'row %'"));
      reader.commit();
      assertEquals(40, count(old, "SELECT COUNT(*) FROM t WHERE s LIKE 'row %'"));
      statement.execute("INSERT INTO t VALUES (5000, 'after')");
      statement.execute("CHECKPOINT");
      assertEquals(41, count(statement, "SELECT COUNT(*) FROM t"));
    }
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet findings = statement.executeQuery("CHECK DATABASE")) {
      while (findings.next()) {
        assertEquals("ok", findings.getString(3), findings.getString(2));
      }
    }
  }

  private static long count(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      assertTrue(rows.next());
      return rows.getLong(1);
    }
  }
}
