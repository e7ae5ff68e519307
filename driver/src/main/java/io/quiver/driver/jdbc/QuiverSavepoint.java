package io.quiver.driver.jdbc;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import java.sql.SQLException;
import java.sql.Savepoint;
import org.jspecify.annotations.Nullable;

/**
 * A savepoint of a connection.
 *
 * @param owner whose it is
 * @param id number in its connection
 * @param givenName the application's name, or null
 */
record QuiverSavepoint(QuiverConnection owner, int id, @Nullable String givenName)
    implements Savepoint {

  /** What the session knows it by. */
  String sessionName() {
    return givenName != null ? givenName : "JDBC_SAVEPOINT_" + id;
  }

  @Override
  public int getSavepointId() throws SQLException {
    if (givenName != null) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER, "The savepoint has a name, " + givenName + ", and no id.");
    }
    return id;
  }

  @Override
  public String getSavepointName() throws SQLException {
    if (givenName == null) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_PARAMETER, "The savepoint has an id, " + id + ", and no name.");
    }
    return givenName;
  }
}
