package io.quiver.tck.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that large scrollable results are kept in: there when needed, gone with them. */
final class ScrollFilesTest {
  private static final String SECRET = "a text that nobody else shall read";

  @TempDir Path parent;

  private Connection open(boolean encrypted) throws SQLException {
    Properties properties = new Properties();
    if (encrypted) {
      properties.put("encryption_key", "a long pass phrase".toCharArray());
    }
    return DriverManager.getConnection(
        "jdbc:quiver:" + parent.resolve("db") + ";linger=0;memory_limit_mb=1", properties);
  }

  private List<Path> files() throws IOException {
    Path temporary = parent.resolve("db").resolve("temp");
    if (!Files.isDirectory(temporary)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(temporary)) {
      return all.toList();
    }
  }

  private static Statement scrollable(Connection connection) throws SQLException {
    return connection.createStatement(
        ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
  }

  private static String rows(int count) {
    return "SELECT N, '" + SECRET + "' || N FROM GENERATE_SERIES(1, " + count + ") AS S (N)";
  }

  @Test
  void aFileGoesWithItsResultItsStatementOrItsConnection() throws Exception {
    try (Connection connection = open(false)) {
      Statement statement = scrollable(connection);
      ResultSet small = statement.executeQuery(rows(100));
      assertTrue(small.last());
      assertEquals(0, files().size());
      ResultSet large = statement.executeQuery(rows(50_000));
      assertTrue(large.absolute(30_000));
      assertEquals(30_000, large.getInt(1));
      assertEquals(1, files().size());
      large.close();
      assertEquals(0, files().size());
      statement.executeQuery(rows(50_000));
      assertEquals(1, files().size());
      statement.executeQuery(rows(60_000));
      assertEquals(1, files().size());
      statement.close();
      assertEquals(0, files().size());
    }
    Connection left = open(false);
    ResultSet open = scrollable(left).executeQuery(rows(50_000));
    assertEquals(1, files().size());
    left.close();
    assertEquals(0, files().size());
    assertEquals("08003", assertThrows(SQLException.class, open::last).getSQLState());
  }

  @Test
  void aQueryThatFailsLeavesNone() throws Exception {
    try (Connection connection = open(false);
        Statement statement = scrollable(connection)) {
      SQLException e =
          assertThrows(
              SQLException.class,
              () ->
                  statement.executeQuery(
                      "SELECT 1 / (40000 - N), '"
                          + SECRET
                          + "' FROM GENERATE_SERIES(1, 50000) AS S (N)"));
      assertEquals("22012", e.getSQLState());
      assertEquals(0, files().size());
    }
  }

  @Test
  void nothingOfItCanBeReadInTheFile() throws Exception {
    try (Connection connection = open(true);
        Statement statement = scrollable(connection);
        ResultSet rows = statement.executeQuery(rows(50_000))) {
      assertTrue(rows.last());
      assertEquals(1, files().size());
      byte[] bytes = Files.readAllBytes(files().get(0));
      assertTrue(bytes.length > 1_000_000, "bytes: " + bytes.length);
      assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains(SECRET.substring(0, 12)));
      assertTrue(rows.getString(2).startsWith(SECRET));
    }
  }

  @Test
  void whatACrashLeftGoesWhenTheDatabaseIsOpened() throws Exception {
    open(false).close();
    Path left = parent.resolve("db").resolve("temp");
    Files.createDirectories(left);
    Files.writeString(left.resolve("quiver-3.tmp"), "rows");
    try (Connection connection = open(false)) {
      assertTrue(connection.isValid(1));
      assertEquals(0, files().size());
    }
  }

  @Test
  void aDamagedFileIsAnError() throws Exception {
    try (Connection connection = open(false);
        Statement statement = scrollable(connection);
        ResultSet rows = statement.executeQuery(rows(50_000))) {
      Path file = files().get(0);
      byte[] bytes = Files.readAllBytes(file);
      bytes[100] ^= 1;
      Files.write(file, bytes);
      assertTrue(rows.absolute(1));
      assertEquals("XX001", assertThrows(SQLException.class, () -> rows.getInt(1)).getSQLState());
      assertTrue(rows.last());
      assertEquals(50_000, rows.getInt(1));
    }
  }
}
