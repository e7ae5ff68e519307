package io.quiver.driver;

import java.sql.SQLException;
import javax.sql.XAConnection;
import javax.sql.XADataSource;
import org.jspecify.annotations.Nullable;

/** Connections that take part in distributed transactions. */
public final class QuiverXADataSource extends DataSourceSettings implements XADataSource {
  public QuiverXADataSource() {}

  @Override
  public XAConnection getXAConnection() throws SQLException {
    return new QuiverXaConnection(open());
  }

  /** User and password are ignored. */
  @Override
  public XAConnection getXAConnection(@Nullable String user, @Nullable String password)
      throws SQLException {
    return getXAConnection();
  }
}
