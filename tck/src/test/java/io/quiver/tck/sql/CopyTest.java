package io.quiver.tck.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** COPY, files in FROM, and the fence around them. */
class CopyTest {
  @TempDir Path directory;
  private Path files;
  private Connection connection;
  private Statement statement;

  @BeforeEach
  void open() throws Exception {
    files = Files.createDirectory(directory.resolve("files"));
    connection = DriverManager.getConnection("jdbc:quiver:mem:;files=" + files);
    statement = connection.createStatement();
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(files.resolve(name), text);
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        List<String> fields = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          fields.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", fields));
      }
    }
    return rows;
  }

  private String columns(String sql) throws SQLException {
    try (ResultSet result = statement.executeQuery(sql)) {
      List<String> columns = new ArrayList<>();
      for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
        columns.add(
            result.getMetaData().getColumnLabel(i)
                + " "
                + result.getMetaData().getColumnTypeName(i));
      }
      return String.join(", ", columns);
    }
  }

  private SQLException fails(String sql) {
    return assertThrows(SQLException.class, () -> statement.execute(sql), sql);
  }

  @Test
  void readsWhatItFindsInACsvFile() throws Exception {
    write(
        "a.csv",
        "id,name,price,day,at,ok,\"Unit Price\",code\n"
            + "1,\"a \"\"quoted\"\" b\",1.5,2024-02-29,2024-01-02 03:04:05,true,7,007\n"
            + "2,,2,2024-03-01,2024-01-02T03:04:06.5,FALSE,8,123\n");
    assertEquals(
        "ID BIGINT, NAME VARCHAR, PRICE DOUBLE, DAY DATE, AT TIMESTAMP, OK BOOLEAN,"
            + " Unit Price BIGINT, CODE VARCHAR",
        columns("SELECT * FROM 'a.csv'"));
    assertEquals(
        List.of("1|a \"quoted\" b|007|7", "2|null|123|8"),
        rows("SELECT id, name, code, \"Unit Price\" FROM 'a.csv' AS f ORDER BY id"));
    assertEquals(
        List.of("2"), rows("SELECT COUNT(*) FROM READ_CSV('a.csv') WHERE price > 1 AND id < 9"));
    assertEquals(
        "ID VARCHAR, NAME VARCHAR",
        columns("SELECT id, name FROM READ_CSV('a.csv', all_varchar => TRUE)"));
    assertEquals("ID VARCHAR, NAME VARCHAR", columns("SELECT id, name FROM CSVREAD('a.csv')"));
    assertEquals(
        List.of("TRUE", "FALSE"), rows("SELECT ok FROM (SELECT * FROM 'a.csv') t ORDER BY id"));
  }

  @Test
  void findsSeparatorHeaderAndTypes() throws Exception {
    write("s.csv", "a;b\n1;x,y\n2;z\n");
    assertEquals(List.of("1|x,y", "2|z"), rows("SELECT a, b FROM 's.csv'"));
    write("n.csv", "1|10|x\n2|20|y\n");
    assertEquals("C1 BIGINT, C2 BIGINT, C3 VARCHAR", columns("SELECT * FROM 'n.csv'"));
    write("t.tsv", "k\tv\n1\tone\n");
    assertEquals(List.of("1|one"), rows("SELECT k, v FROM 't.tsv'"));
    write("h.csv", "k,v\na,b\n");
    assertEquals(List.of("a|b"), rows("SELECT k, v FROM 'h.csv'"));
    assertEquals(List.of("k|v", "a|b"), rows("SELECT * FROM READ_CSV('h.csv', header => FALSE)"));
    assertEquals(
        "X INTEGER, Y DECIMAL",
        columns(
            "SELECT * FROM READ_CSV('n2.csv', columns => MAP['X', 'INTEGER', 'Y', 'DECIMAL(8,2)'])"
                .replace("n2.csv", writeAndName("n2.csv", "1,2.5\n"))));
    write("bom.csv", "\uFEFFid,v\n1,2\n");
    assertEquals("ID BIGINT, V BIGINT", columns("SELECT * FROM 'bom.csv'"));
  }

  private String writeAndName(String name, String text) throws IOException {
    write(name, text);
    return name;
  }

  @Test
  void readsJson() throws Exception {
    write(
        "a.json",
        "[{\"id\": 1, \"tags\": [1,2], \"n\": \"5\"},\n"
            + " {\"id\": 2.5, \"o\": {\"k\": null}, \"n\": null}]");
    assertEquals("ID DOUBLE, TAGS JSON, N VARCHAR, O JSON", columns("SELECT * FROM 'a.json'"));
    assertEquals(
        List.of("1.0|[1,2]|5|null", "2.5|null|null|{\"k\":null}"),
        rows("SELECT * FROM 'a.json' ORDER BY id"));
    write("l.jsonl", "{\"a\": 1, \"d\": \"2024-01-01\"}\n\n{\"a\": 2}\n");
    assertEquals(List.of("1|2024-01-01", "2|null"), rows("SELECT a, d FROM 'l.jsonl' ORDER BY a"));
    assertEquals("A BIGINT, D DATE", columns("SELECT * FROM READ_NDJSON('l.jsonl')"));
    write("broken.jsonl", "{\"a\": 1}\n{\"a\": }\n");
    SQLException e = fails("SELECT * FROM 'broken.jsonl'");
    assertEquals("22P04", e.getSQLState());
    assertTrue(String.valueOf(e.getMessage()).contains("line 2"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"csv", "json", "jsonl", "csv.gz", "tsv"})
  void roundTrip(String ending) throws Exception {
    statement.execute(
        "CREATE TABLE t (id INT PRIMARY KEY, s VARCHAR(20), d DECIMAL(8,2), j JSON, v VECTOR(2),"
            + " ts TIMESTAMP, b BOOLEAN)");
    statement.execute(
        "INSERT INTO t VALUES (1, 'a,\"b''c', 1.50, '{\"k\":[1]}', '[1,2]',"
            + " TIMESTAMP '2024-01-02 03:04:05', TRUE),"
            + " (2, '', NULL, NULL, NULL, NULL, NULL), (3, NULL, 0, '[]', '[0.5,-1]', NULL, FALSE),"
            + " (4, '\u00e4\t|\u6f22', -1, '\"x\"', NULL, NULL, NULL)");
    List<String> before = rows("SELECT * FROM t ORDER BY id");
    assertEquals(4, statement.executeUpdate("COPY t TO 'out." + ending + "'"));
    statement.execute("CREATE TABLE u AS SELECT * FROM t WHERE FALSE");
    assertEquals(4, statement.executeUpdate("COPY u FROM 'out." + ending + "'"));
    assertEquals(before, rows("SELECT * FROM u ORDER BY id"));
    assertFalse(Files.exists(files.resolve("out." + ending + ".part")));
  }

  @Test
  void optionsOfCsv() throws Exception {
    statement.execute("CREATE TABLE t (id INT, s VARCHAR)");
    statement.execute("INSERT INTO t VALUES (1, NULL), (2, ''), (3, 'NULL'), (4, 'a;b')");
    statement.execute(
        "COPY t TO 'o.csv' WITH (FORMAT csv, HEADER FALSE, DELIMITER ';', NULL 'NULL', QUOTE"
            + " '''')");
    assertEquals("1;NULL\n2;\n3;'NULL'\n4;'a;b'\n", Files.readString(files.resolve("o.csv")));
    statement.execute("CREATE TABLE u (id INT, s VARCHAR)");
    statement.execute("COPY u FROM 'o.csv' (DELIMITER ';', NULL 'NULL', QUOTE '''')");
    assertEquals(rows("SELECT * FROM t ORDER BY id"), rows("SELECT * FROM u ORDER BY id"));
    statement.execute("COPY (SELECT id * 2 AS twice FROM t WHERE id > 2 ORDER BY 1) TO 'q.csv'");
    assertEquals("TWICE\n6\n8\n", Files.readString(files.resolve("q.csv")));
    statement.execute("COPY t (s) TO 'c.json'");
    assertEquals(
        "[\n{\"S\":null},\n{\"S\":\"\"},\n{\"S\":\"NULL\"},\n{\"S\":\"a;b\"}\n]\n",
        Files.readString(files.resolve("c.json")));
    assertEquals("22023", fails("COPY t TO 'c.csv' (COLOUR 'red')").getSQLState());
    assertEquals("22023", fails("COPY t TO 'c.csv' (FORMAT xml)").getSQLState());
    assertEquals("22023", fails("COPY t TO 'c.csv' (DELIMITER 'ab')").getSQLState());
  }

  @Test
  void columnsByList() throws Exception {
    statement.execute(
        "CREATE TABLE t (id INT GENERATED ALWAYS AS IDENTITY, a INT DEFAULT 7, b VARCHAR,"
            + " twice INT GENERATED ALWAYS AS (a * 2))");
    write("b.csv", "b\nx\ny\n");
    assertEquals(2, statement.executeUpdate("COPY t (b) FROM 'b.csv' (HEADER)"));
    assertEquals(List.of("1|7|x|14", "2|7|y|14"), rows("SELECT * FROM t ORDER BY id"));
    write("all.csv", "ID,A,B\n10,1,z\n");
    assertEquals(1, statement.executeUpdate("COPY t FROM 'all.csv'"));
    assertEquals(List.of("10|1|z|2"), rows("SELECT * FROM t WHERE id = 10"));
    assertEquals("22P04", fails("COPY t (a) FROM 'b.csv' (HEADER MATCH)").getSQLState());
    write("k.jsonl", "{\"a\": 3, \"other\": 1}\n");
    SQLException e = fails("COPY t (a) FROM 'k.jsonl'");
    assertTrue(String.valueOf(e.getMessage()).contains("'other'"), e.getMessage());
    statement.execute("COPY t (a) FROM 'k.jsonl' (IGNORE_UNKNOWN)");
    assertEquals(List.of("3"), rows("SELECT a FROM t WHERE b IS NULL"));
  }

  @Test
  void errorsSayWhere() throws Exception {
    statement.execute("CREATE TABLE t (id INT PRIMARY KEY, n INT, s VARCHAR(3))");
    write("bad.csv", "id,n,s\n1,1,a\n2,x1,b\n");
    SQLException e = fails("COPY t FROM 'bad.csv'");
    assertEquals("22018", e.getSQLState(), e.getMessage());
    assertTrue(
        String.valueOf(e.getMessage()).contains("file bad.csv, line 3, column 2 (N)"),
        e.getMessage());
    assertEquals(List.of("0"), rows("SELECT COUNT(*) FROM t"));
    write("long.csv", "1,1,abcd\n");
    e = fails("COPY t FROM 'long.csv'");
    assertEquals("22001", e.getSQLState());
    assertTrue(String.valueOf(e.getMessage()).contains("line 1, column 3"), e.getMessage());
    write("fields.csv", "1,1,a\n2,2\n");
    e = fails("COPY t FROM 'fields.csv'");
    assertEquals("22P04", e.getSQLState());
    assertTrue(
        String.valueOf(e.getMessage()).contains("line 2: 2 fields where 3 are"), e.getMessage());
    write("twice.csv", "1,1,a\n1,2,b\n");
    assertEquals("23505", fails("COPY t FROM 'twice.csv'").getSQLState());
    Files.write(files.resolve("latin.csv"), new byte[] {'1', ',', '1', ',', (byte) 0xe4, '\n'});
    assertEquals("22P04", fails("COPY t FROM 'latin.csv'").getSQLState());
    statement.execute("COPY t FROM 'latin.csv' (ENCODING 'ISO-8859-1')");
    assertEquals(List.of("\u00e4"), rows("SELECT s FROM t"));
    StringBuilder late = new StringBuilder("n\n");
    for (int i = 0; i < 1_200; i++) {
      late.append(i).append('\n');
    }
    write("late.csv", late + "end\n");
    e = fails("SELECT SUM(n) FROM 'late.csv'");
    assertTrue(String.valueOf(e.getMessage()).contains("line 1202"), e.getMessage());
    assertTrue(String.valueOf(e.getMessage()).contains("SAMPLE_SIZE"), e.getMessage());
    assertEquals("N VARCHAR", columns("SELECT n FROM READ_CSV('late.csv', sample_size => -1)"));
  }

  @Test
  void theFence() throws Exception {
    write("in.csv", "a\n1\n");
    Files.writeString(directory.resolve("secret.csv"), "a\n1\n");
    Files.createSymbolicLink(files.resolve("link.csv"), directory.resolve("secret.csv"));
    Files.createSymbolicLink(files.resolve("up"), directory);
    Files.createSymbolicLink(files.resolve("dangling.csv"), directory.resolve("made.csv"));
    assertEquals("42501", fails("COPY (SELECT 1) TO 'dangling.csv'").getSQLState());
    assertFalse(Files.exists(directory.resolve("made.csv")));
    for (String outside :
        List.of(
            "../secret.csv",
            "link.csv",
            "up/secret.csv",
            directory.resolve("secret.csv").toString(),
            "x/../../secret.csv")) {
      SQLException e = fails("SELECT * FROM '" + outside + "'");
      assertEquals("42501", e.getSQLState(), outside);
      e = fails("COPY (SELECT 1) TO '" + outside + "'");
      assertEquals("42501", e.getSQLState(), outside);
    }
    assertEquals("a\n1\n", Files.readString(directory.resolve("secret.csv")));
    assertEquals(List.of("1"), rows("SELECT a FROM '" + files.resolve("in.csv") + "'"));
    assertEquals("58P01", fails("SELECT * FROM 'none.csv'").getSQLState());
    assertEquals("58P01", fails("COPY (SELECT 1) TO 'no/dir.csv'").getSQLState());
    try (Connection other = DriverManager.getConnection("jdbc:quiver:mem:");
        Statement inOther = other.createStatement()) {
      SQLException e =
          assertThrows(SQLException.class, () -> inOther.execute("SELECT * FROM 'in.csv'"));
      assertEquals("42501", e.getSQLState());
      assertTrue(String.valueOf(e.getMessage()).contains(";files=DIR"), e.getMessage());
      assertThrows(SQLException.class, () -> inOther.execute("SET files = '/'"));
    }
    SQLException e = fails("CREATE VIEW v AS SELECT * FROM 'in.csv'");
    assertEquals("0A000", e.getSQLState());
    statement.execute("CREATE TABLE c AS SELECT * FROM 'in.csv'");
    assertEquals(List.of("1"), rows("SELECT a FROM c"));
  }

  @Test
  void theDatabasesOwnFilesAreNoTarget() throws Exception {
    String url = "jdbc:quiver:" + files.resolve("db") + ";files=" + files;
    try (Connection own = DriverManager.getConnection(url);
        Statement inOwn = own.createStatement()) {
      SQLException e =
          assertThrows(
              SQLException.class, () -> inOwn.execute("COPY (SELECT 1 AS a) TO 'db/store'"));
      assertEquals("42501", e.getSQLState());
      inOwn.execute("COPY (SELECT 1 AS a) TO 'beside.csv'");
    }
  }

  @Test
  void aChangedFileIsLookedAtAgain() throws Exception {
    write("f.csv", "a\n1\n");
    assertEquals(List.of("1"), rows("SELECT * FROM 'f.csv'"));
    write("f.csv", "a,b\n1,x\n");
    assertEquals(List.of("1|x"), rows("SELECT * FROM 'f.csv'"));
  }

  @Test
  void joinsAndParameters() throws Exception {
    statement.execute("CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR)");
    statement.execute("INSERT INTO t VALUES (1, 'one'), (2, 'two')");
    write("p.csv", "id,price\n1,10\n2,20\n");
    assertEquals(
        List.of("two|20"),
        rows("SELECT t.name, p.price FROM t JOIN 'p.csv' p ON p.id = t.id WHERE p.price > 15"));
    try (PreparedStatement prepared =
        connection.prepareStatement("SELECT price FROM 'p.csv' WHERE id = ?")) {
      prepared.setInt(1, 2);
      try (ResultSet result = prepared.executeQuery()) {
        assertTrue(result.next());
        assertEquals(20, result.getInt(1));
      }
    }
    try (PreparedStatement prepared =
        connection.prepareStatement("COPY (SELECT * FROM t WHERE id = ?) TO 'one.csv'")) {
      prepared.setInt(1, 1);
      assertEquals(1, prepared.executeUpdate());
    }
    assertEquals("ID,NAME\n1,one\n", Files.readString(files.resolve("one.csv")));
    assertEquals(
        List.of("2"),
        rows("SELECT COUNT(*) FROM (SELECT * FROM 'p.csv' UNION SELECT * FROM 'p.csv')"));
  }

  @Test
  void largeFilesPassThroughASmallMemory() throws Exception {
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(files.resolve("big.csv.gz"))),
            StandardCharsets.UTF_8)) {
      out.write("id,text\n");
      String text = "x".repeat(2_000);
      for (int i = 0; i < 20_000; i++) {
        out.write(i + "," + text + "\n");
      }
    }
    statement.execute("SET memory_limit_mb = 8");
    assertEquals(
        List.of("20000|40000000"),
        rows("SELECT COUNT(*), SUM(CHAR_LENGTH(text)) FROM 'big.csv.gz'"));
    assertEquals(20_000, statement.executeUpdate("COPY (SELECT * FROM 'big.csv.gz') TO 'b.jsonl'"));
    assertTrue(Files.size(files.resolve("b.jsonl")) > 40_000_000);
  }

  @Test
  void progressCanBeSeen() throws Exception {
    write("p.csv", "a\n" + "1\n".repeat(20_000));
    statement.setFetchSize(10);
    try (Connection other =
            DriverManager.getConnection("jdbc:quiver:mem:copyprogress;files=" + files);
        Statement reading = other.createStatement();
        Statement watching = other.createStatement()) {
      try (ResultSet rows = reading.executeQuery("SELECT * FROM 'p.csv'")) {
        assertTrue(rows.next());
        try (ResultSet seen =
            watching.executeQuery(
                "SELECT file_name, direction, bytes_total FROM SYS.COPY_PROGRESS")) {
          assertTrue(seen.next());
          assertEquals("p.csv", seen.getString(1));
          assertEquals("READ", seen.getString(2));
          assertEquals(40_002, seen.getLong(3));
        }
      }
      try (ResultSet seen = watching.executeQuery("SELECT * FROM SYS.COPY_PROGRESS")) {
        assertFalse(seen.next());
      }
    }
  }

  @Test
  void limitsOfWhatAFileMayHold() throws Exception {
    write("deep.jsonl", "{\"a\":" + "[".repeat(600) + "]".repeat(600) + "}\n");
    SQLException e = fails("SELECT * FROM 'deep.jsonl'");
    assertEquals("22P04", e.getSQLState());
    try (Writer out = Files.newBufferedWriter(files.resolve("open.csv"))) {
      out.write("a\n\"");
      String chunk = "x".repeat(1 << 16);
      for (int i = 0; i < 300; i++) {
        out.write(chunk);
      }
    }
    e = fails("SELECT * FROM READ_CSV('open.csv', delimiter => ',')");
    assertEquals("54000", e.getSQLState(), e.getMessage());
    assertNotNull(e.getMessage());
  }
}
