package io.quiver.driver;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.driver.jdbc.QuiverConnection;
import java.sql.SQLException;
import javax.sql.XAConnection;
import javax.transaction.xa.XAResource;

/** A physical connection whose transactions a coordinator may decide about. */
final class QuiverXaConnection extends QuiverPooledConnection implements XAConnection {
  private final QuiverXaResource resource;

  QuiverXaConnection(QuiverConnection physical) {
    super(physical);
    resource = new QuiverXaResource(this);
  }

  @Override
  public XAResource getXAResource() {
    return resource;
  }

  /** Branches that are not prepared are rolled back. */
  @Override
  public void close() throws SQLException {
    SQLException failure = null;
    try {
      resource.abandon();
    } catch (SQLException e) {
      failure = e;
    }
    try {
      super.close();
    } catch (SQLException e) {
      failure = SqlExceptions.first(failure, e);
    }
    if (failure != null) {
      throw failure;
    }
  }
}
