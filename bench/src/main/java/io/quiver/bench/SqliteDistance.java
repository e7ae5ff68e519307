package io.quiver.bench;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.Function;

/**
 * {@link PeerFunctions#l2} as a function of SQLite; apart, since only its JVM has SQLite's classes.
 */
final class SqliteDistance extends Function {
  static void register(Connection connection) throws SQLException {
    Function.create(connection, "l2", new SqliteDistance());
  }

  @Override
  protected void xFunc() throws SQLException {
    result(PeerFunctions.l2(value_blob(0), value_blob(1)));
  }
}
