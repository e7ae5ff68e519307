package io.quiver.tck.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLNonTransientException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong in daily use gets a plain message and a SQLSTATE, and loses nothing. */
final class BadInputTest {
  @TempDir private @Nullable Path directory;

  private @Nullable Connection connection;

  private Path directory() {
    return Objects.requireNonNull(directory);
  }

  private Connection connection() {
    return Objects.requireNonNull(connection);
  }

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:quiver:mem:");
    run(
        "CREATE TABLE NODE (ID INT PRIMARY KEY, NAME VARCHAR(20), V VECTOR(3))",
        "CREATE TABLE EDGE (ID INT PRIMARY KEY, SRC INT NOT NULL REFERENCES NODE (ID), DST INT NOT"
            + " NULL REFERENCES NODE (ID))",
        "INSERT INTO NODE VALUES (1, 'one', VECTOR '[1,2,3]')");
  }

  @AfterEach
  void close() throws SQLException {
    connection().close();
  }

  private void run(String... statements) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static void check(
      Class<? extends SQLException> type, String state, Call call, String... parts) {
    SQLException e = assertThrows(type, call::run);
    String message = String.valueOf(e.getMessage());
    assertEquals(state, e.getSQLState(), message);
    assertTrue(e.getErrorCode() > 0, message);
    for (String part : parts) {
      assertTrue(message.contains(part), () -> "\"" + part + "\" is not in: " + message);
    }
    assertFalse(message.contains("Exception"), message);
    assertFalse(message.contains("io.quiver"), message);
    assertFalse(message.contains("calcite"), message);
  }

  /** Something that must fail. */
  @FunctionalInterface
  private interface Call {
    void run() throws SQLException;
  }

  private void sql(Class<? extends SQLException> type, String state, String sql, String... parts) {
    check(type, state, () -> run(sql), parts);
  }

  private static void url(
      Class<? extends SQLException> type, String state, String url, String... parts) {
    check(type, state, () -> DriverManager.getConnection(url).close(), parts);
  }

  @Test
  void options() {
    url(
        SQLNonTransientConnectionException.class,
        "08001",
        "jdbc:quiver:mem:;durabilty=full",
        "\"durabilty\"",
        "Did you mean \"durability\"?");
    url(
        SQLNonTransientConnectionException.class,
        "08001",
        "jdbc:quiver:mem:;durability=ful",
        "\"durability\"",
        "full, batched, relaxed");
    url(
        SQLNonTransientConnectionException.class,
        "08001",
        "jdbc:quiver:mem:;linger=soon",
        "\"linger\"",
        "\"soon\"");
  }

  @Test
  void names() {
    sql(
        SQLSyntaxErrorException.class,
        "42P01",
        "SELECT * FROM NODES",
        "NODES",
        "NODE",
        "LINE 1: SELECT * FROM NODES",
        "^^^^^");
    sql(SQLSyntaxErrorException.class, "42703", "SELECT NMAE FROM NODE", "NMAE", "NAME", "^");
    sql(SQLSyntaxErrorException.class, "42P01", "DROP TABLE NODES", "NODES");
    sql(SQLSyntaxErrorException.class, "42P01", "INSERT INTO NODES VALUES (1)", "NODES", "NODE");
    sql(SQLSyntaxErrorException.class, "42883", "SELECT COSINE_DISTANC(V, V) FROM NODE", "^");
    sql(SQLSyntaxErrorException.class, "3F000", "SELECT * FROM NO_SCHEMA.NODE", "NO_SCHEMA");
    sql(SQLSyntaxErrorException.class, "42P07", "CREATE TABLE NODE (X INT)", "NODE");
  }

  @Test
  void syntax() {
    sql(
        SQLSyntaxErrorException.class,
        "42601",
        "SELECT ID\nFORM NODE WHERE",
        "LINE 2: FORM NODE WHERE",
        "^");
    sql(SQLSyntaxErrorException.class, "42601", "", "no statement");
    sql(SQLSyntaxErrorException.class, "42601", "SELECT 'open", "LINE 1");
    sql(SQLSyntaxErrorException.class, "42601", "SELECT (1", "LINE 1");
    sql(SQLSyntaxErrorException.class, "42601", "SELECT 1; SELECT 2", "LINE 1");
    sql(SQLSyntaxErrorException.class, "42601", "INSERT INTO NODE (ID) VALUES (2, 3)", "NODE");
  }

  @Test
  void vectors() throws SQLException {
    sql(
        SQLDataException.class,
        "22V01",
        "INSERT INTO NODE (ID, V) VALUES (2, VECTOR '[1,2]')",
        "3",
        "2");
    sql(SQLDataException.class, "22V01", "INSERT INTO NODE (ID, V) VALUES (2, '[1,2]')", "3", "2");
    sql(
        SQLDataException.class,
        "22V01",
        "SELECT ID FROM NODE ORDER BY COSINE_DISTANCE(V, VECTOR '[1,2]') LIMIT 1",
        "3",
        "2");
    sql(SQLDataException.class, "22018", "INSERT INTO NODE (ID, V) VALUES (2, '[1,x,3]')", "x");
    try (PreparedStatement insert =
        connection().prepareStatement("INSERT INTO NODE (ID, V) VALUES (2, ?)")) {
      insert.setObject(1, new float[] {1, Float.NaN, 3});
      check(SQLDataException.class, "22V02", insert::executeUpdate, "NaN", "2");
      insert.setObject(1, new double[] {1, 2, Double.POSITIVE_INFINITY});
      check(SQLDataException.class, "22V02", insert::executeUpdate, "Infinity", "3");
      insert.setObject(1, new float[] {1, 2, 3, 4});
      check(SQLDataException.class, "22V01", insert::executeUpdate, "3", "4");
    }
    try (PreparedStatement search =
        connection()
            .prepareStatement("SELECT ID FROM VECTOR_SEARCH(TABLE NODE, DESCRIPTOR(V), ?, 1)")) {
      search.setObject(1, new float[] {1, 2});
      check(SQLDataException.class, "22V01", search::executeQuery, "3", "2");
    }
  }

  @Test
  void constraints() throws SQLException {
    Class<? extends SQLException> type = SQLIntegrityConstraintViolationException.class;
    sql(type, "23505", "INSERT INTO NODE (ID) VALUES (1)", "NODE", "1");
    sql(type, "23503", "INSERT INTO EDGE VALUES (1, 1, 99)", "EDGE", "NODE", "99");
    run("INSERT INTO EDGE VALUES (1, 1, 1)");
    sql(type, "23503", "DELETE FROM NODE", "EDGE");
    sql(type, "23502", "INSERT INTO EDGE (ID, SRC) VALUES (2, 1)", "DST", "EDGE");
    sql(SQLDataException.class, "22003", "INSERT INTO NODE (ID) VALUES (99999999999)", "ID");
    sql(SQLSyntaxErrorException.class, "2BP01", "DROP TABLE NODE", "EDGE");
    try (var rows = connection().createStatement().executeQuery("SELECT COUNT(*) FROM NODE")) {
      assertTrue(rows.next());
      assertEquals(1, rows.getInt(1));
    }
  }

  private String fileUrl(String name) {
    return "jdbc:quiver:" + directory().resolve(name) + ";linger=0";
  }

  private void makeDatabase(String name) throws SQLException {
    try (Connection first = DriverManager.getConnection(fileUrl(name));
        Statement statement = first.createStatement()) {
      statement.execute("CREATE TABLE T (ID INT PRIMARY KEY, X VARCHAR)");
      statement.execute("INSERT INTO T SELECT N, 'text' FROM UNNEST(ARRAY[1,2,3]) AS U (N)");
    }
  }

  @Test
  void places() throws Exception {
    url(SQLSyntaxErrorException.class, "3D000", fileUrl("missing") + ";ifexists=true", "missing");
    Path file = Files.writeString(directory().resolve("file"), "text");
    url(SQLSyntaxErrorException.class, "3D000", "jdbc:quiver:" + file, "is a file");
    Path other = Files.createDirectory(directory().resolve("other"));
    Files.writeString(other.resolve("letter.txt"), "text");
    url(SQLSyntaxErrorException.class, "3D000", fileUrl("other"), "letter.txt");
  }

  @Test
  void corruptFiles() throws Exception {
    makeDatabase("store");
    flip(directory().resolve("store/store"));
    url(SQLNonTransientException.class, "XX001", fileUrl("store"), "store");
    makeDatabase("log");
    try (Stream<Path> files = Files.walk(directory().resolve("log/log"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        flip(file);
      }
    }
    url(SQLNonTransientException.class, "XX001", fileUrl("log"), "log");
    makeDatabase("cut");
    Files.write(directory().resolve("cut/store"), new byte[100]);
    url(SQLNonTransientException.class, "XX001", fileUrl("cut"), "store");
  }

  /** Overwrites the middle of every block. */
  private static void flip(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 50; i < bytes.length; i += 1000) {
      bytes[i] ^= 0x55;
    }
    Files.write(file, bytes);
  }

  @Test
  void openInAnotherProcess() throws Exception {
    Process holder = holder(fileUrl("held"));
    try {
      assertEquals('!', holder.getInputStream().read());
      url(
          SQLTransientConnectionException.class,
          "08004",
          fileUrl("held") + ";share=off",
          "held",
          "in use",
          String.valueOf(holder.pid()));
    } finally {
      holder.getOutputStream().close();
      holder.waitFor();
    }
    DriverManager.getConnection(fileUrl("held")).close();
  }

  private static Process holder(String url) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            List.of(java, "-Xmx256m", "-cp", classes, OpenAndWait.class.getName(), url))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
