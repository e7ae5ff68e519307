package io.quiver.tck.fuzz;

import java.sql.SQLException;
import java.util.Locale;

/** The input is a statement. */
final class SqlTarget implements FuzzTarget {
  private final MemoryConnection database = new MemoryConnection();

  @Override
  public void feed(String input, Failures failures) throws SQLException {
    if (input.toUpperCase(Locale.ROOT).contains("BACKUP")) {
      return; // Writes where the input says.
    }
    var unused = database.get();
    failures.run(input, () -> database.run(input));
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
