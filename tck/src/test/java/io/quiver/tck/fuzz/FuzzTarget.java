package io.quiver.tck.fuzz;

import java.sql.SQLException;

/** What takes an input. Used by one thread at a time. */
interface FuzzTarget extends AutoCloseable {
  /** Feeds the input; every call of the driver that fails with an SQLException is reported. */
  void feed(String input, Failures failures) throws SQLException;

  @Override
  void close() throws SQLException;

  /** One call of the driver. */
  @FunctionalInterface
  interface Call {
    void run() throws SQLException;
  }
}
