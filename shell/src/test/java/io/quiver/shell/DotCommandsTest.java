package io.quiver.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What DuckDB and SQLite users type, and sqlline's own commands, through the shell itself. */
final class DotCommandsTest {
  @TempDir Path directory = Path.of("");

  private static String shell(String url, String lines) throws IOException {
    return Typed.shell(url, lines);
  }

  private static String shell(String lines) throws IOException {
    return Typed.withTable(lines);
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  /** What a mode writes into a file. */
  private String mode(String mode) throws IOException {
    Path file = file("out." + mode.split(" ")[0]);
    shell(".mode " + mode + "\n.output " + file + "\nSELECT * FROM t ORDER BY id;\n.output\n");
    return Files.readString(file);
  }

  @Test
  void everyModePrintsItsWay() throws IOException {
    assertEquals(
        """
        ┌─────────┬─────────┐
        │      ID │ NAME    │
        │ INTEGER │ VARCHAR │
        ├─────────┼─────────┤
        │       1 │ a|b     │
        │       2 │ NULL    │
        └─────────┴─────────┘
        (2 rows)
        """,
        mode("duckbox"));
    assertEquals(
        """
        ┌────┬──────┐
        │ ID │ NAME │
        ├────┼──────┤
        │  1 │ a|b  │
        │  2 │ NULL │
        └────┴──────┘
        """,
        mode("box"));
    assertEquals(
        """
        +----+------+
        | ID | NAME |
        +----+------+
        |  1 | a|b  |
        |  2 | NULL |
        +----+------+
        """,
        mode("table"));
    assertEquals("ID  NAME\n--  ----\n 1  a|b\n 2  NULL\n", mode("column"));
    assertEquals(
        """
        |  ID | NAME |
        |-----|------|
        |   1 | a\\|b |
        |   2 | NULL |
        """,
        mode("markdown"));
    assertEquals("ID,NAME\n1,a|b\n2,\n", mode("csv"));
    assertEquals("ID\tNAME\n1\ta|b\n2\tNULL\n", mode("tabs"));
    assertEquals("ID|NAME\n1|a|b\n2|NULL\n", mode("list"));
    assertEquals("'ID','NAME'\n1,'a|b'\n2,NULL\n", mode("quote"));
    assertEquals(
        """
        INSERT INTO "copy" ("ID", "NAME") VALUES (1, 'a|b');
        INSERT INTO "copy" ("ID", "NAME") VALUES (2, NULL);
        """,
        mode("insert copy"));
    assertEquals("[{\"ID\":1,\"NAME\":\"a|b\"},\n{\"ID\":2,\"NAME\":null}]\n", mode("json"));
    assertEquals("{\"ID\":1,\"NAME\":\"a|b\"}\n{\"ID\":2,\"NAME\":null}\n", mode("jsonlines"));
    assertEquals("  ID = 1\nNAME = a|b\n\n  ID = 2\nNAME = NULL\n", mode("line"));
    assertEquals(
        """
        <tr><th>ID</th><th>NAME</th></tr>
        <tr><td>1</td><td>a|b</td></tr>
        <tr><td>2</td><td>NULL</td></tr>
        """,
        mode("html"));
  }

  @Test
  void tablesSchemaAndIndexes() throws IOException {
    String shown =
        shell(
            """
            CREATE TABLE u (t INT REFERENCES t (id), n VARCHAR(5) DEFAULT 'x' NOT NULL, s BIGINT GENERATED ALWAYS AS IDENTITY);
            CREATE VIEW v AS SELECT id FROM t;
            CREATE INDEX u_n ON u (n);
            .tables
            .schema u
            .schema v
            .indexes u
            """);
    assertTrue(shown.contains("T\nU\nV\n"), shown);
    assertTrue(
        shown.contains(
            "CREATE TABLE \"U\" (\n"
                + "  \"T\" INTEGER,\n"
                + "  \"N\" VARCHAR(5) DEFAULT 'x' NOT NULL,\n"
                + "  \"S\" BIGINT GENERATED ALWAYS AS IDENTITY NOT NULL);\n"
                + "ALTER TABLE \"U\" ADD CONSTRAINT"),
        shown);
    assertTrue(shown.contains("FOREIGN KEY (\"T\") REFERENCES \"T\" (\"ID\");"), shown);
    assertTrue(shown.contains("CREATE VIEW \"V\" (\"ID\") AS SELECT id FROM t;"), shown);
    assertTrue(shown.contains("U_N\n"), shown);
  }

  @Test
  void namesMayBearTheirSchema() throws IOException {
    String shown = shell("CREATE GRAPH kg;\n.tables kg.e*\n.schema kg.tags\n.indexes kg.tags\n");
    assertTrue(shown.contains("KG.EDGES\nKG.EMBEDDINGS\n"), shown);
    assertFalse(shown.contains("KG.NODES\n"), shown);
    assertTrue(shown.contains("CREATE TABLE \"KG\".\"TAGS\" ("), shown);
    assertFalse(shown.contains("CREATE TABLE \"KG\".\"EDGES\" ("), shown);
    assertTrue(shown.contains("TAGS_PKEY\n"), shown);
  }

  /** What .schema prints makes a database whose .schema prints the same. */
  @Test
  void schemaMakesItAgain() throws IOException {
    Path first = file("first.sql");
    Path second = file("second.sql");
    shell(
        """
        CREATE TABLE a (id INT PRIMARY KEY, b_id INT, n VARCHAR(5) NOT NULL, e VECTOR(2), d DECIMAL(6, 2) DEFAULT 1.5,
          w VARCHAR, "odd ""name" INT, CONSTRAINT small CHECK (n <> 'x'), CONSTRAINT one UNIQUE (n, d));
        CREATE TABLE b (id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, a_id INT REFERENCES a (id) ON DELETE CASCADE,
          twice BIGINT GENERATED ALWAYS AS (id * 2));
        ALTER TABLE a ADD CONSTRAINT to_t FOREIGN KEY (b_id) REFERENCES t (id) ON DELETE SET NULL;
        CREATE INDEX a_n ON a (n DESC, d);
        CREATE UNIQUE INDEX a_odd ON a ("odd ""name");
        CREATE VECTOR INDEX a_e ON a (e) WITH (metric = 'l2');
        CREATE TEXT INDEX a_w ON a (w);
        COMMENT ON TABLE a IS 'it''s a';
        COMMENT ON COLUMN a.n IS 'a name';
        CREATE VIEW v (x, y) AS SELECT id, n FROM a;
        COMMENT ON VIEW v IS 'seen';
        CREATE PROCEDURE p(IN i INT, OUT c BIGINT) BEGIN ATOMIC DELETE FROM a WHERE id = i; SELECT COUNT(*) INTO c FROM v; END;
        COMMENT ON PROCEDURE p IS 'goes';
        .output %s
        .schema
        .output
        """
            .formatted(first));
    String printed = Files.readString(first);
    String again =
        shell(
            "jdbc:quiver:mem:",
            ".read %s\n.output %s\n.schema\n.output\n".formatted(first, second));
    assertEquals(printed, Files.readString(second), again);
    for (String part :
        new String[] {
          "CONSTRAINT \"SMALL\" CHECK (",
          "CONSTRAINT \"ONE\" UNIQUE (\"N\", \"D\")",
          "ON DELETE CASCADE",
          "ON DELETE SET NULL",
          "CREATE INDEX \"A_N\" ON \"A\" (\"N\" DESC, \"D\")",
          "CREATE UNIQUE INDEX \"A_ODD\"",
          "CREATE VECTOR INDEX \"A_E\"",
          "CREATE TEXT INDEX \"A_W\"",
          "COMMENT ON TABLE \"A\" IS 'it''s a'",
          "COMMENT ON COLUMN \"A\".\"N\" IS 'a name'",
          "CREATE VIEW \"V\" (\"X\", \"Y\") AS SELECT id, n FROM a",
          "CREATE PROCEDURE \"P\"(IN \"I\" INTEGER, OUT \"C\" BIGINT) BEGIN ATOMIC"
        }) {
      assertTrue(printed.contains(part), part + " in " + printed);
    }
  }

  @Test
  void graphsAreDrawn() throws IOException {
    String edges =
        "SELECT 'a' AS source, 'b' AS target, 'x' AS type UNION ALL SELECT 'b', 'c', 'y'";
    String shown =
        shell(
            ".graph %s\n.graph mermaid %s\n.graph dot %s\n.graph svg %s\n.graph SELECT ARRAY['p', 'q', 'r'] AS path_nodes\n"
                .formatted(edges, edges, edges, edges));
    assertTrue(shown.contains("(a)--[x]-->(b)--[y]-->(c)\n"), shown);
    assertTrue(shown.contains("graph LR\n  n0[\"a\"]\n"), shown);
    assertTrue(shown.contains("  n0 -->|\"x\"| n1\n"), shown);
    assertTrue(shown.contains("  \"a\" -> \"b\" [label=\"x\"];\n"), shown);
    assertTrue(shown.contains("<svg xmlns="), shown);
    assertTrue(shown.contains(">c</text>"), shown);
    assertTrue(shown.contains("(p)-->(q)-->(r)\n"), shown);
  }

  @Test
  void readOpenTimerAndTheRest() throws Exception {
    Files.writeString(
        file("s.sql"), "CREATE TABLE r (x INT);\n.print read it\nINSERT INTO r\n VALUES (7);\n");
    String shown =
        shell(
            ".read %s\n.mode list\n.headers off\n.nullvalue -\n.separator ;\nSELECT x, NULL FROM r;\n.timer on\nSELECT 1;\n.help\n.mode\n.mode nonsense\n.nonsense\n.echo on\nSELECT 11 + 1;\n.echo off\n.version\n.databases\n.once %s\nSELECT 5;\nSELECT 6;\n.open %s\nCREATE TABLE opened (x INT);\n"
                .formatted(file("s.sql"), file("once.txt"), file("db")));
    assertTrue(shown.contains("read it"), shown);
    assertTrue(shown.contains("7;-\n"), shown);
    assertTrue(shown.contains("Run time: "), shown);
    assertTrue(shown.contains(".graph ["), shown);
    assertTrue(shown.contains("current mode: list"), shown);
    assertTrue(shown.contains("There is no mode nonsense"), shown);
    assertTrue(shown.contains("There is no command .nonsense"), shown);
    assertTrue(shown.contains("SELECT 11 + 1;\n12\n"), shown);
    assertTrue(shown.contains("jdbc:quiver:mem:"), shown);
    assertEquals("5\n", Files.readString(file("once.txt")));
    assertTrue(shown.contains("\n6\n") || shown.contains("6\n"), shown);
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:" + file("db"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM opened")) {
      assertTrue(rows.next());
    }
  }

  @Test
  void errorsShowTheirPlaceAndTheShellGoesOn() throws IOException {
    String shown = shell("SELECT nope FROM t;\nSELECT 40 + 2 AS answer;\n");
    assertTrue(shown.contains("ERROR 42703"), shown);
    assertTrue(shown.contains("^^^^"), shown);
    assertTrue(shown.contains("42"), shown);
  }

  @Test
  void aFileIsImported() throws Exception {
    Files.writeString(file("in.csv"), "id,name\n1,x\n2,\"y, z\"\n");
    String url = "jdbc:quiver:mem:;files=" + directory;
    String shown =
        shell(
            url,
            "CREATE TABLE c (id INT, name VARCHAR);\n.import "
                + file("in.csv")
                + " c\n.mode list\nSELECT name FROM c ORDER BY id;\n");
    assertTrue(shown.contains("2 rows imported"), shown);
    assertTrue(shown.contains("x\ny, z\n"), shown);
  }

  @Test
  void aLongStatementShowsThatItIsAtWork() throws SQLException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream screen = new PrintStream(output, true, StandardCharsets.UTF_8);
    StatementRunner runner = new StatementRunner(screen, 1);
    runner.progressOn(true);
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:");
        Statement statement = connection.createStatement()) {
      for (int rows = 100_000; output.size() == 0 && rows < 1_000_000_000; rows *= 4) {
        runner.run(
            statement,
            "SELECT SUM(a.x * b.x) FROM (SELECT x FROM UNNEST(ARRAY"
                + List.of(1, 2, 3)
                + ") AS u (x)) AS a, GENERATE_SERIES(1, "
                + rows
                + ") AS b (x)",
            null);
      }
    }
    String shown = output.toString(StandardCharsets.UTF_8);
    assertTrue(shown.contains("█████") && shown.contains("Ctrl-C ends it"), shown);
    assertTrue(shown.endsWith("\r"), shown);
  }

  /** A bar that is there until the first row, or the end. */
  @Test
  void theBarEndsWithTheFirstRow() throws SQLException, InterruptedException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    PrintStream screen = new PrintStream(output, true, StandardCharsets.UTF_8);
    StatementRunner runner = new StatementRunner(screen, 1);
    runner.progressOn(true);
    try (Connection connection = DriverManager.getConnection("jdbc:quiver:mem:");
        Statement statement = connection.createStatement();
        StatementRunner.Running running = runner.start(statement, null)) {
      while (output.size() == 0) {
        Thread.onSpinWait();
      }
      running.before(screen).println("first");
    }
    String shown = output.toString(StandardCharsets.UTF_8);
    assertTrue(shown.endsWith("\rfirst\n"), shown);
  }

  @Test
  void namesMayBeShortened() throws IOException {
    String shown = shell(".tab\n.he\n.hel mode\n.q\nSELECT 'not' || ' reached';\n");
    assertTrue(shown.contains("T\n"), shown);
    assertTrue(shown.contains(".he may be .headers or .help."), shown);
    assertTrue(shown.contains(".mode [MODE [TABLE]]"), shown);
    assertFalse(shown.contains("not reached"), shown);
    assertFalse(shell("exit\nSELECT 'not' || ' reached';\n").contains("not reached"));
    assertTrue(shell("help\n").contains(".graph ["));
  }

  @Test
  void settingsAreShownAndHeeded() throws IOException {
    String shown =
        shell(
            ".maxrows 1\n.changes off\nINSERT INTO t VALUES (3, 'c');\nSELECT id FROM t;\n.show\n"
                + ".maxrows many\n");
    assertTrue(shown.contains("(3 rows, first 1 shown)"), shown);
    assertTrue(shown.contains("  maxrows: 1\n     mode: duckbox\n"), shown);
    assertEquals(1, shown.split("row.* changed", -1).length - 1, shown); // of the setup only
    assertTrue(shown.contains("Say a number, not many."), shown);
  }

  /** As SQLite and DuckDB do it; the place says which statement. */
  @Test
  void aFileGoesOnBehindAnErrorUnlessBailIsOn() throws IOException {
    Files.writeString(
        file("e.sql"), "CREATE TABLE r (x INT);\n\nSELECT nope\nFROM r;\n.print behind\n");
    String goesOn = shell(".read " + file("e.sql") + "\n");
    assertTrue(goesOn.contains(file("e.sql") + ":3: ERROR 42703"), goesOn);
    assertTrue(goesOn.contains("behind\n"), goesOn);
    String ends = shell(".bail on\n.read " + file("e.sql") + "\n");
    assertTrue(shell(".read nowhere.sql\n").contains("There is no file or directory nowhere.sql."));
    assertTrue(ends.contains("ERROR 42703"), ends);
    assertFalse(ends.contains("behind\n"), ends);
  }

  @Test
  void anImportMakesTheTableThatIsNotThere() throws IOException {
    Files.writeString(file("in.csv"), "id,name\n1,x\n2,\"y, z\"\n");
    String shown =
        shell(
            "jdbc:quiver:mem:;files=" + directory,
            ".import --csv "
                + file("in.csv")
                + " fresh\n.schema fresh\n.import --skip 1 "
                + file("in.csv")
                + " fresh\n.mode list\nSELECT id + 40, name FROM fresh ORDER BY id;\n.import x\n");
    assertTrue(shown.contains("table fresh created\n"), shown);
    assertTrue(shown.contains("CREATE TABLE \"FRESH\""), shown);
    assertTrue(shown.contains("41|x\n41|x\n42|y, z\n42|y, z\n"), shown);
    assertTrue(shown.contains(".import [--skip N] FILE TABLE"), shown);
  }

  @Test
  void aDatabaseOpenedReadOnlyIsNotChanged() throws IOException {
    String shown =
        shell(
            ".open %s\nCREATE TABLE x (i INT);\n.open --readonly %s\nINSERT INTO x VALUES (1);\n"
                .formatted(file("ro"), file("ro")));
    assertTrue(shown.contains("ERROR 25006"), shown);
  }

  /** What takes two columns of the screen is counted as two. */
  @Test
  void wideCharactersAreAligned() throws IOException {
    assertTrue(
        shell(".mode box\nSELECT '図' AS a UNION ALL SELECT 'xyz';\n")
            .contains("│ 図  │\n│ xyz │\n"));
  }
}
