package io.quiver.driver;

import java.sql.SQLException;
import javax.sql.ConnectionPoolDataSource;
import javax.sql.PooledConnection;
import org.jspecify.annotations.Nullable;

/** Physical connections for a pool that gives out handles. */
public final class QuiverConnectionPoolDataSource extends DataSourceSettings
    implements ConnectionPoolDataSource {
  public QuiverConnectionPoolDataSource() {}

  @Override
  public PooledConnection getPooledConnection() throws SQLException {
    return new QuiverPooledConnection(open());
  }

  /** User and password are ignored. */
  @Override
  public PooledConnection getPooledConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    return getPooledConnection();
  }
}
