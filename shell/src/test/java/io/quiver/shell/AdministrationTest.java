package io.quiver.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** backup, restore, check, dump and salvage from the command line. */
class AdministrationTest {
  private static final String[] SCHEMA = {
    "CREATE TABLE node (id BIGINT PRIMARY KEY, name VARCHAR(40) UNIQUE, emb VECTOR(3), d DATE, b"
        + " VARBINARY(10), j JSON, x DOUBLE, ok BOOLEAN NOT NULL, a INT ARRAY, t TIMESTAMP, dec"
        + " DECIMAL(10, 2))",
    "CREATE TABLE edge (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, src BIGINT REFERENCES"
        + " node, CHECK (src > 0))",
    "CREATE INDEX edge_src_desc ON edge (src DESC)",
    "CREATE VIEW named AS SELECT name FROM node WHERE name IS NOT NULL"
  };

  @TempDir Path directory;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  private int quiver(String... arguments) {
    output.reset();
    PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
    return QuiverShell.run(arguments, stream, stream);
  }

  private String output() {
    return output.toString(StandardCharsets.UTF_8);
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  private void fill(String name, int rows) throws SQLException {
    try (Connection connection = connect(name);
        Statement statement = connection.createStatement()) {
      for (String sql : SCHEMA) {
        statement.execute(sql);
      }
      connection.setAutoCommit(false);
      for (int i = 1; i <= rows; i++) {
        statement.execute(
            "INSERT INTO node VALUES ("
                + i
                + ", 'it''s "
                + i
                + "', '[1,2,"
                + i
                + "]', DATE '2026-01-01', X'00FF', '{\"a\": 1}', 1.5E10, TRUE, ARRAY[1, NULL, 3],"
                + " TIMESTAMP '2026-01-01 10:11:12.5', 12.34)");
        statement.execute("INSERT INTO edge (src) VALUES (" + i + ")");
      }
      statement.execute("INSERT INTO node (id, ok) VALUES (1000000, FALSE)");
      connection.commit();
    }
  }

  private Connection connect(String name) throws SQLException {
    return DriverManager.getConnection("jdbc:quiver:" + path(name) + ";linger=0");
  }

  private List<String> contents(String name) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (Connection connection = connect(name);
        Statement statement = connection.createStatement()) {
      for (String table : List.of("node", "edge", "named")) {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table + " ORDER BY 1")) {
          while (rows.next()) {
            StringBuilder line = new StringBuilder(table);
            for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
              line.append('|').append(rows.getString(i));
            }
            lines.add(line.toString());
          }
        }
      }
    }
    return lines;
  }

  @Test
  void backsUpVerifiesRestoresAndChecks() throws Exception {
    fill("db", 20);
    assertEquals(0, quiver("backup", path("db"), path("backup")), this::output);
    assertEquals(0, quiver("backup", "--verify", path("backup")), this::output);
    assertEquals(0, quiver("restore", path("backup"), path("copy")), this::output);
    assertEquals(contents("db"), contents("copy"));
    assertEquals(0, quiver("check", path("copy")), this::output);
    assertTrue(output().contains("all sound"), output());
    assertEquals(1, quiver("restore", path("backup"), path("copy")));
    assertTrue(output().contains("not empty"), output());
    assertEquals(1, quiver("restore", path("backup"), path("new"), "--until", "nowhere"));
    assertTrue(output().contains("no restore point nowhere"), output());
    assertEquals(2, quiver("restore", path("backup")));
    assertEquals(1, quiver("check", path("nothing")));
  }

  @Test
  void aDumpMakesTheDatabaseAgain() throws Exception {
    fill("db", 20);
    assertEquals(0, quiver("dump", path("db"), path("dump.sql")), this::output);
    assertEquals(
        0, quiver("run", path("dump.sql"), "--db", path("again") + ";linger=0"), this::output);
    assertEquals(contents("db"), contents("again"));
    try (Connection connection = connect("again");
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO edge (src) VALUES (1)"); // the identity goes on after the rows
    }
  }

  @Test
  void salvageReadsAroundBadBlocks() throws Exception {
    fill("db", 700);
    List<String> before = contents("db");
    assertEquals(0, quiver("salvage", path("db"), path("sound.sql")), this::output);
    Path store = directory.resolve("db").resolve("store");
    byte[] bytes = Files.readAllBytes(store);
    int hit = 0;
    for (int block = 3; block * 4128 < bytes.length - 4128 * 4; block += 6) {
      bytes[block * 4128 + 100] ^= 1;
      hit++;
    }
    assertTrue(hit > 2, hit + " blocks");
    Files.write(store, bytes);
    int code = quiver("salvage", path("db"), path("csv"), "--csv");
    assertEquals(1, code, this::output);
    assertTrue(output().contains("is lost"), output());
    assertEquals(1, quiver("salvage", path("db"), path("rest.sql")), this::output);
    List<String> salvaged = new ArrayList<>();
    for (String line : Files.readAllLines(directory.resolve("rest.sql"))) {
      if (line.startsWith("INSERT INTO \"PUBLIC\".\"NODE\"")) {
        salvaged.add(line);
      }
    }
    assertTrue(salvaged.size() > 20 && salvaged.size() < 701, salvaged.size() + " rows");
    assertTrue(before.size() > salvaged.size());
    Files.delete(directory.resolve("rest.sql"));
    assertEquals(1, quiver("check", path("db")), this::output);
  }
}
