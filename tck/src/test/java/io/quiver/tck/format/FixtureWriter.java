package io.quiver.tck.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Writes the databases that {@link FixtureTest} opens, into a new directory given as argument. Run
 * once for each version of the format; what it wrote then is never written again.
 */
final class FixtureWriter {
  static final String KEY = "the passphrase of the fixture";

  private static final List<String> STATEMENTS =
      List.of(
          "CREATE TABLE node (id BIGINT PRIMARY KEY, name VARCHAR(100), price DECIMAL(10, 2), born"
              + " DATE, seen TIMESTAMP, ok BOOLEAN, x DOUBLE, raw VARBINARY(20), body"
              + " VARCHAR(5000), emb VECTOR(4))",
          "CREATE TABLE edge (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, src BIGINT NOT"
              + " NULL REFERENCES node, dst BIGINT NOT NULL REFERENCES node)",
          "CREATE UNIQUE INDEX node_name ON node (name, price DESC)",
          "CREATE VECTOR INDEX node_emb ON node (emb) WITH (metric = 'l2')",
          "CREATE TEXT INDEX node_text ON node (body)",
          "CREATE SEQUENCE ticket START WITH 5",
          "CREATE VIEW cheap AS SELECT id FROM node WHERE price < 3",
          "INSERT INTO node VALUES (1, 'one', 1.50, DATE '2026-11-21', TIMESTAMP '2026-11-21"
              + " 17:20:00', TRUE, 0.5, X'00FF', 'the first body', '[1,0,0,0]')",
          "INSERT INTO node VALUES (-300, 'minus', -2.25, NULL, NULL, FALSE, -1.5E10, X'', 'another"
              + " body', '[0,1,0,0]')",
          "INSERT INTO node (id, name, body) SELECT 2, 'long', LPAD('x', 3000, 'xyz')",
          "INSERT INTO edge (src, dst) VALUES (1, -300), (1, 2)");

  private FixtureWriter() {}

  public static void main(String[] args) throws SQLException, IOException {
    Path root = Path.of(args[0]);
    Files.createDirectories(root);
    Properties none = new Properties();
    fill(root.resolve("plain"), none);
    Properties key = new Properties();
    key.put("encryption_key", KEY);
    fill(root.resolve("encrypted"), key);
    try (Connection connection = open(root.resolve("plain"), none);
        Statement statement = connection.createStatement()) {
      String backup = "BACKUP TO '" + root.resolve("backup").toAbsolutePath() + "'";
      statement.execute("ALTER DATABASE SET log_retention = 1000");
      statement.execute(backup);
      statement.execute("INSERT INTO node (id, name) VALUES (3, 'in the increment')");
      statement.execute("CREATE RESTORE POINT there");
      statement.execute(backup);
      statement.execute("DELETE FROM node WHERE id = 3");
    }
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.toList()) {
        if (file.endsWith("lock") || file.endsWith("endpoint")) {
          Files.delete(file);
        }
      }
    }
  }

  private static Connection open(Path place, Properties properties) throws SQLException {
    return DriverManager.getConnection("jdbc:quiver:" + place + ";linger=0", properties);
  }

  private static void fill(Path place, Properties properties) throws SQLException {
    try (Connection connection = open(place, properties);
        Statement statement = connection.createStatement()) {
      for (String sql : STATEMENTS) {
        statement.execute(sql);
      }
    }
  }
}
