package io.quiver.tck.share;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;

/**
 * A process with a small heap that reads a result several times its size: arguments are the URL,
 * {@code stream}, {@code scroll} or {@code hold}, and the number of rows of 1000 characters. Prints
 * how many it read and the sum of their numbers.
 */
final class SmallHeapReader {
  private SmallHeapReader() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = System.out; // checked: a process of its own
    String how = arguments[1];
    try (Connection connection = DriverManager.getConnection(arguments[0])) {
      connection.setAutoCommit(false);
      try (Statement statement =
              connection.createStatement(
                  how.equals("scroll")
                      ? ResultSet.TYPE_SCROLL_INSENSITIVE
                      : ResultSet.TYPE_FORWARD_ONLY,
                  ResultSet.CONCUR_READ_ONLY,
                  how.equals("hold")
                      ? ResultSet.HOLD_CURSORS_OVER_COMMIT
                      : ResultSet.CLOSE_CURSORS_AT_COMMIT);
          ResultSet rows =
              statement.executeQuery(
                  "SELECT N, REPEAT('x', 1000) || N FROM GENERATE_SERIES(1, "
                      + arguments[2]
                      + ") AS S (N)")) {
        long count = 0;
        long sum = 0;
        while (rows.next()) {
          count++;
          sum += rows.getLong(1) + rows.getString(2).length() - 1_000;
        }
        if (how.equals("scroll")) {
          rows.last();
          count = rows.getRow();
          rows.absolute(1);
          sum += rows.getLong(1);
        }
        out.println(count + " " + sum);
      }
    }
  }
}
