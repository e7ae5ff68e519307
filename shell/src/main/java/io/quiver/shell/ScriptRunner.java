package io.quiver.shell;

import io.quiver.parser.ScriptSplitter;
import io.quiver.storage.error.Position;
import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs the statements of a file one after the other and stops at the first error. */
final class ScriptRunner {
  private ScriptRunner() {}

  /** Returns the exit code: 0, or 1 after an error, which has been printed with its place. */
  static int run(String file, String url, PrintStream out, PrintStream err)
      throws IOException, SQLException {
    String script;
    try {
      script = Files.readString(Path.of(file));
    } catch (NoSuchFileException e) {
      err.println("no such file: " + file);
      return 1;
    }
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (ScriptSplitter.Statement part : ScriptSplitter.split(script)) {
        try {
          execute(statement, part.text(), out);
        } catch (SQLException e) {
          err.println(
              place(file, script, part, e) + ": ERROR " + e.getSQLState() + ": " + e.getMessage());
          return 1;
        }
      }
    }
    return 0;
  }

  private static void execute(Statement statement, String sql, PrintStream out)
      throws SQLException {
    boolean rows = statement.execute(sql);
    if (rows) {
      try (ResultSet result = statement.getResultSet()) {
        TablePrinter.print(result, out);
      }
    } else if (statement.getUpdateCount() > 0) {
      long count = statement.getLargeUpdateCount();
      out.println(count + (count == 1 ? " row changed" : " rows changed"));
    }
  }

  /** {@code file:line:column} of the error, or of its statement when that is all we know. */
  private static String place(
      String file, String script, ScriptSplitter.Statement part, SQLException error) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < part.offset(); i++) {
      boolean newLine = script.charAt(i) == '\n';
      line += newLine ? 1 : 0;
      column = newLine ? 1 : column + 1;
    }
    if (error.getCause() instanceof QuiverException cause) {
      Position position = cause.position();
      if (position != null) {
        column = position.line() == 1 ? column + position.column() - 1 : position.column();
        line += position.line() - 1;
      }
    }
    return file + ":" + line + ":" + column;
  }
}
