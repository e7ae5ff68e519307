package io.quiver.tck.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Whether the rows of {@link Loader} are whole, and all that were acknowledged are there. */
final class LoadedRows {
  private LoadedRows() {}

  static long lastOf(Path acknowledged) throws IOException {
    byte[] bytes = Files.readAllBytes(acknowledged);
    int end = bytes.length / Long.BYTES * Long.BYTES;
    return ByteBuffer.wrap(bytes).getLong(end - Long.BYTES);
  }

  static void check(String url, long acknowledged, String message) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      long counter = number(statement, "SELECT n FROM counter WHERE id = 1");
      assertTrue(counter >= acknowledged, message + ": " + counter + " < " + acknowledged);
      assertEquals(counter, number(statement, "SELECT COUNT(*) FROM node"), message);
      assertEquals(counter, number(statement, "SELECT COUNT(*) FROM edge"), message);
      assertEquals(counter, number(statement, "SELECT MAX(id) FROM node"), message);
      assertEquals(
          counter,
          number(
              statement,
              "SELECT COUNT(*) FROM node n JOIN edge e ON e.dst = n.id"
                  + " WHERE n.payload LIKE 'payload of node ' || CAST(n.id AS VARCHAR) || ' %'"),
          message);
      assertEquals(
          counter,
          number(
              statement,
              "SELECT id FROM node ORDER BY l2_distance(emb, '["
                  + counter
                  + ",1,2,3,4,5,6,7]') LIMIT 1"),
          message + ": nearest");
      assertEquals(
          counter,
          number(
              statement,
              "SELECT id FROM TEXT_SEARCH(TABLE node, DESCRIPTOR(payload), '" + counter + "', 1)"),
          message + ": word");
      assertEquals(
          counter,
          number(statement, "SELECT COUNT(*) FROM node WHERE TEXT_MATCH(node, 'payload')"),
          message + ": words");
    }
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      assertTrue(rows.next(), sql);
      return rows.getLong(1);
    }
  }
}
