package io.quiver.tck.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/**
 * The main program of a child process with little heap: a transaction with very many rows that is
 * rolled back, then one that is committed, with another connection looking on. Prints what it sees;
 * the last line is "size BYTES payload BYTES" of the directory after a checkpoint.
 */
final class LargeTransaction {
  private static final int BATCH = 1_000;
  private static final int TEXT = 90;

  private LargeTransaction() {}

  public static void main(String[] arguments) throws SQLException {
    Path directory = Path.of(arguments[0]);
    int rows = Integer.parseInt(arguments[1]);
    String url = "jdbc:quiver:" + directory + ";linger=0";
    try (Connection writer = DriverManager.getConnection(url);
        Connection reader = DriverManager.getConnection(url)) {
      try (Statement statement = writer.createStatement()) {
        statement.execute("CREATE TABLE parent (id BIGINT PRIMARY KEY)");
        statement.execute("INSERT INTO parent VALUES (0), (1), (2)");
        statement.execute(
            "CREATE TABLE big (id BIGINT PRIMARY KEY, code BIGINT UNIQUE, text VARCHAR(200),"
                + " parent BIGINT REFERENCES parent)");
      }
      writer.setAutoCommit(false);
      insert(writer, rows);
      checkOwn(writer, rows);
      check(reader, 0);
      writer.rollback();
      check(writer, 0);
      System.out.println("rolled back");
      insert(writer, rows);
      changeSome(writer, rows);
      check(reader, 0);
      reader.setAutoCommit(false);
      reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      check(reader, 0);
      writer.commit();
      System.out.println("committed");
      check(reader, 0);
      reader.commit();
      check(reader, rows);
      reader.commit();
      checkContent(reader, rows);
      reader.commit();
      writer.setAutoCommit(true);
      try (Statement statement = writer.createStatement()) {
        statement.execute("INSERT INTO parent VALUES (3)");
        statement.execute("CHECKPOINT");
      }
      System.out.println("size " + size(directory) + " payload " + rows * (TEXT + 24L));
    }
    try (Connection again = DriverManager.getConnection(url)) {
      checkContent(again, rows);
    }
    System.out.println("done");
  }

  private static long code(long id, int rows) {
    return id * 7_919 % rows; // a permutation unless rows is a multiple of the prime
  }

  private static void insert(Connection connection, int rows) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO big VALUES (?, ?, ?, ?)")) {
      for (int id = 0; id < rows; id++) {
        insert.setLong(1, id);
        insert.setLong(2, code(id, rows));
        insert.setString(3, text(id));
        insert.setLong(4, id % 3);
        insert.addBatch();
        if (id % BATCH == BATCH - 1) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
  }

  private static String text(long id) {
    String start = "text of row " + id + " ";
    return start + "x".repeat(TEXT - start.length());
  }

  /** Savepoints, failing statements and changes of rows that have left memory. */
  private static void changeSome(Connection connection, int rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      var savepoint = connection.setSavepoint();
      count(
          statement.executeUpdate("UPDATE big SET text = 'gone' WHERE id < " + rows / 4), rows / 4);
      connection.rollback(savepoint);
      try {
        statement.executeUpdate("INSERT INTO big SELECT id + " + rows / 2 + ", 0, '', 1 FROM big");
        throw new IllegalStateException("a duplicate key was taken");
      } catch (SQLException e) {
        if (!"23505".equals(e.getSQLState())) {
          throw e;
        }
      }
      count(statement.executeUpdate("DELETE FROM big WHERE id < 100"), 100);
      count(
          statement.executeUpdate(
              "INSERT INTO big SELECT id - 100, code, text, parent FROM big WHERE id < -1"),
          0);
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO big VALUES (?, ?, ?, 0)")) {
        for (int id = 0; id < 100; id++) {
          insert.setLong(1, id);
          insert.setLong(2, code(id, rows));
          insert.setString(3, text(id));
          insert.executeUpdate();
        }
      }
    }
  }

  private static void count(long found, long expected) {
    if (found != expected) {
      throw new IllegalStateException(found + " instead of " + expected);
    }
  }

  private static void checkOwn(Connection connection, int rows) throws SQLException {
    check(connection, rows);
    checkContent(connection, rows);
  }

  private static void check(Connection connection, long rows) throws SQLException {
    count(number(connection, "SELECT COUNT(*) FROM big"), rows);
  }

  private static void checkContent(Connection connection, int rows) throws SQLException {
    long sum = (long) rows * (rows - 1) / 2;
    count(number(connection, "SELECT SUM(id) FROM big"), sum);
    count(number(connection, "SELECT SUM(code) FROM big WHERE code >= 0"), sum);
    count(number(connection, "SELECT SUM(CHAR_LENGTH(text)) FROM big"), (long) rows * TEXT);
    for (long id = 0; id < rows; id += rows / 20) {
      String sql = "SELECT id FROM big WHERE code = " + code(id, rows) + " AND text = '" + text(id);
      count(number(connection, sql + "'"), id);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new IllegalStateException("no row: " + sql);
      }
      return rows.getLong(1);
    }
  }

  private static long size(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
