package io.quiver.driver.jdbc;

import java.sql.SQLException;

/**
 * The transaction of a batch of statements: with auto-commit on one of its own, otherwise that of
 * the application. Confined to the connection's thread.
 */
final class BatchTransaction {
  private final QuiverConnection connection;

  /** Whether it ends with the batch. */
  private final boolean own;

  private BatchTransaction(QuiverConnection connection, boolean own) {
    this.connection = connection;
    this.own = own;
  }

  static BatchTransaction begin(QuiverConnection connection) throws SQLException {
    boolean own = connection.autoCommitNow();
    if (own) {
      connection.tell(() -> connection.session().setAutoCommit(false));
    }
    return new BatchTransaction(connection, own);
  }

  boolean own() {
    return own;
  }

  /** All statements have succeeded. */
  void commit() throws SQLException {
    if (own) {
      connection.tell(() -> connection.session().setAutoCommit(true));
    }
  }

  /** Rolls back after a failure, which also gets to know what fails now. */
  void rollback(SQLException failure) {
    if (own && !connection.closed()) {
      attempt(() -> connection.session().rollback(), failure);
      attempt(() -> connection.session().setAutoCommit(true), failure);
    }
  }

  private void attempt(Runnable action, SQLException failure) {
    try {
      connection.tell(action);
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
