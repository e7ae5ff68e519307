package io.quiver.tck.share;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A process that does what its input says, line by line, and answers each with one line: {@code
 * open URL}, {@code unlock URL PASSPHRASE}, {@code close URL}, {@code run URL SQL} (tabs between).
 * It ends with its input.
 */
final class OwnerProcess {
  private OwnerProcess() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, Connection> open = new HashMap<>();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = System.out; // checked: a process of its own
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String answer;
      try {
        answer = carryOut(open, line.split("\t", 3));
      } catch (SQLException e) {
        answer =
            "failed "
                + e.getSQLState()
                + " "
                + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      }
      out.println(answer);
      out.flush();
    }
    for (Connection connection : open.values()) {
      connection.close();
    }
  }

  private static String carryOut(Map<String, Connection> open, String[] order) throws SQLException {
    switch (order[0]) {
      case "open" -> open.put(order[1], DriverManager.getConnection(order[1]));
      case "unlock" -> {
        Properties key = new Properties();
        key.put("encryption_key", order[2].toCharArray());
        open.put(order[1], DriverManager.getConnection(order[1], key));
      }
      case "close" -> {
        @Nullable Connection connection = open.remove(order[1]);
        if (connection != null) {
          connection.close();
        }
      }
      case "run" -> {
        @Nullable Connection connection = open.get(order[1]);
        if (connection == null) {
          return "failed: not open";
        }
        return run(connection, order[2]);
      }
      default -> {
        return "failed: no order " + order[0];
      }
    }
    return "done";
  }

  private static String run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "count " + statement.getUpdateCount();
      }
      try (ResultSet rows = statement.getResultSet()) {
        return rows.next() ? "value " + rows.getString(1) : "empty";
      }
    }
  }
}
