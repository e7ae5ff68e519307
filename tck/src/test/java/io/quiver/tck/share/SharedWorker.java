package io.quiver.tck.share;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A process that counts in a shared database until it is killed, and writes down each number whose
 * commit was acknowledged. It keeps one connection, whatever happens to the owner.
 */
final class SharedWorker {
  private SharedWorker() {}

  public static void main(String[] arguments) throws Exception {
    int worker = Integer.parseInt(arguments[2]);
    try (Connection connection = DriverManager.getConnection(arguments[0]);
        FileChannel acknowledged =
            FileChannel.open(
                Path.of(arguments[1]), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      connection.setAutoCommit(false);
      long next = -1;
      while (true) {
        try {
          if (next < 0) {
            next = last(connection, worker) + 1;
          }
          count(connection, worker, next);
          acknowledged.write(ByteBuffer.allocate(Long.BYTES).putLong(0, next), 0);
          next++;
        } catch (SQLException e) {
          if (!String.valueOf(e.getSQLState()).matches("08.*|40.*|55P03")) {
            throw e;
          }
          next = -1; // whether it was committed, the table says
          rollback(connection);
        }
      }
    }
  }

  private static void rollback(Connection connection) throws SQLException {
    try {
      connection.rollback();
    } catch (SQLException e) {
      if (!String.valueOf(e.getSQLState()).startsWith("08")) {
        throw e;
      }
    }
  }

  private static long last(Connection connection, int worker) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT COALESCE(MAX(SEQ), 0) FROM DONE WHERE WORKER = " + worker)) {
      rows.next();
      long last = rows.getLong(1);
      connection.commit();
      return last;
    }
  }

  private static void count(Connection connection, int worker, long number) throws SQLException {
    try (PreparedStatement insert =
            connection.prepareStatement("INSERT INTO DONE (WORKER, SEQ) VALUES (?, ?)");
        PreparedStatement update =
            connection.prepareStatement("UPDATE TOTAL SET N = N + 1 WHERE WORKER = ?")) {
      insert.setInt(1, worker);
      insert.setLong(2, number);
      insert.executeUpdate();
      update.setInt(1, worker);
      update.executeUpdate();
      connection.commit();
    }
  }
}
