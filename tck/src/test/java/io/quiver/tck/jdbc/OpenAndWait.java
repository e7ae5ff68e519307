package io.quiver.tck.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;

/** A process that holds a database open until its input ends. */
final class OpenAndWait {
  private OpenAndWait() {}

  public static void main(String[] args) throws Exception {
    try (Connection connection = DriverManager.getConnection(args[0])) {
      connection.createStatement().execute("CREATE TABLE HELD (ID INT PRIMARY KEY)");
      // The parent waits for this byte: standard output is the one thing they share.
      System.out.write('!'); // checked: a process of its own
      System.out.flush();
      System.in.read();
    }
  }
}
