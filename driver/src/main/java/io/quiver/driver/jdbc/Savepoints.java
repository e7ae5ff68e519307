package io.quiver.driver.jdbc;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/** The savepoints of a connection. Confined to its thread. */
final class Savepoints {
  private final QuiverConnection connection;
  private int made;

  Savepoints(QuiverConnection connection) {
    this.connection = connection;
  }

  Savepoint set(@Nullable String name) throws SQLException {
    QuiverSavepoint savepoint = new QuiverSavepoint(connection, ++made, name);
    connection.tell(() -> connection.session().savepoint(savepoint.sessionName()));
    return savepoint;
  }

  void rollback(@Nullable Savepoint savepoint) throws SQLException {
    String name = own(savepoint);
    connection.tell(() -> connection.session().rollbackTo(name));
  }

  void release(@Nullable Savepoint savepoint) throws SQLException {
    String name = own(savepoint);
    connection.tell(() -> connection.session().releaseSavepoint(name));
  }

  private String own(@Nullable Savepoint savepoint) throws SQLException {
    connection.checkOpen();
    if (savepoint instanceof QuiverSavepoint mine && mine.owner() == connection) {
      return mine.sessionName();
    }
    throw SqlExceptions.of(
        ErrorCode.SAVEPOINT_NOT_FOUND, "The savepoint belongs to another connection.");
  }
}
